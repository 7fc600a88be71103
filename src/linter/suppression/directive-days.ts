import { isDate } from "../../iam/index.js";

/**
 * Whether a directive has an effect today: it has no `until`, or that day is not over. With an invalid date it has no
 * effect.
 */
export function holds(until: string | undefined, today: () => string): boolean {
  return until === undefined || (isDay(until) && today() <= until);
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && isDate(text);
}
