import type { Statement } from "../../model/index.js";
import { isInside, member, oncePer, type Node } from "../../rule-kit/index.js";

/**
 * Whether each resource of a statement is written as a value of its own. To exchange one, the element is written anew: what
 * a condition, a loop or a function gives would be lost.
 */
export const hasOwnItems = oncePer(({ location, node, resources }: Statement): boolean => {
  const value = member(node, "Resource");
  if (!value || !resources || resources.incompleteReason !== undefined || !isInside(value.location, location))
    return false;
  const isList = value.kind === "list";
  // What a function returns has no layout.
  if (isList && value.layout === undefined) return false;
  const written = isList ? value.items : [value];
  const known = new Set(resources.items.map((item) => item.node));
  return (
    known.size === written.length && [value, ...written].every(isCertain) && written.every((one) => known.has(one))
  );
});

function isCertain({ isConditional, kind }: Node): boolean {
  return isConditional !== true && kind !== "choice";
}
