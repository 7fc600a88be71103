import type { Covered } from "../../analysis/index.js";

/** The ARN of what an action is granted on, by its form; of a bucket's parts the bucket itself says more than its doors. */
export function grantedForm({ prefix, service, actions }: Covered): string {
  const facts = actions[0]?.facts;
  const types = [...(facts?.required ?? []), ...(facts?.optional ?? [])];
  const type = types.find((name) => !name.startsWith("accesspoint")) ?? types[0] ?? "";
  const arn = readable(service.resourceTypes[type]?.arn ?? "");
  // Of an optional type a call may name none; those of S3 are of one kind or the other.
  return facts?.required || prefix === "s3" ? arn : `* or ${arn}`;
}

/** `arn:aws:sqs:*:*:QueueName` for `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`. */
function readable(form: string): string {
  return form
    .replace("${Partition}", "aws")
    .replace(/\$\{(?:Region|Account)\}/g, "*")
    .replace(/\$\{(\w+)\}/g, "$1");
}
