import type { Statement } from "../../model/index.js";
import { isInside, literalOf, type Node, type Placement, type Report, type Suggestion } from "../../rule-kit/index.js";
import type { ListItem } from "./redundancy.js";

/** A list that is defined elsewhere may be used elsewhere too, so it is not changed. */
export function removing(
  holder: Node | undefined,
  item: Node,
  { location }: Pick<Node, "location">,
): Pick<Report, "fix"> {
  if (holder?.kind !== "list" || !holder.items.includes(item) || !isInside(holder.location, location)) return {};
  return { fix: (fixer) => fixer.remove(holder, [item]) };
}

type Suggested = Suggestion<"removeItem", "item"> | Suggestion<"removeWildcard", never>;

/**
 * Removes an item that another one covers. Beside `*`, the named resources may be what the author meant, so both ways are
 * suggestions.
 */
export function removingCovered(
  holder: Node | undefined,
  item: ListItem,
  coveredBy: ListItem,
  statement: Statement,
): Pick<Placement<Suggested>, "fix" | "suggest"> {
  const [ofItem, ofWildcard] = [item, coveredBy].map(({ node }) => removing(holder, node, statement).fix);
  if (!ofItem) return {};
  if (!isNamedBesideAll(item, coveredBy, statement)) return { fix: ofItem };
  const suggest: Suggested[] = [{ messageId: "removeItem", data: { item: item.text }, fix: ofItem }];
  if (ofWildcard) suggest.push({ messageId: "removeWildcard", fix: ofWildcard });
  return { suggest };
}

function isNamedBesideAll(item: ListItem, { text }: ListItem, { effect, resources }: Statement): boolean {
  const isResource = resources?.items.some(({ node }) => node === item.node) ?? false;
  return effect === "Allow" && isResource && literalOf(text) === "*" && literalOf(item.text) !== "*";
}
