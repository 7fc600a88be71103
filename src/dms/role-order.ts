import { isGrantedBy, policiesOf, sameText } from "../iam/index.js";
import type { RoleUse } from "../knowledge/index.js";
import type { DmsKind, PolicyAttachment, Project, Role, Template } from "../model/index.js";
import type { Text } from "../tree/index.js";

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

/** The resources that give an account role its permissions. Empty if the role itself has them. */
export function policiesOfRole(
  project: Project,
  account: NamedPolicy,
  role: Role,
  template: Template,
): readonly PolicyAttachment[] {
  if (role.managedPolicyArns.items.some(({ text }) => awsPolicyName(text) === account.policyName)) return [];
  const attachments = policiesOf(project, template, role).attachments.filter((attachment) =>
    template.attachments.includes(attachment),
  );
  const managed = attachments.filter(({ policyArns }) =>
    policyArns.some(({ text }) => awsPolicyName(text) === account.policyName),
  );
  if (managed.length > 0) return managed;
  const actions = account.use.actions.filter(({ need }) => need === "required").map(({ action }) => action);
  return attachments.filter((attachment) => {
    const whole = withDocuments(template, attachment);
    return actions.some((action) => isGrantedBy(whole, action));
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
 * The name of an AWS managed policy in an ARN with any partition and path. `undefined`: the ARN is not that of an AWS
 * managed policy.
 */
export function awsPolicyName(text: Text): string | undefined {
  const last = text.parts.at(-1);
  const written = text.parts.map((part) => (part.kind === "literal" ? part.text : "")).join("");
  return last?.kind === "literal" && written.includes(":iam::aws:policy/") ? lastPart(written) : undefined;
}

/** The name of the AWS managed policy that an account role needs. */
export function policyNameOf({ managedPolicies }: RoleUse): string {
  return lastPart(managedPolicies.find(({ attach }) => attach.startsWith("must"))?.arn ?? "");
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
