import type { Statement } from "../../model/index.js";
import { literalOf } from "../../rule-kit/index.js";

/**
 * Whether only SES is a statement's principal. As `aws:Referer`, SES sends the account for which it received a mail.
 * https://docs.aws.amazon.com/ses/latest/DeveloperGuide/receiving-email-permissions.html
 */
export function isForSes({ principals }: Statement): boolean {
  const items = principals?.items ?? [];
  return items.length > 0 && items.every(({ text }) => literalOf(text) === "ses.amazonaws.com");
}
