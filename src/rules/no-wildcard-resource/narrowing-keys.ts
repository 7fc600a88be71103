import type { Condition } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";

/**
 * Keys that say who asks, from where and when, and nothing of what is asked for.
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
