import { limitsSource } from "../../iam/index.js";
import type { Condition, Principal, Statement } from "../../model/index.js";
import { display } from "../../rule-kit/index.js";
import { tellingService } from "./telling-services.js";

/** Keys that limit something, but not the account for which the service acts: which service it is, or when it calls. */
const others =
  /^(?:s3:x-amz-acl|aws:(?:SecureTransport|PrincipalIsAWSService|PrincipalServiceName(?:sList)?|CurrentTime|EpochTime))$/i;

/** Keys that the caller sets. */
const weakKeys = /^aws:(?:Referer|UserAgent)$/i;

export interface OpenSource {
  readonly principal: Principal;
  /** A condition on a key that the caller sets, instead of the source. */
  readonly weak: Condition | undefined;
  /**
   * CloudWatch Logs tells a key the log group in the encryption context.
   * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
   */
  readonly isKeyOfLogs: boolean;
}

/**
 * A service that a statement allows for every account.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 */
export function openSource({
  effect,
  principals,
  actions,
  conditions,
  incompleteReason,
}: Statement): OpenSource | undefined {
  const isForTopic = actions?.items.some(({ text }) => /^(?:sns|kms):/i.test(display(text))) === true;
  const principal = principals?.items.find((one) => {
    const service = tellingService(one)?.service;
    // EventBridge sends no source to topics and their keys, so a condition would lock it out.
    // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
    return service !== undefined && !(service === "events" && isForTopic);
  });
  const isForKey = actions?.items.every(({ text }) => /^kms:/i.test(display(text))) === true;
  const weak = conditions.find(({ key }) => weakKeys.test(display(key)));
  const isLimited = conditions.some(mayLimit);
  return effect !== "Allow" || incompleteReason !== undefined || !principal || isLimited
    ? undefined
    : { principal, weak, isKeyOfLogs: isForKey && tellingService(principal)?.service === "logs" };
}

function mayLimit(condition: Condition): boolean {
  const key = display(condition.key);
  const answer = limitsSource(condition);
  return answer === undefined ? !others.test(key) && !weakKeys.test(key) : answer !== "no";
}
