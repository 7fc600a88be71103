import {
  matchesPrincipal,
  resourcePoliciesOf,
  resourceAt,
  resourcesIn,
  statementApplies,
  type ResourcePolicy,
} from "../../iam/index.js";
import type { JudgedAction } from "../../dms/index.js";
import type { Project, Role, Statement } from "../../model/index.js";
import { shownAddress } from "./names.js";

/** A statement in the policy of a resource that denies a role what it needs. */
export interface Denial {
  readonly statement: Statement;
  readonly policy: ResourcePolicy;
}

export function denyingStatement(
  project: Project,
  role: Role,
  { requirement, resource }: JudgedAction,
): Denial | undefined {
  for (const key of new Set(resourcesIn(resource))) {
    for (const policy of resourcePoliciesOf(project, key) ?? []) {
      const statement = policy.document.statements.find(
        (one) =>
          one.effect === "Deny" &&
          matchesPrincipal(one, { role }).answer === "yes" &&
          statementApplies(one, { action: requirement.need.action, resource }).answer === "yes",
      );
      if (statement) return { statement, policy };
    }
  }
  return undefined;
}

/** The name of a resource in messages. `key` is its name in symbols. */
export function shownResource(project: Project, key: string): string {
  return shownAddress(resourceAt(project, key)?.address ?? key);
}
