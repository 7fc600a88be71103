import { arnText, grants, type EffectivePolicies, type GrantVerdict } from "../../../iam/index.js";
import { trimSlashes, type RoleUseInstance } from "../../../dms/index.js";
import type { PolicyGrant } from "../../../knowledge/index.js";
import type { DmsResource, Property, Role, Template } from "../../../model/index.js";
import { alternatives, asText, oncePer, type Formula, type Text, type TextPart } from "../../../rule-kit/index.js";
import type { AccountRole } from "./account-roles.js";

/** An action of a managed policy, and its ARNs: the action must be granted on one of them. */
export interface NeededAction extends PolicyGrant {
  readonly readings: readonly Text[];
}

export interface MissingAction extends NeededAction {
  readonly verdict: GrantVerdict;
}

/** Whether a statement denies the action or the permissions boundary excludes it. Then another policy does not help. */
export function isForbidden({ verdict }: Pick<MissingAction, "verdict">): boolean {
  return verdict.cause === "denied" || verdict.cause === "boundary";
}

/**
 * What EC2 checks on network interfaces. The managed policy allows it on everything, but a policy of one's own may name
 * the interfaces. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 */
const ofInterfaces: ReadonlySet<string> = new Set([
  "ec2:CreateNetworkInterface",
  "ec2:DeleteNetworkInterface",
  "ec2:ModifyNetworkInterfaceAttribute",
]);
const interfaces = arnText("arn:${Partition}:ec2:${Region}:${Account}:network-interface/*");

/** The actions that an account role needs: those of its managed policy, and those that uses in the run need. */
export function actionsNeeded(account: AccountRole, uses: readonly RoleUseInstance[]): readonly NeededAction[] {
  return neededFor(account)(uses);
}

/** Many roles of one name may have the same uses. */
const neededFor = oncePer((account: AccountRole) =>
  oncePer((uses: readonly RoleUseInstance[]) => allNeeded(account, uses)),
);

function allNeeded(account: AccountRole, uses: readonly RoleUseInstance[]): readonly NeededAction[] {
  const found = new Map<string, NeededAction>();
  const add = (one: NeededAction): unknown => found.set(`${one.action} ${one.resource}`, one);
  for (const { action, need, resource } of account.use.actions) {
    if (need !== "required") continue;
    const narrower = ofInterfaces.has(action) ? [interfaces] : [];
    for (const pattern of resource) add({ action, resource: pattern, readings: [arnText(pattern), ...narrower] });
  }
  for (const { need, applies, resources } of uses
    .flatMap(({ variants }) => variants)
    .flatMap(({ actions }) => actions)) {
    if (need.need !== "conditional" || applies.answer !== "yes") continue;
    for (const { pattern, readings } of resources) add({ action: need.action, resource: pattern, readings });
  }
  return [...found.values()];
}

/** The needed actions that a role's policies do not grant, and why some of them could not be judged. */
export function missingOf(
  role: Role,
  policies: EffectivePolicies,
  needed: readonly NeededAction[],
): { readonly missing: readonly MissingAction[]; readonly reason?: string } {
  const missing: MissingAction[] = [];
  let reason: string | undefined;
  for (const one of needed) {
    const verdicts = one.readings.map((resource) => grants(policies, { action: one.action, resource }, role.existence));
    if (verdicts.some(({ answer }) => answer === "yes")) continue;
    const open = verdicts.find(({ answer }) => answer === "unknown");
    if (open) reason ??= open.reason ?? "a policy of the role is not known";
    else missing.push(...closest(one, verdicts));
  }
  return reason === undefined ? { missing } : { missing, reason };
}

/** The reading of an action that a policy allows although it is forbidden, otherwise the first one. */
function closest(one: NeededAction, verdicts: readonly GrantVerdict[]): readonly MissingAction[] {
  const verdict = verdicts.find((found) => isForbidden({ verdict: found })) ?? verdicts[0];
  return verdict ? [{ ...one, verdict }] : [];
}

/** The buckets in which DMS stages files for Redshift, as far as the endpoints name them. */
export const stagingBuckets = oncePer((uses: readonly RoleUseInstance[]): readonly StagingBucket[] =>
  uses.flatMap(({ resource, template }) => {
    const property = resource.properties.get("redshift.bucketName");
    const text = asText(property?.value);
    if (!property || !text) return [];
    return [{ objects: objectsIn(text, resource), property, resource, template, text }];
  }),
);

export interface StagingBucket {
  readonly resource: DmsResource;
  readonly template: Template;
  readonly property: Property;
  /** The name of the bucket. */
  readonly text: Text;
  /** The ARN of the files: one for each folder that may be used. */
  readonly objects: readonly StagedObjects[];
}

export interface StagedObjects {
  readonly arn: Text;
  /** When the endpoint exists and uses the folder. */
  readonly when: Formula;
}

function objectsIn(bucket: Text, { existence, properties }: DmsResource): readonly StagedObjects[] {
  const folder = properties.get("redshift.bucketFolder")?.value;
  if (!folder) return [{ arn: objectsUnder(bucket, []), when: existence }];
  return alternatives(folder, existence).map(({ value, when }) => ({
    arn: objectsUnder(bucket, trimSlashes(asText(value)?.parts ?? [])),
    when,
  }));
}

/** The objects in a bucket, or in a folder of it. */
function objectsUnder(bucket: Text, path: readonly TextPart[]): Text {
  const parts = path.length > 0 ? [...bucket.parts, ...arnText("/").parts, ...path] : bucket.parts;
  return { ...bucket, parts: [...arnText("arn:${Partition}:s3:::").parts, ...parts, ...arnText("/*").parts] };
}

/**
 * Whether a role has a copy of an old version of its managed policy. It has if it is missing no more than the last old
 * version, or exactly what an older one is missing.
 */
export function isFormerCopy({ former }: AccountRole, missing: readonly PolicyGrant[]): boolean {
  const lacking = new Set(missing.map(keyOf));
  return former.some((version, index) => {
    const known = new Set(version.map(keyOf));
    return [...lacking].every((key) => known.has(key)) && (index === 0 || known.size === lacking.size);
  });
}

/** Managed policies have `*` instead of the region and the account in our patterns. */
function keyOf({ action, resource }: PolicyGrant): string {
  return `${action} ${resource.split(":").slice(5).join(":")}`;
}
