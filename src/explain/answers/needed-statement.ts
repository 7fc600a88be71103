import { callerNeeds, roleUses } from "../../knowledge/index.js";
import type { DmsDenial } from "../errors/recognise.js";

/**
 * The statement that allows a refused request, for the policy that AWS looked into. `undefined`: another statement does not
 * help, because one denies it, or it is not known whom it has to admit.
 */
export function neededStatement(denial: DmsDenial): Readonly<Record<string, unknown>> | undefined {
  const { reason } = denial;
  if (reason?.kind === "deny") return undefined;
  const action = asWrittenByAws(denial.action);
  if (action === "sts:AssumeRole")
    return { Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: action };
  if (reason?.policyType === "resource-based policy") return statementOfResource(denial, action);
  if (reason?.policyType === "vpc endpoint policy") return statementFor(denial, action, grantedResource(denial));
  const condition = conditionFor(action);
  return {
    Effect: "Allow",
    Action: action,
    Resource: grantedResource(denial),
    ...(condition && { Condition: { StringEquals: condition } }),
  };
}

/** The policy of a resource names whom it admits. In the policy of a key, `*` means this key. */
function statementOfResource(denial: DmsDenial, action: string): Readonly<Record<string, unknown>> | undefined {
  return statementFor(denial, action, action.startsWith("kms:") ? "*" : grantedResource(denial));
}

function statementFor(
  denial: DmsDenial,
  action: string,
  resource: string,
): Readonly<Record<string, unknown>> | undefined {
  const principal = principalOf(denial);
  if (principal === undefined) return undefined;
  return { Effect: "Allow", Principal: { AWS: principal }, Action: action, Resource: resource };
}

/** The ARN of who asked. A session has that of its role, but the path of the roles of IAM Identity Center is not in it. */
function principalOf({ principal = "" }: DmsDenial): string | undefined {
  const arn = principal.replace(/:sts::(\d+):assumed-role\/(?!AWSReservedSSO_)([^/]+)\/.*/, ":iam::$1:role/$2");
  return arn.includes(":iam::") ? arn : undefined;
}

function conditionFor(action: string): Readonly<Record<string, string>> | undefined {
  if (action === "iam:PassRole") return { "iam:PassedToService": "dms.amazonaws.com" };
  return action === "iam:CreateServiceLinkedRole" ? { "iam:AWSServiceName": "dms.amazonaws.com" } : undefined;
}

/** The objects of a bucket have one statement, not one for each. */
export function grantedResource({ resource = "*" }: { readonly resource?: string }): string {
  const [, , service, , , path = ""] = resource.split(":");
  const slash = path.indexOf("/");
  return service === "s3" && slash > 0 ? `${resource.slice(0, resource.indexOf("/"))}/*` : resource;
}

const written: ReadonlyMap<string, string> = new Map(
  [...callerNeeds().flatMap(({ needs }) => needs), ...roleUses.flatMap(({ actions }) => actions)].map(({ action }) => [
    action.toLowerCase(),
    action,
  ]),
);

/** Events write the service in another way than policies do, and people write any case. */
function asWrittenByAws(action: string): string {
  return /^sts:assumerole$/i.test(action) ? "sts:AssumeRole" : (written.get(action.toLowerCase()) ?? action);
}
