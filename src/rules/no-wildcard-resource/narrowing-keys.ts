import type { Condition } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";

/**
 * Keys that describe the caller, the place and the time of a request, but not its resource.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const ofCaller = new RegExp(
  "^aws:(?:principal.*|username|userid|useragent|referer|source(?:ip|vpc|vpce|identity)|vpcsourceip|securetransport|" +
    "multifactorauth(?:present|age)|currenttime|epochtime|tokenissuetime)$",
);

/** Whether a condition may limit which resources a statement is about. */
export function mayNarrow({ key }: Condition): boolean {
  return !ofCaller.test(literalOf(key)?.toLowerCase() ?? "");
}
