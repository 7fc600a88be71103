import { policiesOf } from "../../iam/index.js";
import type { Project } from "../../model/index.js";
import { onceIn, oncePer } from "../../source/index.js";
import { literalOf } from "../../tree/index.js";
import type { CallerIdentity } from "./caller-needs.js";

/** The role or user with an ARN, with all policies that the account gives it. `undefined`: the account data has none. */
export function accountCaller(project: Project, arn: string): CallerIdentity | undefined {
  return onceIn(knownCallers(project), arn, () => findCaller(project, arn));
}

/** A cache, because each resource asks. */
const knownCallers = oncePer((_project: Project) => new Map<string, CallerIdentity | undefined>());

function findCaller(project: Project, arn: string): CallerIdentity | undefined {
  for (const template of project.templates.filter(({ account }) => account)) {
    const principal = template.principals.find((one) => literalOf(one.arn) === arn);
    if (principal) return { principals: [principal], policies: policiesOf(project, template, principal) };
  }
  return undefined;
}
