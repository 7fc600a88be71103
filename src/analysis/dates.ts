const iso = /^\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?)?$/;

/**
 * The moment of an ISO 8601 date or of seconds since 1970, in milliseconds. `undefined`: neither, or not clear which
 * moment is meant: four digits may be a year or seconds, and a time without a zone may be anywhere.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date
 */
export function momentOf(text: string): number | undefined {
  if (/^\d{5,11}$/.test(text)) return Number(text) * 1000;
  const moment = iso.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(moment) ? undefined : moment;
}
