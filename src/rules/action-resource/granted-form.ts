import { oncePer, ownValue } from "../../rule-kit/index.js";
import { arnForms, type CoveredActions } from "../../iam/index.js";
import type { ServiceAuthorization } from "../../knowledge/index.js";

/** The forms of the ARNs that an action can be granted on. For S3, the bucket tells more than its access points. */
export function grantedForm({ prefix, service, actions }: CoveredActions): string {
  const facts = actions[0]?.facts;
  const optional = facts?.optional ?? [];
  const types = [
    ...(facts?.required ?? []),
    ...(optional.length > mostForms ? usualFirst(service, optional) : optional),
  ];
  const usual = types.filter((name) => !name.startsWith("accesspoint"));
  const arns = (usual.length > 0 ? usual : types).flatMap((type) => {
    const known = ownValue(service.resourceTypes, type);
    return known ? arnForms(known).map(readable) : [];
  });
  // If all types are optional, a call may name no resource (`*`).
  const forms = facts?.required || withAlternatives.has(prefix) ? arns : ["*", ...arns];
  return [...new Set(forms)].slice(0, mostForms).join(" or ");
}

/** Tags can be on a hundred types of resources. The reader is told of those with the most actions. */
function usualFirst(service: ServiceAuthorization, types: readonly string[]): readonly string[] {
  const usesOf = (type: string): number => usesByType(service).get(type) ?? 0;
  return [...types].sort((one, other) => usesOf(other) - usesOf(one));
}

const usesByType = oncePer(({ actions }: ServiceAuthorization) => {
  const uses = new Map<string, number>();
  for (const { required = [], optional = [] } of Object.values(actions))
    for (const type of [...required, ...optional]) uses.set(type, (uses.get(type) ?? 0) + 1);
  return uses;
});

/** Services whose optional types are alternatives: a call names one of them. */
const withAlternatives: ReadonlySet<string> = new Set(["events", "execute-api", "s3"]);

/** A longer list does not help the reader. */
const mostForms = 3;

/** `arn:aws:sqs:*:*:QueueName` for `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`. */
function readable(form: string): string {
  return form
    .replace("${Partition}", "aws")
    .replace(/\$\{(?:Region|Account)\}/g, "*")
    .replace(/\$\{(\w+)\}/g, "$1");
}
