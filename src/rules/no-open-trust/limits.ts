import { matchAction } from "../../iam/index.js";
import type { PolicyDocument, Statement } from "../../model/index.js";
import { literalOf, oncePer } from "../../rule-kit/index.js";
import { assumeActions } from "../shared/trust/trust-actions.js";
import { avoidableKey, isPast, keysOf } from "./strangers.js";

/** How many statements of a trust policy are no Allow, or may be none. */
export function countLimits(document: PolicyDocument): number {
  return limitsOf(document).count;
}

/** Whether these statements certainly leave out somebody of another account who meets the conditions of an Allow. */
export function spareStrangers(document: PolicyDocument, { conditions }: Statement): boolean {
  const { ways, answers } = limitsOf(document);
  const asked = keysOf(conditions);
  const key = textOf(asked);
  const before = answers.get(key);
  if (before !== undefined) return before;
  // What an Allow asks for, strangers cannot avoid as well.
  const answer = ways.every((keys) => keys.some((one) => !asked.has(one)));
  answers.set(key, answer);
  return answer;
}

/**
 * The ways around the limits: for each that strangers may meet, the keys by which they can avoid it. Of equal limits
 * one is kept, and the answers by the keys of an Allow, because a policy may repeat both many times.
 */
const limitsOf = oncePer(({ statements }: PolicyDocument) => {
  const limits = statements.filter(({ effect }) => effect !== "Allow");
  const ways = new Map<string, readonly string[]>();
  for (const limit of limits) {
    if (isAboutOthers(limit)) continue;
    const keys = new Set(isKnown(limit) ? limit.conditions.flatMap((one) => avoidableKey(one) ?? []) : []);
    ways.set(textOf(keys), [...keys]);
  }
  return { count: limits.length, ways: [...ways.values()], answers: new Map<string, boolean>() };
});

function textOf(keys: ReadonlySet<string | undefined>): string {
  return JSON.stringify([...keys].toSorted());
}

function isKnown({ effect, incompleteReason }: Statement): boolean {
  return effect === "Deny" && incompleteReason === undefined;
}

/** Whether a Deny certainly spares strangers, whatever they ask for. */
function isAboutOthers(limit: Statement): boolean {
  return isKnown(limit) && (isAboutOtherActions(limit) || isAboutNamed(limit) || limit.conditions.some(isPast));
}

function isAboutOtherActions({ actions }: Statement): boolean {
  if (!actions || actions.incompleteReason !== undefined) return false;
  return actions.items.every(({ text }) => assumeActions.every((action) => matchAction(text, action) === "no"));
}

function isAboutNamed({ principals }: Statement): boolean {
  if (!principals || principals.incompleteReason !== undefined) return false;
  return principals.items.every(({ principalKind, text }) => {
    const name = literalOf(text);
    return principalKind !== "*" && (principalKind !== "AWS" || (name !== undefined && name !== "*"));
  });
}
