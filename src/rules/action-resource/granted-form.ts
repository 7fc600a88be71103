import { ownValue } from "../../rule-kit/index.js";
import type { CoveredActions } from "../../iam/index.js";

/** The ARNs of what an action is granted on, by their forms; of a bucket's parts the bucket itself says more than its doors. */
export function grantedForm({ prefix, service, actions }: CoveredActions): string {
  const facts = actions[0]?.facts;
  const types = [...(facts?.required ?? []), ...(facts?.optional ?? [])];
  const usual = types.filter((name) => !name.startsWith("accesspoint"));
  const arns = (usual.length > 0 ? usual : types).map((type) =>
    readable(ownValue(service.resourceTypes, type)?.arn ?? ""),
  );
  // Of an optional type a call may name none; those of S3 are of one kind or the other.
  const forms = facts?.required || prefix === "s3" ? arns : ["*", ...arns];
  return [...new Set(forms)].slice(0, mostForms).join(" or ");
}

/** More of them are no help to a reader. */
const mostForms = 3;

/** `arn:aws:sqs:*:*:QueueName` for `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`. */
function readable(form: string): string {
  return form
    .replace("${Partition}", "aws")
    .replace(/\$\{(?:Region|Account)\}/g, "*")
    .replace(/\$\{(\w+)\}/g, "$1");
}
