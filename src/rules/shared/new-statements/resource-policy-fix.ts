import {
  deniesTo,
  isWrittenForOne,
  orderOf,
  resourceAt,
  resourcesIn,
  sameText,
  type AccessRequest,
  type Requester,
  type ResourcePolicy,
} from "../../../iam/index.js";
import type { RoleUseInstance } from "../../../dms/index.js";
import type { PolicyDocument, Project, Resource, Role } from "../../../model/index.js";
import {
  alternatives,
  asText,
  implies,
  type NewStatement,
  type Suggestion,
  type Text,
} from "../../../rule-kit/index.js";

/**
 * The edit that adds a statement to the policy of a resource. `undefined`: it is not certain which policy that is, or a
 * Deny may still forbid the operation.
 */
export function resourcePolicyFix(
  project: Project,
  policies: readonly ResourcePolicy[],
  requester: Requester,
  requests: readonly AccessRequest[],
  statement: NewStatement,
): Suggestion["fix"] | undefined {
  const document = documentToExtend(project, policies);
  if (!document || requests.some((one) => mayBeDenied(document, requester, one))) return undefined;
  return (fixer) => fixer.appendStatement(document, statement);
}

/** The only policy of the resource, if it is written in a file and nothing else uses it. */
function documentToExtend(project: Project, policies: readonly ResourcePolicy[]): PolicyDocument | undefined {
  const [only, ...others] = policies;
  if (!only?.document.node.layout || others.length > 0) return undefined;
  return isWrittenForOne(project, only.document) ? only.document : undefined;
}

/** Also by a statement whose effect is not known. */
function mayBeDenied({ statements }: PolicyDocument, requester: Requester, request: AccessRequest): boolean {
  return statements
    .filter(({ effect }) => effect !== "Allow")
    .some((statement) => deniesTo({ ...statement, effect: "Deny" }, requester, request).answer !== "no");
}

/**
 * How the policy of a resource can refer to a role. AWS rejects a policy that names a role that does not exist yet. So
 * the role must not depend on the resource, and it must exist whenever the resource exists. `undefined`: it cannot
 * refer to the role.
 */
export function referenceTo(
  project: Project,
  role: Role,
  { property, template }: RoleUseInstance,
  holder: Resource,
): Text | undefined {
  const declared = template.resources.get(role.address);
  const isHere = template.principals.includes(role) && template.resources.get(holder.address) === holder;
  if (!property || !declared || !isHere || implies(holder.existence, role.existence) !== true) return undefined;
  if (orderOf(template, role.address).awaits(holder.address).answer !== "no") return undefined;
  return alternatives(property.value)
    .flatMap(({ value }) => asText(value) ?? [])
    .find(
      (text) =>
        sameText(text, role.arn) === "yes" && resourcesIn(text).some((key) => resourceAt(project, key) === declared),
    );
}
