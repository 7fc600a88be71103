import type { Statement } from "../../model/index.js";
import { onceIn } from "../../source/index.js";
import type { Text } from "../../tree/index.js";
import { nameStartIn, touchStartIn, type NameStart } from "../texts/arn-fields.js";
import { mostWithoutIndex, nameIndex } from "../texts/name-index.js";
import { mayBeAbout, type AccessRequest } from "./statement-match.js";

/**
 * Finds those of many statements that can be about a request, in their order: first by its action, of which there are few, then by its
 * resource. No other one applies to it.
 */
export function statementIndex<T>(
  all: readonly T[],
  statementOf: (one: T) => Statement,
): (request: AccessRequest) => readonly T[] {
  if (all.length <= mostWithoutIndex) return () => all;
  const byAction = new Map<string, (resource: Text) => readonly T[]>();
  return ({ action, resource }) =>
    onceIn(byAction, action, () => {
      const some = all.filter((one) => mayBeAbout(statementOf(one), action));
      const startOf = (arn: Text, one?: T): NameStart | undefined =>
        one && statementOf(one).effect !== "Allow" ? touchStartIn(arn) : nameStartIn(arn);
      return nameIndex(some, (one) => resourcesOf(statementOf(one)), startOf).about;
    })(resource);
}

/** The ARNs of its resources. `undefined`: it may be about others as well. */
function resourcesOf({ incompleteReason, notResources, resources }: Statement): readonly Text[] | undefined {
  if (incompleteReason !== undefined || notResources || !resources) return undefined;
  return resources.incompleteReason === undefined ? resources.items.map(({ text }) => text) : undefined;
}
