import { mayOverlap, plainText } from "../../iam/index.js";
import type { Resource, StatementContext } from "../../model/index.js";
import { asText, display, type Report, type RuleContext, type Text } from "../../rule-kit/index.js";
import { arnFields } from "../shared/arns/arn-fields.js";
import { defaultNote } from "../shared/messages/defaults.js";

type Reported = Report<"otherBucket", "bucket" | "arn">;

/**
 * Reports resources in the policy of a bucket that belong to another bucket.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
export function reportOtherBuckets(
  context: RuleContext<Reported>,
  { statement, held, address }: StatementContext,
): void {
  const holder = context.template.resources.get(held.address);
  const bucket = holder && bucketOf(holder);
  if (!bucket || defaultNote(bucket) !== "" || display(bucket).startsWith("arn:")) return;
  for (const resource of statement.resources?.items ?? []) {
    const fields = arnFields(resource.text);
    // The name is only a default: a deployment may give both buckets the same name.
    if (defaultNote(resource.text) !== "") continue;
    if (fields?.service !== "s3" || mayBeOf(bucket, fields.partition, resource.text)) continue;
    const data = { bucket, arn: resource.text };
    context.report({ node: resource, address, messageId: "otherBucket", data });
  }
}

function bucketOf({ settings }: Resource): Text | undefined {
  return asText(settings.get("bucket")?.value);
}

function mayBeOf(bucket: Text, partition: string, arn: Text): boolean {
  const start = plainText(`arn:${partition}:s3:::`).parts;
  return ["", "/*"].some((end) =>
    mayOverlap(arn, { ...bucket, parts: [...start, ...bucket.parts, ...plainText(end).parts] }),
  );
}
