import type { Template } from "../model/index.js";
import { addTo, positionAt, startOf, type Comment, type Location } from "../source/index.js";
import { metadataDirectives } from "./metadata-directives.js";

/** A comment or a metadata entry of a resource that disables rules. */
export interface Directive {
  readonly kind: "directive" | "metadata";
  readonly location: Location;
  /** The names of the rules that it disables. An empty list means all rules. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** The last day on which the directive has an effect, as the user wrote it: `2027-01-31`. */
  readonly until?: string;
  readonly scope: DirectiveScope;
  /** What is wrong with the form of a metadata entry, so that it has no effect. */
  readonly mistake?: string;
}

export type DirectiveScope =
  | { readonly kind: "line"; readonly path: string; readonly line: number }
  /**
   * From one offset to the end of the file. An enable comment in between turns its rules on again; `enables` has those
   * of the whole file, in its order.
   */
  | { readonly kind: "block"; readonly path: string; readonly from: number; readonly enables: readonly Enable[] }
  /** An address in the template of this path. Stacks for several stages have the same addresses. */
  | { readonly kind: "address"; readonly path: string; readonly address: string };

/** A `dmslint-enable` comment. An empty list of rules means all rules. */
export interface Enable {
  readonly at: number;
  readonly rules: readonly string[];
}

const form = /^dmslint-(disable-next-line|disable-line|disable|enable)(?![\w-])(.*)$/s;

/** The directives of a template: first the comments, then the metadata. */
export function directivesOf(template: Template): readonly Directive[] {
  return [...commentDirectives(template.comments), ...metadataDirectives(template)];
}

interface Instruction {
  readonly word: string;
  readonly location: Location;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly until?: string;
}

function commentDirectives(comments: readonly Comment[]): Directive[] {
  const instructions = comments.flatMap((comment) => instructionIn(comment) ?? []);
  const enables = enablesByFile(instructions);
  return instructions.flatMap((instruction): Directive[] => {
    const scope = scopeOf(instruction, enables);
    if (!scope) return [];
    const { location, reason, rules, until } = instruction;
    return [{ kind: "directive", location, rules, reason, ...(until !== undefined && { until }), scope }];
  });
}

function enablesByFile(instructions: readonly Instruction[]): ReadonlyMap<string, readonly Enable[]> {
  const found = new Map<string, Enable[]>();
  for (const { location, rules, word } of instructions) {
    if (word !== "enable") continue;
    addTo(found, location.file.path, { at: location.start, rules });
  }
  return found;
}

function instructionIn({ location, text }: Comment): Instruction | undefined {
  const [, word, rest = ""] = form.exec(text.trim()) ?? [];
  if (word === undefined) return undefined;
  const [head = "", ...reason] = rest.split(/(?:^|\s)-{2,}(?:\s|$)/);
  const until = /(?:^|\s)until=(\S*)/.exec(head)?.[1];
  const names = head.replace(/(?:^|\s)until=\S*/, "").split(/[\s,]+/);
  const rules = names.filter((name) => name !== "");
  return { word, location, rules, reason: reason.join(" -- ").trim(), ...(until !== undefined && { until }) };
}

function scopeOf(
  { location, word }: Instruction,
  enables: ReadonlyMap<string, readonly Enable[]>,
): DirectiveScope | undefined {
  const { file, start } = location;
  const { path } = file;
  switch (word) {
    case "disable-line":
      return { kind: "line", path, line: startOf(location).line };
    case "disable-next-line":
      return { kind: "line", path, line: lastLineOf(location) + 1 };
    case "disable":
      return { kind: "block", path, from: start, enables: enables.get(path) ?? [] };
    default:
      return undefined;
  }
}

/** The last line of a comment. Some readers include the line break after a comment in its location. */
function lastLineOf({ end, file, start }: Location): number {
  const text = file.text.slice(start, end).trimEnd();
  return positionAt(file, start + text.length).line;
}
