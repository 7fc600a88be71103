import { uniqueBy } from "../../source/index.js";
import { judgeCallerNeeds } from "../../dms/index.js";
import { plainText, policiesFrom, policiesOf, resourceKey, resourcesIn } from "../../iam/index.js";
import type { DmsResource, Resource, Template } from "../../model/index.js";
import { asText, literalOf } from "../../tree/index.js";
import { explainedUses, type ExplainedUse } from "./judged-uses.js";
import { placed, type Linted, type LintedFinding, type PlacedAddress } from "./linted.js";

/** A role, policy, endpoint or other resource of the linted files. */
export interface AddressExplanation {
  readonly kind: "address";
  readonly resource: PlacedAddress;
  /** As its format names it: `AWS::DMS::Endpoint`. */
  readonly type: string;
  /** Its name in AWS. Absent: AWS generates it, or it is not known. */
  readonly name?: string;
  /** The DMS resources that use it, or what it uses if it is one. */
  readonly uses: readonly ExplainedUse[];
  /** The roles, users and groups that have it, if it is a policy. */
  readonly holders: readonly PlacedAddress[];
  /** The actions that who deploys it needs, if it is a DMS resource. */
  readonly callerActions: readonly string[];
  /** What lint says about it. Permissions that nothing needs are among this. */
  readonly findings: readonly LintedFinding[];
}

/** Several resources have this name. */
export interface SeveralAddresses {
  readonly kind: "several-addresses";
  readonly written: string;
  readonly resources: readonly PlacedAddress[];
}

interface Found {
  readonly template: Template;
  readonly resource: Resource;
}

/** Explains a resource by its address, logical id or name. `undefined`: nothing is called so. */
export function explainAddress(written: string, linted: Linted): AddressExplanation | SeveralAddresses | undefined {
  const found = resourcesCalled(written, linted);
  const [only] = found;
  if (!only) return undefined;
  if (found.length > 1)
    return { kind: "several-addresses", written, resources: found.map(({ resource }) => placed(resource)) };
  const { resource, template } = only;
  const dms = template.dmsResources.find(({ address }) => address === resource.address);
  const holders = holdersOfPolicy(linted, template, resource.address);
  const name = resource.physicalName && literalOf(resource.physicalName);
  return {
    kind: "address",
    resource: placed(resource),
    type: resource.type,
    ...(name !== undefined && { name }),
    uses: dms ? explainedUses(linted, template, dms) : usesOfResource(linted, only, holders),
    holders,
    callerActions: dms ? callerActions(linted, template, dms) : [],
    findings: linted.findings.filter(({ address }) => address === resource.address),
  };
}

/** Those with this address. Otherwise those with this logical id, Terraform label or name in AWS. */
function resourcesCalled(written: string, { project }: Linted): readonly Found[] {
  const all = project.templates.flatMap((template) =>
    [...template.resources.values()].map((resource) => ({ template, resource })),
  );
  const exact = all.filter(({ resource }) => resource.address === written);
  if (exact.length > 0) return exact;
  // Instances of one block have the same answers.
  const instances = all.filter(({ resource }) => withoutIndex(resource.address) === written);
  return instances.length > 0
    ? oneOfEachTemplate(instances)
    : all.filter(({ resource }) => !resource.isData && isCalled(resource, written));
}

function withoutIndex(address: string): string {
  return address.endsWith("]") ? address.slice(0, address.lastIndexOf("[")) : address;
}

function oneOfEachTemplate(found: readonly Found[]): readonly Found[] {
  return uniqueBy(found.toReversed(), ({ template }) => template);
}

function isCalled({ address, arn, name, physicalName }: Resource, written: string): boolean {
  const names = [physicalName, arn].map((text) => text && literalOf(text));
  return name === written || names.includes(written) || address.endsWith(`.${written}`);
}

/** The uses in which a role, a policy, a bucket, a key or another resource has a part. */
function usesOfResource(
  linted: Linted,
  { resource, template }: Found,
  holders: readonly PlacedAddress[],
): readonly ExplainedUse[] {
  const all = linted.project.templates.flatMap((one) =>
    one.dmsResources.flatMap((user) => explainedUses(linted, one, user).map((use) => ({ user, use }))),
  );
  const self = placed(resource);
  const ofRole = all.filter(({ use }) => isSame(use.role, self));
  if (ofRole.length > 0) return ofRole.map(({ use }) => use);
  if (holders.length > 0) {
    const ofHolders = all.filter(({ use }) => holders.some((holder) => isSame(use.role, holder)));
    return ofHolders.flatMap(({ use }) => grantedBy(use, resource.address));
  }
  const key = resourceKey(template, resource.address);
  return all.flatMap(({ use, user }) => (refersTo(user, key) ? [use] : []));
}

/** The part of a use that a policy grants. */
function grantedBy(use: ExplainedUse, address: string): readonly ExplainedUse[] {
  const actions = use.actions.filter((action) => action.grantedBy.some((one) => one.address === address));
  return actions.length === 0 ? [] : [{ ...use, trust: [], actions }];
}

function isSame(one: PlacedAddress | undefined, other: PlacedAddress): boolean {
  return one?.address === other.address && one.filePath === other.filePath;
}

function refersTo({ properties }: DmsResource, key: string): boolean {
  return [...properties.values()].some(({ value }) => {
    const text = asText(value);
    return text !== undefined && resourcesIn(text).includes(key);
  });
}

/** The roles, users and groups that have the documents of a policy. */
function holdersOfPolicy({ project }: Linted, template: Template, address: string): readonly PlacedAddress[] {
  const documents = template.documents.filter((held) => held.address === address).map(({ document }) => document);
  return project.templates.flatMap((one) =>
    one.principals
      .filter((principal) => principal.address !== address || one !== template)
      .filter((principal) =>
        policiesOf(project, one, principal).documents.some((held) => documents.includes(held.document)),
      )
      .map(placed),
  );
}

/** The actions that who deploys a DMS resource certainly needs: those that somebody without policies lacks. */
function callerActions({ deploymentContextOf, project }: Linted, template: Template, resource: DmsResource): string[] {
  const nobody = {
    principals: [{ arn: plainText("arn:aws:iam::000000000000:user/nobody") }],
    policies: policiesFrom([]),
  };
  const deployment = { project, template, resource, deploymentContext: deploymentContextOf(template) };
  const needs = judgeCallerNeeds(nobody, deployment, ({ need }) => need === "required" || need === "conditional");
  return [...new Set(needs.filter(({ verdict }) => verdict.answer === "no").map(({ need }) => need.action))];
}
