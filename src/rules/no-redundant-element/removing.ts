import { isInside, type Node, type Report } from "../../rule-kit/index.js";

/** A list that stands elsewhere may be used elsewhere too. */
export function removing(
  holder: Node | undefined,
  item: Node,
  { location }: Pick<Node, "location">,
): Pick<Report, "fix"> {
  if (holder?.kind !== "list" || !holder.items.includes(item) || !isInside(holder.location, location)) return {};
  return { fix: (fixer) => fixer.remove(holder, [item]) };
}
