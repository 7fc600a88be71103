import type { Template } from "../../model/index.js";
import { addTo, onceIn, positionAt, startOf, type Comment, type Location } from "../../source/index.js";
import { directiveText } from "./directive-text.js";
import { metadataDirectives } from "./metadata-directives.js";
import { misspeltDirectives } from "./misspelt-directives.js";

/** A comment or a metadata entry of a resource that disables rules, or a comment that enables them again. */
export interface Directive {
  readonly kind: "directive" | "metadata";
  readonly location: Location;
  /** The names of its rules. An empty list means all rules. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** The last day on which the directive has an effect, as the user wrote it: `2027-01-31`. */
  readonly until?: string;
  readonly scope: DirectiveScope;
  /** What is wrong with the form of a metadata entry or a comment, so that it has no effect. */
  readonly mistake?: string;
}

export type DirectiveScope =
  | { readonly kind: "line"; readonly path: string; readonly line: number }
  /**
   * From one offset to the end of the file. An enable comment in between turns its rules on again; `enables` has those
   * of the whole file, in its order.
   */
  | { readonly kind: "block"; readonly path: string; readonly from: number; readonly enables: readonly Enable[] }
  /** A comment that enables. `ends` names what comments above it disable; of a comment for all rules, everything. */
  | { readonly kind: "enable"; readonly ends: ReadonlySet<string> }
  /** An address in the template of this path. Stacks for several stages have the same addresses. */
  | { readonly kind: "address"; readonly path: string; readonly address: string };

/** A `dmslint-enable` comment. An empty list of rules means all rules. */
export interface Enable {
  readonly at: number;
  readonly rules: readonly string[];
}

/** How a run handles directives. */
export interface DirectiveOptions {
  /** False: directives have no effect (`--no-inline-config`). */
  readonly isOn: boolean;
  readonly reportUnused: boolean;
  /** Tells the date that `until` is compared with: `2026-11-25`. It is asked for only if a directive has an `until`. */
  readonly today: () => string;
  /** The names of all rules. */
  readonly rules: readonly string[];
  /** Whether a name may be that of a rule that was not loaded. Absent: all rules were loaded. */
  readonly isSkipped?: (rule: string) => boolean;
}

type Word = "disable-next-line" | "disable-line" | "disable" | "enable";

const form = /^dmslint-(disable-next-line|disable-line|disable|enable)(?![\w-])(?:[ \t]*:)?(.*)$/s;

/** The directives of a template: first the comments, then the metadata. */
export function directivesOf(template: Template): readonly Directive[] {
  const { comments } = template;
  return [...commentDirectives(comments), ...misspeltDirectives(comments), ...metadataDirectives(template)];
}

interface Instruction {
  readonly word: Word;
  readonly location: Location;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly until?: string;
}

function commentDirectives(comments: readonly Comment[]): Directive[] {
  const instructions = comments.flatMap((comment) => instructionIn(comment) ?? []);
  const enables = enablesByFile(instructions);
  const ends = endsOf(instructions);
  return instructions.map((instruction): Directive => {
    const { location, reason, rules, until } = instruction;
    const scope = scopeOf(instruction, enables, ends.get(instruction) ?? new Set());
    return { kind: "directive", location, rules, reason, ...(until !== undefined && { until }), scope };
  });
}

/** What each comment that enables ends: the names that are disabled where it stands. */
function endsOf(instructions: readonly Instruction[]): ReadonlyMap<Instruction, ReadonlySet<string>> {
  const found = new Map<Instruction, ReadonlySet<string>>();
  const files = new Map<string, DisabledRules>();
  for (const instruction of instructions) {
    const { location, rules, word } = instruction;
    if (word !== "disable" && word !== "enable") continue;
    const disabled = onceIn(files, location.file.path, () => ({ all: false, named: new Map<string, boolean>() }));
    const isDisabled = (name: string): boolean => disabled.named.get(name) ?? disabled.all;
    const known = (): readonly string[] => [...(disabled.all ? ["all rules"] : []), ...disabled.named.keys()];
    if (word === "enable") found.set(instruction, new Set((rules.length > 0 ? rules : known()).filter(isDisabled)));
    if (rules.length === 0) {
      disabled.all = word === "disable";
      disabled.named.clear();
    }
    for (const name of rules) disabled.named.set(name, word === "disable");
  }
  return found;
}

/** What is disabled at a place of a file: all rules or none, but for those that are named. */
interface DisabledRules {
  all: boolean;
  readonly named: Map<string, boolean>;
}

function enablesByFile(instructions: readonly Instruction[]): ReadonlyMap<string, readonly Enable[]> {
  const found = new Map<string, Enable[]>();
  for (const { location, rules, word } of instructions) {
    if (word !== "enable") continue;
    addTo(found, location.file.path, { at: location.start, rules });
  }
  return found;
}

function instructionIn(comment: Comment): Instruction | undefined {
  const { location } = comment;
  const [, word, rest = ""] = form.exec(directiveText(comment)) ?? [];
  if (word === undefined) return undefined;
  const [head = "", ...reason] = rest.split(/(?:^|\s)-{2,}(?:\s|$)/);
  const until = /(?:^|\s)until=(\S*)/.exec(head)?.[1];
  const names = head.replace(/(?:^|\s)until=\S*/, "").split(/[\s,]+/);
  const rules = names.filter((name) => name !== "");
  return {
    word: word as Word,
    location,
    rules,
    reason: reason.join(" -- ").trim(),
    ...(until !== undefined && { until }),
  };
}

function scopeOf(
  { location, word }: Instruction,
  enables: ReadonlyMap<string, readonly Enable[]>,
  ends: ReadonlySet<string>,
): DirectiveScope {
  const { file, start } = location;
  const { path } = file;
  switch (word) {
    case "disable-line":
      return { kind: "line", path, line: startOf(location).line };
    case "disable-next-line":
      return { kind: "line", path, line: lastLineOf(location) + 1 };
    case "disable":
      return { kind: "block", path, from: start, enables: enables.get(path) ?? [] };
    case "enable":
      return { kind: "enable", ends };
  }
}

/** The last line of a comment. Some readers include the line break after a comment in its location. */
function lastLineOf({ end, file, start }: Location): number {
  const text = file.text.slice(start, end).trimEnd();
  return positionAt(file, start + text.length).line;
}
