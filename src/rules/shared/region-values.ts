import { matchesWildcards, nearest } from "../../analysis/index.js";
import { regions } from "../../knowledge/index.js";
import type { ValueProblem } from "./value-problems.js";

/** An area, a part of it and a number. */
const form = /^[a-z]{2,4}(?:-[a-z]+)*-(?:(?:north|south)?(?:east|west)?|central)-\d$/;

/** How far the number of a region may be beyond those that are known: it may be new. */
const ahead = 2;

/** A value of a key that holds a region; a region that is not on the list may be new, one that looks like another is a slip. */
export function regionProblem(value: string, takesWildcards: boolean): ValueProblem | undefined {
  if (/[*?]/.test(value)) return takesWildcards ? patternProblem(value) : undefined;
  if (regions.includes(value) || mayBeNew(value)) return undefined;
  const [candidate, ...others] = nearest(value, regions);
  const isMeant = candidate !== undefined && others.length === 0;
  const isOfKnownPlace = regions.some((region) => stemOf(region) === stemOf(value));
  // An area that nobody knows of may be new as a whole.
  if (form.test(value) && !isMeant && !isOfKnownPlace) return undefined;
  return { messageId: "notRegion", ...(isMeant && { candidate }) };
}

function mayBeNew(value: string): boolean {
  const numbers = regions.filter((region) => stemOf(region) === stemOf(value)).map(numberOf);
  return numbers.length > 0 && numberOf(value) > 0 && numberOf(value) <= Math.max(...numbers) + ahead;
}

/** `eu-west-` of `eu-west-1`. */
function stemOf(region: string): string {
  return region.replace(/\d+$/, "");
}

function numberOf(region: string): number {
  return Number(/\d+$/.exec(region)?.[0] ?? 0);
}

/** A pattern whose first word, which is written out, no region begins with. */
function patternProblem(pattern: string): ValueProblem | undefined {
  const [first = ""] = /^[^*?]*-/.exec(pattern) ?? [];
  const isKnown = first === "" || regions.some((region) => matchesWildcards(`${first.split("-")[0] ?? ""}-*`, region));
  return isKnown ? undefined : { messageId: "notRegion" };
}
