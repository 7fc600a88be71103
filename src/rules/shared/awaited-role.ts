import { isGrantedBy, policiesOf, sameText, waitsFor, type Deployed } from "../../iam/index.js";
import type { DmsKind, DmsResource, PolicyAttachment, Resource, Role, Template } from "../../model/index.js";
import { and, isSatisfiable, type Fixer, type IamEdit, type RuleContext } from "../../rule-kit/index.js";
import { awsPolicyName, vpcRoleName, type AccountRole } from "./account-roles.js";

/** What is made in a VPC with the help of `dms-vpc-role`. */
const awaitingKinds: readonly DmsKind[] = [
  "DmsReplicationSubnetGroup",
  "DmsReplicationInstance",
  "DmsReplicationConfig",
  "DmsInstanceProfile",
];

/** What has to be there first, by addresses of the template that is judged: a nested stack stands for what is in it. */
export interface Awaited {
  readonly role: string;
  /** The resources that give the role its rights, when the role does not carry them itself. */
  readonly policies: readonly string[];
}

/** A resource that does not wait for all of it. */
export interface Unordered {
  readonly resource: DmsResource;
  /** What should wait: the resource, or the nested stack that it stands in. */
  readonly waiter: string;
  readonly lacksRole: boolean;
  readonly policies: readonly string[];
  /** What it is enough to wait for: a policy attachment refers to its role. */
  readonly on: readonly string[];
}

export function awaitedOf(context: RuleContext, account: AccountRole, role: Role, home: Deployed): Awaited {
  const policies = policiesOfRole(context, account, role, home.template);
  return { role: standing(home, role.address), policies: policies.map(({ address }) => standing(home, address)) };
}

/** What stands for a resource in the template that is judged. */
function standing({ by }: Deployed, address: string): string {
  return by ?? address;
}

function policiesOfRole(
  context: RuleContext,
  account: AccountRole,
  role: Role,
  template: Template,
): readonly PolicyAttachment[] {
  if (role.managedPolicyArns.items.some(({ text }) => awsPolicyName(text) === account.policyName)) return [];
  const attachments = policiesOf(context.project, template, role).attachments.filter((attachment) =>
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

/** A managed policy with a list of roles attaches its own documents, an attachment those of the policy it names. */
function withDocuments({ managedPolicies }: Template, attachment: PolicyAttachment): PolicyAttachment {
  const given = managedPolicies.filter(
    ({ address, arn }) =>
      address === attachment.address || attachment.policyArns.some(({ text }) => sameText(text, arn) === "yes"),
  );
  return { ...attachment, documents: [...attachment.documents, ...given.flatMap(({ documents }) => documents)] };
}

/** The resources to make wait. What waits for another one of them is mended by mending that one. */
export function unorderedIn(
  context: RuleContext,
  deployed: readonly Deployed[],
  role: Role,
  awaited: Awaited,
): readonly Unordered[] {
  const { template } = context;
  const found = deployed.flatMap((place) =>
    place.template.dmsResources
      .filter(({ kind }) => awaitingKinds.includes(kind))
      .filter((resource) => isSatisfiable(and(resource.existence, role.existence)) !== false)
      .flatMap((resource) => unordered(context, resource, standing(place, resource.address), awaited) ?? []),
  );
  return found.filter(
    ({ waiter }, index) =>
      index === found.findIndex((other) => other.waiter === waiter) &&
      !found.some((other) => other.waiter !== waiter && waitsFor(template, waiter, other.waiter).answer === "yes"),
  );
}

function unordered(
  context: RuleContext,
  resource: DmsResource,
  waiter: string,
  { policies, role }: Awaited,
): Unordered | undefined {
  const { template } = context;
  const targets = [...new Set([role, ...policies])];
  // What stands in one nested stack is judged there.
  if (targets.includes(waiter)) return undefined;
  const verdicts = targets.map((target) => ({ target, ...waitsFor(template, waiter, target) }));
  const unknown = verdicts.find(({ answer }) => answer === "unknown");
  if (unknown) {
    context.skip(resource, unknown.reason ?? "it is not known what this depends on");
    return undefined;
  }
  // A role that is made after the resource cannot be waited for: the template means something else.
  if (targets.some((target) => waitsFor(template, target, waiter).answer !== "no")) return undefined;
  const absent = verdicts.filter(({ answer }) => answer === "no").map(({ target }) => target);
  if (absent.length === 0) return undefined;
  const lacksRole = absent.includes(role);
  const lacking = absent.filter((target) => target !== role);
  return { resource, waiter, lacksRole, policies: lacking, on: lacking.length > 0 ? lacking : [role] };
}

/** What only keeps an order: who waits for it has put there what comes first. */
const pauses = new Set(["time_sleep", "null_resource", "terraform_data", "AWS::CloudFormation::WaitConditionHandle"]);

/**
 * What is to wait for the policies: where a resource waits for the role by way of a pause, the pause, for there its author
 * meant to keep the order.
 */
export function placeToWait({ template }: RuleContext, { lacksRole, on, waiter }: Unordered): Resource | undefined {
  const place = template.resources.get(waiter);
  const steps = (place?.dependencies ?? []).flatMap(({ on: step }) => template.resources.get(step ?? "") ?? []);
  const pause = lacksRole ? undefined : steps.find((step) => pauses.has(step.type) && canWait(template, step, on));
  return pause ?? place;
}

/** Whether a pause stands beside what it is to wait for, which does not wait for it. */
function canWait(template: Template, { address }: Resource, on: readonly string[]): boolean {
  const moduleOf = (one: string): string => /^(?:module\.[^.]+\.)*/.exec(one)?.[0] ?? "";
  return on.every(
    (policy) => moduleOf(policy) === moduleOf(address) && waitsFor(template, policy, address).answer === "no",
  );
}

/** Makes what DMS makes in a VPC wait for a role that gets the name of the account role, and for its policies. */
export function makeWait(context: RuleContext, account: AccountRole, role: Role, fixer: Fixer): readonly IamEdit[] {
  if (account.name !== vpcRoleName) return [];
  const { template } = context;
  // What cannot be judged is told when the role has its name.
  const silent: RuleContext = { ...context, skip: () => undefined };
  const awaited = awaitedOf(silent, account, role, { template });
  return unorderedIn(silent, [{ template }], role, awaited).flatMap((unordered) => {
    const place = placeToWait(silent, unordered);
    return place ? [fixer.addDependency(template, place, unordered.on)] : [];
  });
}
