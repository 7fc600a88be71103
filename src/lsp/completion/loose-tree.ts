/*
 * A text while somebody types in it: a quote or a bracket is open, a value is missing. The parsers of the linter report an
 * error there. These trees keep what is to be seen: which key stands around which text. Nothing is judged by them.
 */

export type LooseSyntax = "json" | "yaml" | "hcl";

/** A word, a number or a text in quotes. The offsets are those of its content, without the quotes. */
export interface LooseText {
  readonly kind: "text";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly quote: "" | '"' | "'";
  /** The closing quote is there, or none is needed. */
  readonly isClosed: boolean;
  /** There is nothing: a value is missing here. */
  readonly isGap?: true;
  /** Of a gap over several lines: what stands there belongs to it if its column is greater. */
  readonly column?: number;
  /** The tag before it: `!Sub`. */
  readonly tag?: string;
  readonly syntax: LooseSyntax;
}

/** A mapping, a list, a block or the arguments of a function. */
export interface LooseGroup {
  readonly kind: "group";
  readonly start: number;
  readonly end: number;
  readonly entries: readonly LooseEntry[];
  /** By its brackets. Lines of YAML have none. */
  readonly form: "mapping" | "list" | "lines";
  /** The tag before it: `!If`. */
  readonly tag?: string;
  /** The type of a block that declares a resource or data source: `aws_iam_policy`. */
  readonly type?: string;
  /** Of a policy in a block scalar: what stands there belongs to it if its column is greater. */
  readonly column?: number;
  readonly syntax: LooseSyntax;
}

/** A comment between brackets. Nothing is completed in it. */
export interface LooseComment {
  readonly kind: "comment";
  readonly start: number;
  readonly end: number;
}

/** An item of a list has no key. */
export interface LooseEntry {
  readonly key?: LooseText;
  readonly value: LooseText | LooseGroup | LooseComment;
}

/** A key, a tag, or what a block or a mapping says of its type: `aws_iam_policy`, `AWS::IAM::Role`, `Service`. */
export interface Step {
  readonly kind: "key" | "tag" | "type";
  readonly name: string;
}

/**
 * The end of a text whose quote is open, at most `end`. It is one word: what separates it from the next one stays where
 * the word is replaced.
 */
export function endOfOpen(text: string, start: number, end: number): number {
  const word = openWord.exec(text.slice(start, start + longestWord))?.[0] ?? "";
  return Math.min(end, start + word.length);
}

const openWord = /^(?:[^\s,;"'{}[\]():=#$]|\$(?:\{(?:[^\s{}"]*\}|[^\s{}",]*))?|:(?![ \t]*["'{[]|[ \t]+\w))*/;

/** A pattern that repeats a choice needs memory for each character. */
const longestWord = 4_000;

/** What surrounds an offset. */
export interface LoosePlace {
  /** What is around it, the outermost first. */
  readonly path: readonly Step[];
  readonly isKey: boolean;
  /** Whether what is written there is a key, with its colon or equals sign. */
  readonly hasSign: boolean;
  /** What is written there. `undefined`: a new key or item would stand there. */
  readonly text: LooseText | undefined;
  /** The groups around it, the innermost first. */
  readonly groups: readonly LooseGroup[];
  readonly syntax: LooseSyntax;
}

/** `undefined`: the offset is in a comment. */
export function placeIn(root: LooseGroup, offset: number): LoosePlace | undefined {
  const path: Step[] = [];
  const groups: LooseGroup[] = [root];
  for (let group = root; ;) {
    const entry = group.entries.find((one) => holds(one, offset));
    const around = { path, groups, syntax: group.syntax, hasSign: false };
    if (!entry) return { ...around, isKey: hasKeys(group), text: undefined };
    if (entry.key && isWithin(entry.key, offset)) return { ...around, isKey: true, hasSign: true, text: entry.key };
    if (entry.value.kind === "comment") return undefined;
    if (entry.key) path.push({ kind: "key", name: entry.key.text });
    if (entry.value.tag !== undefined) path.push({ kind: "tag", name: entry.value.tag });
    if (entry.value.kind === "text") {
      const isKey = !entry.key && hasKeys(group);
      return { ...around, syntax: entry.value.syntax, isKey, text: entry.value };
    }
    group = entry.value;
    const [type] = group.type === undefined ? textsIn(valueOf(group, "type")) : [group.type];
    if (type !== undefined) path.push({ kind: "type", name: type });
    groups.unshift(group);
  }
}

function holds({ key, value }: LooseEntry, offset: number): boolean {
  return isWithin(value, offset) || (key !== undefined && isWithin(key, offset));
}

function isWithin({ end, start }: LooseEntry["value"], offset: number): boolean {
  return start <= offset && offset <= end;
}

export function hasKeys({ entries, form }: Pick<LooseGroup, "entries" | "form">): boolean {
  return form === "mapping" || (form === "lines" && entries.some(({ key }) => key));
}

/** The value of a key, whatever the case of the key. */
export function valueOf(group: LooseGroup, ...keys: readonly string[]): LooseEntry["value"] | undefined {
  return group.entries.find(({ key }) => key && keys.includes(key.text.toLowerCase()))?.value;
}

/** All texts in a value. */
export function textsIn(value: LooseEntry["value"] | undefined): readonly string[] {
  if (!value || value.kind === "comment") return [];
  if (value.kind === "text") return value.isGap ? [] : [value.text];
  return value.entries.flatMap((entry) => textsIn(entry.value));
}
