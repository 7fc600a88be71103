import type { Covered } from "../../analysis/index.js";

/** What an action is granted on, as a policy names it; of a bucket's parts the bucket itself says more than its doors. */
export function grantedOn({ prefix, service, actions }: Covered): string {
  const facts = actions[0]?.facts;
  const types = [...(facts?.required ?? []), ...(facts?.optional ?? [])];
  const usual = types.filter((name) => !name.startsWith("accesspoint"));
  const arns = (usual.length > 0 ? usual : types).map((type) => patternOf(service.resourceTypes[type]?.arn ?? ""));
  // Of an optional type a call may name none; those of S3 are of one kind or the other.
  const forms = facts?.required || prefix === "s3" ? arns : ["*", ...arns];
  return [...new Set(forms)].slice(0, mostForms).join(" or ");
}

/** More of them are no help to a reader. */
const mostForms = 3;

/** The form of an ARN in the catalogue, `arn:${Partition}:s3:::${BucketName}`, as a pattern. */
function patternOf(form: string): string {
  return form.replace("${Partition}", "aws").replace(/\$\{\w+\}/g, "*");
}
