import {
  isAccount,
  matchesPrincipal,
  resourcePoliciesOf,
  resourcesIn,
  statementApplies,
  type Requester,
  type ResourcePolicy,
} from "../iam/index.js";
import type { Project, Resource, Role, Statement } from "../model/index.js";
import type { Text } from "../tree/index.js";
import type { JudgedAction } from "./judge-action.js";

/** A statement in the policy of a resource that denies a role what it needs. */
export interface Denial {
  readonly statement: Statement;
  readonly policy: ResourcePolicy;
}

export function denyingStatement(
  project: Project,
  role: Role,
  { requirement, resource }: Pick<JudgedAction, "requirement" | "resource">,
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

export function isKey(resource: Resource | undefined): boolean {
  return resource?.resourceKind === "KmsKey";
}

/** Whether no statement of the key's policies can allow the action, either to the requester or to its account. */
export function isNotAllowed(
  policies: readonly ResourcePolicy[],
  { action, text }: { readonly action: string; readonly text: Text },
  requester: Requester,
): boolean {
  const statements = policies.flatMap(({ document }) => document.statements).filter(({ effect }) => effect !== "Deny");
  return statements.every((statement) => {
    const isForAccount = "role" in requester && namesAccount(statement);
    if (!isForAccount && matchesPrincipal(statement, requester).answer === "no") return true;
    return statementApplies(statement, { action, resource: text }).answer === "no";
  });
}

function namesAccount({ principals }: Statement): boolean {
  return principals?.items.some(({ principalKind, text }) => isAccount(principalKind, text)) ?? false;
}
