import { callerNeeds, roleUses } from "../../knowledge/index.js";
import type { DmsDenial } from "../errors/recognise.js";

/** The statement that allows a refused request. `undefined`: another statement does not help, because one denies it. */
export function neededStatement(denial: DmsDenial): Readonly<Record<string, unknown>> | undefined {
  if (denial.reason?.kind === "deny") return undefined;
  const action = asWrittenByAws(denial.action);
  if (action === "sts:AssumeRole")
    return { Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: action };
  const condition = conditionFor(action);
  return {
    Effect: "Allow",
    Action: action,
    Resource: resourceFor(denial),
    ...(condition && { Condition: { StringEquals: condition } }),
  };
}

function conditionFor(action: string): Readonly<Record<string, string>> | undefined {
  if (action === "iam:PassRole") return { "iam:PassedToService": "dms.amazonaws.com" };
  return action === "iam:CreateServiceLinkedRole" ? { "iam:AWSServiceName": "dms.amazonaws.com" } : undefined;
}

/** The objects of a bucket have one statement, not one for each. */
function resourceFor({ resource = "*" }: DmsDenial): string {
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
