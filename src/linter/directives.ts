import type { Comment, Template } from "../model/index.js";
import { startOf, type Location } from "../source/index.js";
import { asItems, asLiteral, member, type Node } from "../tree/index.js";

/** A wish not to be told: by a comment, or by a resource's metadata. */
export interface Directive {
  readonly kind: "directive" | "metadata";
  readonly location: Location;
  /** Rules it is about; empty: all. */
  readonly rules: readonly string[];
  readonly reason: string;
  /** Last day on which it holds, `2027-01-31`. */
  readonly until?: string;
  readonly scope: DirectiveScope;
}

export type DirectiveScope =
  | { readonly kind: "line"; readonly path: string; readonly line: number }
  /** From one offset up to another. */
  | { readonly kind: "block"; readonly path: string; readonly from: number; readonly to: number }
  | { readonly kind: "address"; readonly address: string };

const form = /^dmslint-(disable-next-line|disable-line|disable|enable)\b(.*)$/s;

/** The directives of a template, in file order. */
export function directivesOf(template: Template): readonly Directive[] {
  return [...commentDirectives(template.comments), ...metadataDirectives(template)];
}

interface Instruction {
  readonly word: string;
  readonly comment: Comment;
  readonly rules: readonly string[];
  readonly reason: string;
  readonly until?: string;
}

function commentDirectives(comments: readonly Comment[]): Directive[] {
  const instructions = comments.flatMap((comment) => instructionIn(comment) ?? []);
  return instructions.flatMap((instruction, index) => {
    const scope = scopeOf(instruction, instructions.slice(index + 1));
    const { comment, rules, reason, until } = instruction;
    if (!scope) return [];
    return [{ kind: "directive", location: comment.location, rules, reason, ...(until !== undefined && { until }), scope }];
  });
}

function instructionIn(comment: Comment): Instruction | undefined {
  const [, word, rest = ""] = form.exec(comment.text.trim()) ?? [];
  if (word === undefined) return undefined;
  const [head = "", ...reason] = rest.split(/\s--\s/);
  const until = /\buntil=(\d{4}-\d{2}-\d{2})\b/.exec(head)?.[1];
  const rules = head.replace(/\buntil=\S*/, "").split(/[\s,]+/).filter((name) => name !== "");
  return { word, comment, rules, reason: reason.join(" -- ").trim(), ...(until !== undefined && { until }) };
}

function scopeOf({ word, comment, rules }: Instruction, later: readonly Instruction[]): DirectiveScope | undefined {
  const { path } = comment.location.file;
  const { line } = startOf(comment.location);
  if (word === "disable-line") return { kind: "line", path, line };
  if (word === "disable-next-line") return { kind: "line", path, line: line + 1 };
  if (word === "enable") return undefined;
  const end = later.find(
    (one) =>
      one.word === "enable" &&
      one.comment.location.file.path === path &&
      (one.rules.length === 0 || one.rules.some((rule) => rules.includes(rule))),
  );
  const to = end?.comment.location.start ?? Number.POSITIVE_INFINITY;
  return { kind: "block", path, from: comment.location.start, to };
}

/** `Metadata: { dmslint: { disable: [{ rule, reason, until }] } }` of a CloudFormation resource: JSON has no comments. */
function metadataDirectives(template: Template): Directive[] {
  return [...template.resources.values()].flatMap((resource) => {
    const disable = member(member(member(resource.body, "Metadata"), "dmslint"), "disable");
    const items = disable ? asItems(disable).items : [];
    return items.flatMap((item) => metadataDirective(item, resource.address));
  });
}

function metadataDirective(item: Node, address: string): Directive[] {
  const rule = asLiteral(item) ?? asLiteral(member(item, "rule"));
  if (rule === undefined) return [];
  const until = asLiteral(member(item, "until"));
  return [
    {
      kind: "metadata",
      location: item.location,
      rules: [rule],
      reason: asLiteral(member(item, "reason")) ?? "",
      ...(until !== undefined && { until }),
      scope: { kind: "address", address },
    },
  ];
}
