import { extended, type Location } from "../source/index.js";
import { entryOf } from "./entries.js";
import { and, always, type Formula } from "./formula.js";
import type { HolePart, LiteralPart, Mapping, Node, Scalar, Shape, Text, TextPart, Unknown } from "./nodes.js";
import { computed, written } from "./origins.js";

/** A value, with the formula that says when it applies. */
export interface ConditionalValue<T> {
  readonly value: T;
  readonly when: Formula;
}

/** The alternatives of a node: itself, or the branches of a choice, nested ones flattened. */
export function alternatives(
  node: Node,
  when: Formula = always,
): readonly ConditionalValue<Exclude<Node, { kind: "choice" }>>[] {
  if (node.kind !== "choice") return [{ value: node, when }];
  return node.branches.flatMap((branch) => alternatives(branch.value, and(when, branch.when)));
}

/**
 * The value of a key, also inside choices. `undefined`: the key is certainly absent. A mapping that may have more
 * entries gives an unknown.
 */
export function member(node: Node | undefined, key: string): Node | undefined {
  if (!node) return undefined;
  switch (node.kind) {
    case "mapping": {
      const entry = entryOf(node, key);
      if (entry) return entry.value.kind === "null" ? undefined : entry.value;
      return node.incompleteReason === undefined ? undefined : unknownMember(node, key, node.incompleteReason);
    }
    case "unknown":
      return unknownMember(node, key, node.reason);
    case "choice":
      return memberOfChoice(node.branches, node.location, key);
    default:
      return undefined;
  }
}

function memberOfChoice(
  branches: readonly ConditionalValue<Node>[],
  location: Location,
  key: string,
): Node | undefined {
  const found = branches.map((branch) => ({ when: branch.when, value: member(branch.value, key) }));
  if (found.every((branch) => branch.value === undefined)) return undefined;
  return {
    kind: "choice",
    location,
    branches: found.map((branch) => ({ when: branch.when, value: branch.value ?? { kind: "null", location } })),
  };
}

function unknownMember(node: Mapping | Unknown, key: string, reason: string): Unknown {
  const base = node.kind === "unknown" ? node.symbol.id : `${node.location.file.path}@${String(node.location.start)}`;
  return {
    kind: "unknown",
    location: node.location,
    reason,
    symbol: { id: `${base}.${key}`, shape: "any" },
    origin: node.kind === "unknown" ? node.origin : computed,
  };
}

/** The value at a path of keys. A list with one item counts as that item, also for a number in the path. */
export function memberAt(node: Node | undefined, path: readonly string[]): Node | undefined {
  return path.reduce<Node | undefined>((at, key) => member(soleItem(at), key), node);
}

function soleItem(node: Node | undefined): Node | undefined {
  return node?.kind === "list" && node.items.length === 1 && node.incompleteReason === undefined ? node.items[0] : node;
}

/** A scalar, text or unknown as parts; `undefined` for what cannot be a text (list, mapping, choice, null). */
export function asText(node: Node | undefined): Text | undefined {
  switch (node?.kind) {
    case "text":
      return node;
    case "scalar":
      return textOfScalar(node);
    case "unknown":
      return { kind: "text", location: node.location, parts: [holeOf(node)] };
    default:
      return undefined;
  }
}

/** Whether a part is an empty default, or one of white space. */
export function isEmptyDefault(part: TextPart): boolean {
  return part.kind === "literal" && part.text.trim() === "" && part.origin.from === "default";
}

/** The mark of a key that is made of a text of which a piece is empty because of a condition or a default. */
export function gapIn({ hasOmittedPart, parts }: Text): Pick<Scalar, "hasOmittedPart"> {
  return hasOmittedPart || parts.some(isEmptyDefault) ? { hasOmittedPart: true } : {};
}

/** Rules and readers call this for nearly every value, so it makes no object that it does not return. */
function textOfScalar({ hasOmittedPart, isConditional, layout, location, map, text }: Scalar): Text {
  const part: LiteralPart =
    map !== undefined
      ? { kind: "literal", text, location, origin: written, map }
      : { kind: "literal", text, location, origin: written };
  const parts = [isConditional ? extended(part, { isConditional }) : part];
  const whole: Text = layout ? { kind: "text", location, layout, parts } : { kind: "text", location, parts };
  return hasOmittedPart ? extended(whole, { hasOmittedPart }) : whole;
}

/** The hole that represents an unknown value in a text. */
export function holeOf(unknown: Unknown): HolePart {
  const { chosenBy, isConditional, location, origin, owner, reason, expressionText, symbol } = unknown;
  return {
    kind: "hole",
    symbol,
    reason,
    location,
    origin,
    ...(expressionText !== undefined && { expressionText }),
    ...(owner && { owner }),
    ...(isConditional && { isConditional }),
    ...(chosenBy && { chosenBy }),
  };
}

/** The text of a node without holes. */
export function asLiteral(node: Node | undefined): string | undefined {
  return node?.kind === "scalar" ? node.text : node?.kind === "text" ? literalOf(node) : undefined;
}

/** The text of parts without holes; `undefined` where a part is not known. */
export function literalOf(text: Text): string | undefined {
  let result = "";
  for (const part of text.parts) {
    if (part.kind === "hole") return undefined;
    result += part.text;
  }
  return result;
}

/** A text as a string, with the same string in place of each hole. */
export function stringOf({ parts }: Pick<Text, "parts">, hole: string): string {
  const [first] = parts;
  // A shortcut: nearly all texts are plain, and rules call this often.
  if (first?.kind === "literal" && parts.length === 1) return first.text;
  let result = "";
  for (const part of parts) result += part.kind === "literal" ? part.text : hole;
  return result;
}

/** The items of a list; a single value counts as a list of one, as in IAM. */
export function asItems(node: Node): { readonly items: readonly Node[]; readonly incompleteReason?: string } {
  if (node.kind !== "list") return { items: [node] };
  return node.incompleteReason === undefined
    ? { items: node.items }
    : { items: node.items, incompleteReason: node.incompleteReason };
}

/**
 * A text for people. A hole is shown as `${…}` with the name of its value. Parts that came from one reference are shown
 * as that reference.
 */
export function display(text: Text): string {
  const [first, second] = text.parts;
  // A shortcut: nearly all texts are plain, and rules call this often.
  if (first?.kind === "literal" && second === undefined) return first.text;
  return groupsOf(text).map(shownGroup).join("");
}

/** A text as the template writes it: a reference stays a reference, even if its value is known. */
export function asWritten(text: Text): string {
  const writtenGroup = (group: readonly TextPart[]): string => {
    const expressionText = group[0]?.expressionText;
    return expressionText === undefined ? shownGroup(group) : `\${${expressionText}}`;
  };
  return groupsOf(text).map(writtenGroup).join("");
}

function shownGroup(parts: readonly TextPart[]): string {
  const expressionText = parts[0]?.expressionText;
  const isOpen = parts.some(({ kind }) => kind === "hole");
  return isOpen && parts.length > 1 && expressionText !== undefined
    ? `\${${expressionText}}`
    : parts.map(displayPart).join("");
}

/** The parts of a text, grouped: parts that came from one reference are together. */
function groupsOf({ parts }: Text): readonly (readonly TextPart[])[] {
  const groups: (readonly TextPart[])[] = [];
  for (let at = 0; at < parts.length;) {
    const end = endOfReference(parts, at);
    groups.push(parts.slice(at, end));
    at = end;
  }
  return groups;
}

/** The end of the parts that came from one reference: they have the same place and the same expression text. */
function endOfReference(parts: readonly TextPart[], start: number): number {
  const first = parts[start];
  let end = start + 1;
  const isSame = (part: TextPart | undefined): boolean =>
    part?.expressionText !== undefined &&
    part.expressionText === first?.expressionText &&
    part.location.start === first.location.start;
  while (isSame(parts[end])) end++;
  return end;
}

function displayPart(part: TextPart): string {
  if (part.kind === "literal") return part.text;
  return part.symbol.written ?? `\${${part.expressionText ?? nameOf(part.symbol.id)}}`;
}

/**
 * The readable name of a hole: `Bucket` of `stack.yaml#Resources.Bucket/name`, as `Ref` has it, and `region` of `aws:region`.
 * An id with a location in a file has no readable name.
 */
function nameOf(id: string): string {
  const name = id.slice(id.lastIndexOf("#") + 1).replace(/^aws:|^Resources\.(\w+)\/name$/, "$1");
  return /^\w[\w.:/[\]"-]*$/.test(name) ? name : "…";
}

/** Whether both texts are the same for every value of their holes. */
export function isSameText(one: Text, other: Text): boolean {
  return identityOf(one) === identityOf(other);
}

/** A key that is equal for texts that are the same for every value of their holes. */
export function identityOf(text: Text): string {
  return text.parts.map((part) => (part.kind === "literal" ? part.text : `\u0001${part.symbol.id}\u0002`)).join("");
}

/**
 * Why a text is not fully known. Any other reason is preferred to region, account or partition, because it says more.
 */
export function reasonOf(text: Text): string | undefined {
  const holes = text.parts.filter((part) => part.kind === "hole");
  return (holes.find(({ symbol }) => !isPlace(symbol.shape)) ?? holes[0])?.reason;
}

/** Whether holes of a shape say where something is deployed, and nothing else. */
export function isPlace(shape: Shape): boolean {
  return placeShapes.has(shape);
}

const placeShapes: ReadonlySet<Shape> = new Set(["account", "partition", "region", "suffix"]);
