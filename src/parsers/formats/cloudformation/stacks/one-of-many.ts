import type { TextPart } from "../../../../tree/index.js";
import type { NestedStackLink } from "./stack-nesting.js";

type NestingsOf = (child: string) => readonly NestedStackLink[];

/**
 * Whether one deployment creates several stacks of a template: then each has its own resources. Unrelated outer
 * templates are deployed separately.
 */
export function isOneOfMany(child: string, nestingsOf: NestingsOf): boolean {
  const nestings = nestingsOf(child);
  if (nestings.some(({ isInLoop }) => isInLoop)) return true;
  const seen = new Set<string>();
  for (const { parent } of nestings) {
    const deployments = withOuter(parent, nestingsOf);
    if (deployments.some((path) => seen.has(path))) return true;
    for (const path of deployments) seen.add(path);
  }
  return nestings.some(({ parent }) => isOneOfMany(parent, nestingsOf));
}

/** A template, the templates that nest it, and so on. */
function withOuter(path: string, nestingsOf: NestingsOf): readonly string[] {
  const found = new Set([path]);
  for (const inner of found) for (const { parent } of nestingsOf(inner)) found.add(parent);
  return [...found];
}

/** A part of an output as it stands in the template that makes the stack, where that is not the only one. */
export function ofOneOfMany(part: TextPart, parent: string, logicalId: string): TextPart {
  const isOwn = (key: string): boolean => key.startsWith(`${parent}#`) || key.startsWith("aws:");
  const { owner: _, ...unowned } = part;
  if (unowned.kind === "literal") {
    return unowned.origin.from === "reference" && !isOwn(unowned.origin.resource)
      ? { ...unowned, origin: { from: "computed" } }
      : part;
  }
  const { id, shape } = unowned.symbol;
  if (isOwn(id)) return part;
  return {
    ...unowned,
    symbol: { id: `${id}@${parent}#${logicalId}`, shape },
    reason: `several stacks are created from the template of ${logicalId}`,
    origin: { from: "computed" },
  };
}
