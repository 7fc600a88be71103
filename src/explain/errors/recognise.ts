import { matchesWildcards } from "../../iam/index.js";
import { failures, type KnownFailure, type FailureDenial } from "../../knowledge/index.js";
import { isOfDms, namesDms } from "./about-dms.js";
import type { Denial, PolicyTypeOfAws } from "./denial.js";
import type { ErrorText, Reading } from "./error-text.js";
import { occursIn } from "./phrases.js";

/** A known failure that an error shows. */
export interface Recognised {
  readonly failure: KnownFailure;
  /** How much of the error speaks for it. */
  readonly weight: number;
}

/** A refused request of DMS, and who asked. */
export interface DmsDenial extends Denial {
  readonly by: "role" | "caller";
}

/** The failures that an error shows, the most likely one first. */
export function failuresIn({ readings }: ErrorText, denial: DmsDenial | undefined): readonly Recognised[] {
  const isClear = readings.some(isOfDms);
  const isNamed = isClear || readings.some(namesDms);
  const found = failures().flatMap((failure): readonly Recognised[] => {
    const isAsked = isClear || (isNamed && failure.isOfIam === true);
    const texts = isAsked ? textWeights(failure, readings) : [];
    const weights = [...texts, ...(denial && failure.denied ? denialWeights(failure.denied, denial, readings) : [])];
    return weights.length === 0 ? [] : [{ failure, weight: Math.max(...weights) }];
  });
  return found.sort((one, other) => other.weight - one.weight);
}

/** With these words every message of a connection test or of a task begins: they do not say which failure it is. */
const openings: ReadonlySet<string> = new Set(["test endpoint failed", "test connection failed", "last error"]);

/** Many words in a row say more than words here and there. */
function textWeights({ texts }: KnownFailure, readings: readonly Reading[]): readonly number[] {
  return texts
    .filter((text) => readings.some((reading) => occursIn(text, reading)))
    .map((text) => {
      const own = text.split(" … ").filter((words) => !openings.has(words));
      return Math.max(...own.map(({ length }) => length)) + text.length / 10;
    });
}

/** A refused action says more than a few words; each thing that the facts say about it too makes it more certain. */
function denialWeights(
  fact: FailureDenial,
  { action, by, principal = "", reason }: DmsDenial,
  readings: readonly Reading[],
): readonly number[] {
  const written = fact.actions.find((pattern) => matchesWildcards(pattern.toLowerCase(), action.toLowerCase()));
  if (written === undefined) return [];
  if (fact.by !== undefined && fact.by !== by) return [];
  if (fact.principal !== undefined && !principal.toLowerCase().includes(`/${fact.principal}`)) return [];
  const { on } = fact;
  if (on !== undefined && !readings.some(({ lower }) => lower.includes(on))) return [];
  if (fact.reason !== undefined) return fact.reason === reasonOf(reason) ? [200] : [];
  // Behind every failure of which nothing allows the action, unless lint finds this one in the files.
  if (fact.seemsAllowed === true) return [55];
  const details = [fact.principal, on].filter((one) => one !== undefined).length;
  return [60 + 30 * details + (written.includes("*") ? 0 : 20)];
}

/** Where a policy of a type was missing, the failure of that type says more than that of the action. */
const missing: Partial<Readonly<Record<PolicyTypeOfAws, FailureDenial["reason"]>>> = {
  "permissions boundary": "boundary",
  "resource-based policy": "resource",
  "service control policy": "organization",
  "resource control policy": "organization",
  "session policy": "session",
  "vpc endpoint policy": "endpoint",
};

function reasonOf(reason: Denial["reason"]): FailureDenial["reason"] {
  if (reason?.kind === "deny") return "deny";
  return reason?.policyType && missing[reason.policyType];
}
