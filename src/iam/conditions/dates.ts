const iso = /^\d{4}-\d\d(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?)?$/;

/**
 * Whether a text is a date that AWS can compare: an ISO 8601 date that exists in the calendar, or seconds or
 * milliseconds since 1970.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
export function isDate(text: string): boolean {
  return /^\d{4,13}$/.test(text) || parsed(text) !== undefined;
}

/**
 * The time of an ISO 8601 date or of seconds since 1970, in milliseconds. `undefined`: the text is neither, or its time
 * is not clear. Four digits may be a year or seconds, and a time without a zone may be in any zone.
 */
export function momentOf(text: string): number | undefined {
  if (/^\d{5,11}$/.test(text)) return Number(text) * 1000;
  const isClear = !text.includes("T") || /(?:Z|[+-]\d\d:\d\d)$/.test(text);
  return isClear ? parsed(text) : undefined;
}

function parsed(text: string): number | undefined {
  const [, day = "01"] = iso.exec(text) ?? [];
  const moment = iso.test(text) ? Date.parse(text) : Number.NaN;
  // JavaScript reads the 30th of February as a day in March.
  const isOfMonth = new Date(`${text.slice(0, 7)}-${day}`).getUTCDate() === Number(day);
  return Number.isNaN(moment) || !isOfMonth ? undefined : moment;
}
