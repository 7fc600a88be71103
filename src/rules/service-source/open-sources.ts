import { limitsSource } from "../../iam/index.js";
import { hasRegionForm, type Condition, type Principal, type Statement } from "../../model/index.js";
import { display, literalOf } from "../../rule-kit/index.js";

/** Services that send the source (account or ARN) when they use a resource through its policy. */
const telling = [
  ...["budgets", "cloudfront", "cloudtrail", "cloudwatch", "codestar-notifications", "config", "costalerts"],
  ...["appflow", "delivery.logs", "dms", "events", "guardduty", "inspector2", "logging.s3", "logs", "macie", "s3"],
  ...["serverlessrepo", "ses", "sns", "ssm"],
];

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
  const principal = principals?.items.find(({ principalKind, text }) => {
    const service = serviceOf(literalOf(text) ?? "");
    // EventBridge sends no source to topics and their keys, so a condition would lock it out.
    // https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
    return principalKind === "Service" && telling.includes(service) && !(service === "events" && isForTopic);
  });
  const isForKey = actions?.items.every(({ text }) => /^kms:/i.test(display(text))) === true;
  const weak = conditions.find(({ key }) => weakKeys.test(display(key)));
  const isLimited = conditions.some(mayLimit);
  return effect !== "Allow" || incompleteReason !== undefined || !principal || isLimited
    ? undefined
    : { principal, weak, isKeyOfLogs: isForKey && serviceOf(literalOf(principal.text) ?? "") === "logs" };
}

/** `logs` for `logs.eu-west-1.amazonaws.com`. */
function serviceOf(principal: string): string {
  const name = principal.replace(/\.amazonaws\.[a-z.]+$/, "");
  const dot = name.lastIndexOf(".");
  return hasRegionForm(name.slice(dot + 1)) ? name.slice(0, dot) : name;
}

function mayLimit(condition: Condition): boolean {
  const key = display(condition.key);
  const answer = limitsSource(condition);
  return answer === undefined ? !others.test(key) && !weakKeys.test(key) : answer !== "no";
}
