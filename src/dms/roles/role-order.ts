import { isGrantedBy, policiesOf, sameText } from "../../iam/index.js";
import type { RoleUse } from "../../knowledge/index.js";
import type { DmsKind, PolicyAttachment, PolicyReference, Project, Role, Template } from "../../model/index.js";
import { and, implies, or, stringOf, type Formula, type Text } from "../../tree/index.js";

/** The kinds of resources that DMS creates in a VPC with `dms-vpc-role`. */
export const awaitingKinds: readonly DmsKind[] = [
  "DmsReplicationSubnetGroup",
  "DmsReplicationInstance",
  "DmsReplicationConfig",
  "DmsInstanceProfile",
];

/** What an account role needs: an AWS managed policy, or the actions of its use. */
interface NamedPolicy {
  readonly use: RoleUse;
  readonly policyName: string;
}

/** A resource that gives an account role permissions. */
export interface RolePolicy {
  readonly address: string;
  readonly existence: Formula;
  /** The actions that DMS cannot do without, as far as the role does not have them itself. */
  readonly gives: readonly string[];
}

/** The resources that give an account role its permissions. Empty if the role itself has them. */
export function policiesOfRole(
  project: Project,
  account: NamedPolicy,
  role: Role,
  template: Template,
): readonly RolePolicy[] {
  const isNamed = ({ text }: PolicyReference): boolean => awsPolicyName(text) === account.policyName;
  if (role.managedPolicyArns.items.some(isNamed)) return [];
  const actions = account.use.actions
    .filter(({ need }) => need === "required")
    .map(({ action }) => action)
    .filter((action) => !isGrantedBy({ documents: role.inlinePolicies }, action));
  const attachments = policiesOf(project, template, role).attachments.filter((attachment) =>
    template.attachments.includes(attachment),
  );
  const named = attachments.filter(({ policyArns }) => policyArns.some(isNamed));
  const others = attachments.filter((attachment) => !named.includes(attachment));
  return [
    ...named.map(({ address, existence }) => ({ address, existence, gives: actions })),
    ...others.map((attachment) => {
      const whole = withDocuments(template, attachment);
      const { address, existence } = attachment;
      return { address, existence, gives: actions.filter((action) => isGrantedBy(whole, action)) };
    }),
  ].filter(({ gives }) => gives.length > 0);
}

/**
 * The policies that must exist before something with this existence. The role needs what they give once, so one that is
 * awaited makes others with the same permissions needless.
 */
export function policiesToAwait(
  policies: readonly RolePolicy[],
  existence: Formula,
  isAwaited: (address: string) => boolean,
): readonly RolePolicy[] {
  const kept = policies.filter(({ address }) => isAwaited(address));
  // The one that gives most comes first, so that no other one is asked for as well.
  const others = policies
    .filter((policy) => !kept.includes(policy))
    .sort((one, other) => other.gives.length - one.gives.length);
  for (const policy of others) if (!isGivenBy(policy, existence, kept)) kept.push(policy);
  return policies.filter((policy) => kept.includes(policy));
}

/** Whether others give all that a policy gives, whenever it is there. */
function isGivenBy(policy: RolePolicy, existence: Formula, others: readonly RolePolicy[]): boolean {
  const premise = and(existence, policy.existence);
  return policy.gives.every((action) => {
    const givers = others.filter(({ gives }) => gives.includes(action));
    return implies(premise, or(...givers.map((giver) => giver.existence))) !== false;
  });
}

/** Adds the documents of the policies that an attachment names. A managed policy with a list of roles names itself. */
function withDocuments({ managedPolicies }: Template, attachment: PolicyAttachment): PolicyAttachment {
  const given = managedPolicies.filter(({ arn }) =>
    attachment.policyArns.some(({ text }) => sameText(text, arn) === "yes"),
  );
  return { ...attachment, documents: [...attachment.documents, ...given.flatMap(({ documents }) => documents)] };
}

/**
 * The name of an AWS managed policy in an ARN with any partition and path, also where the path is not known.
 * `undefined`: the ARN is not that of an AWS managed policy.
 */
export function awsPolicyName(text: Text): string | undefined {
  const last = text.parts.at(-1);
  const written = stringOf(text, "");
  return last?.kind === "literal" && written.includes(":iam::aws:policy/") ? lastPart(written) : undefined;
}

/** The name of the AWS managed policy that an account role needs. */
export function policyNameOf({ managedPolicies }: RoleUse): string {
  return lastPart(managedPolicies.find(({ attach }) => attach.startsWith("must"))?.arn ?? "");
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
