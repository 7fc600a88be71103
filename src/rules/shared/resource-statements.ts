import {
  meansPrincipal,
  policiesOn,
  resourcesIn,
  statementApplies,
  type Answer,
  type JudgedAction,
  type PolicyOnResource,
} from "../../analysis/index.js";
import type { Project, Role, Statement } from "../../model/index.js";
import type { Text } from "../../rule-kit/index.js";

/** Whether a statement of a topic's policy lets DMS send to it. */
export function allowsPublishing(statement: Statement, topic: Text): Answer {
  const means = meansPrincipal(statement, { service: "dms.amazonaws.com" });
  if (means.answer === "no") return "no";
  const applies = statementApplies(statement, { action: "sns:Publish", resource: topic });
  if (applies.answer === "no") return "no";
  return means.answer === "yes" && applies.answer === "yes" ? "yes" : "unknown";
}

/** A statement in the policy of the resource that denies a role what it needs. */
export interface Denial {
  readonly statement: Statement;
  readonly policy: PolicyOnResource;
}

export function denyingStatement(
  project: Project,
  role: Role,
  { requirement, resource }: JudgedAction,
): Denial | undefined {
  for (const key of new Set(resourcesIn(resource))) {
    for (const policy of policiesOn(project, key) ?? []) {
      const statement = policy.document.statements.find(
        (one) =>
          one.effect === "Deny" &&
          meansPrincipal(one, { role }).answer === "yes" &&
          statementApplies(one, { action: requirement.need.action, resource }).answer === "yes",
      );
      if (statement) return { statement, policy };
    }
  }
  return undefined;
}
