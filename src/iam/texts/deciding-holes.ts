import { reasonOf, type HolePart, type Text } from "../../tree/index.js";
import { openTokens } from "./open-tokens.js";
import { policyVariableReason } from "./texts.js";
import { tokensOf } from "./tokens.js";

/**
 * Why it is not known whether a pattern covers a text, or whether two texts are equal: the reason of the hole that decides.
 * A hole that both sides have is not the cause, nor one that matches whatever its value is, as a partition does.
 *
 * @returns `undefined`: no hole decides.
 */
export function whyUndecided(pattern: Text, asked: Text): string | undefined {
  const holes = [pattern, asked].map(({ parts }) => parts.filter((part) => part.kind === "hole"));
  const [ofPattern = [], ofAsked = []] = holes;
  const candidates = [...ofPattern.filter(isNotIn(ofAsked)), ...ofAsked.filter(isNotIn(ofPattern))];
  const deciding = candidates.length > 0 ? candidates.filter(isOpenIn(pattern, asked)) : [];
  return reasonOf({ ...pattern, parts: deciding }) ?? policyVariableReason(pattern);
}

/** A hole for the partition or the DNS suffix matches each of its words, so none of them is in doubt. */
function isNotIn(others: readonly HolePart[]): (hole: HolePart) => boolean {
  return ({ symbol: { id, shape } }) =>
    shape !== "partition" && shape !== "suffix" && others.every((other) => other.symbol.id !== id);
}

/** Whether the texts match only if a hole has some value. */
function isOpenIn(pattern: Text, asked: Text): (hole: HolePart) => boolean {
  const options = { ignoreCase: true, wildcards: true };
  const ids = openTokens(
    tokensOf(pattern, { ...options, variables: true }),
    tokensOf(asked, { ...options, variables: false }),
  );
  return ({ symbol: { id } }) => ids?.some((one) => one === id || one.startsWith(`${id}/`)) !== false;
}
