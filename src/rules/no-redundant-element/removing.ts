import { isInside, type Node, type Report } from "../../rule-kit/index.js";

/** A list that is defined elsewhere may be used elsewhere too, so it is not changed. */
export function removing(
  holder: Node | undefined,
  item: Node,
  { location }: Pick<Node, "location">,
): Pick<Report, "fix"> {
  if (holder?.kind !== "list" || !holder.items.includes(item) || !isInside(holder.location, location)) return {};
  return { fix: (fixer) => fixer.remove(holder, [item]) };
}
