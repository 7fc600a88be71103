import {
  deniesTo,
  namedWithPolicy,
  policiesNaming,
  resourcePoliciesOf,
  resourcesIn,
  resourcesNamed,
  statementsConcerning,
  unknown,
  type ResourcePolicy,
  type Verdict,
} from "../../iam/index.js";
import type { Project, Role, Statement } from "../../model/index.js";
import { and, implies, type Text } from "../../tree/index.js";
import type { JudgedAction } from "./judge-action.js";
import { contextOfNeed } from "../needs/need-context.js";
import type { RoleUseInstance } from "../needs/requirements.js";

/** A statement in the policy of a resource that denies a role what it needs, or may deny it. */
export interface DenyingStatement {
  readonly statement: Statement;
  readonly policy: ResourcePolicy;
  /** The key of the resource to which the policy belongs. `undefined`: the policy only names its resource. */
  readonly key: string | undefined;
  readonly verdict: Verdict;
}

/** The statement that denies an action in all variants of the use, else one that may. */
export function agreedDenial(
  project: Project,
  role: Role,
  user: Pick<RoleUseInstance, "resource" | "template">,
  variants: readonly Pick<JudgedAction, "requirement" | "resource">[],
): DenyingStatement | undefined {
  const found = variants.map((one) => denyingStatement(project, role, user, one));
  const denials = found.filter((one) => one !== undefined);
  const [first] = denials;
  const open = denials.find(({ verdict }) => verdict.answer === "unknown");
  if (!first || open || denials.length === found.length) return open ?? first;
  return { ...first, verdict: unknown("it depends on a condition of the template") };
}

/** The statement that certainly denies it, else one that may. */
export function denyingStatement(
  project: Project,
  role: Role,
  user: Pick<RoleUseInstance, "resource" | "template">,
  { requirement, resource }: Pick<JudgedAction, "requirement" | "resource">,
): DenyingStatement | undefined {
  const request = { action: requirement.need.action, resource, ...contextOfNeed(requirement) };
  let possible: DenyingStatement | undefined;
  for (const { key, policy } of policiesFor(project, user, resource)) {
    for (const statement of statementsConcerning(policy.document, { role }, request)) {
      const verdict = deniesTo(statement, { role }, request);
      if (verdict.answer === "yes") return { statement, policy, key, verdict };
      if (verdict.answer === "unknown") possible ??= { statement, policy, key, verdict };
    }
  }
  return possible;
}

type OwnedPolicy = Pick<DenyingStatement, "key" | "policy">;

/** The policies of the resources that a text refers to, or of those that it names, here or in the account. */
function policiesFor(
  project: Project,
  { resource: user, template }: Pick<RoleUseInstance, "resource" | "template">,
  resource: Text,
): readonly OwnedPolicy[] {
  const policiesOfAll = (keys: readonly string[]): readonly OwnedPolicy[] =>
    keys.flatMap((key) => (resourcePoliciesOf(project, key) ?? []).map((policy) => ({ key, policy })));
  const referred = policiesOfAll([...new Set(resourcesIn(resource))]);
  if (referred.length > 0) return referred;
  const naming = policiesNaming(template, resource).map((policy) => ({ key: undefined, policy }));
  // What is only named can be there without the resource that declares it here.
  const declared = [...policiesOfAll(namedWithPolicy(project, template, resource)), ...naming].filter(
    ({ policy: { document, holder } }) => implies(user.existence, and(holder.existence, document.when)) === true,
  );
  return declared.length > 0 ? declared : policiesOfAll(resourcesNamed(project, resource));
}
