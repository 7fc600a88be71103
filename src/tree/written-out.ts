import { isInside, type Location } from "../source/index.js";
import type { Node } from "./nodes.js";

/**
 * Whether a value is written at a place one by one. What a reference, a function, a loop or a choice gives there may be more, less or
 * something else in another deployment, so its values say nothing that could be written again.
 */
export function isWrittenOut(value: Node, place: Location): boolean {
  if (value.kind === "choice" || !isInside(value.location, place)) return false;
  if (value.kind === "mapping") return value.entries.every((entry) => isWrittenOut(entry.value, entry.location));
  return value.kind !== "list" || (value.layout !== undefined && value.items.every(({ kind }) => kind !== "choice"));
}
