import type { ElementList, PolicyAttachment, PolicyReference } from "../../model/index.js";
import { always, and, isSatisfiable, literalOf, not, type Formula, type Node, type Text } from "../../tree/index.js";
import { sameText } from "../texts/text-match.js";

/** A resource that lists policies of a principal, and the deployments in which it does. */
interface Listing {
  readonly attachment: PolicyAttachment;
  readonly when: Formula;
}

/** What a principal keeps of the policies that others attach to it. */
export interface KeptPolicies {
  /** In which deployments it keeps an inline policy; `undefined` is a name that Terraform generates. */
  readonly inline: (name: Text | undefined) => Formula;
  readonly managed: (references: readonly PolicyReference[]) => readonly PolicyReference[];
  /** Where those are attached that it keeps in no deployment. */
  readonly removed: (references: readonly PolicyReference[]) => ReadonlySet<Node>;
}

/**
 * Terraform removes the policies that such a list leaves out, also those that resources of the same module attach. Only
 * what is certainly not in a list is left out.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policies_exclusive
 */
export function keptPolicies(listings: readonly Listing[]): KeptPolicies {
  const ofNames = listings.filter(({ attachment }) => attachment.onlyNames);
  const ofArns = listings.filter(({ attachment }) => attachment.onlyArns);
  const keptArn = (arn: PolicyReference): Formula => keptBy(ofArns, (listing) => leavesOutArn(listing, arn));
  return {
    inline: (name) => keptBy(ofNames, (listing) => leavesOutName(listing, name)),
    managed: (references) =>
      ofArns.length === 0 ? references : references.map((one) => ({ ...one, when: and(one.when, keptArn(one)) })),
    removed: (references) =>
      new Set(references.filter((one) => isSatisfiable(keptArn(one)) === false).map(({ node }) => node)),
  };
}

function keptBy(listings: readonly Listing[], leavesOut: (listing: PolicyAttachment) => boolean): Formula {
  return and(...listings.map(({ attachment, when }) => (leavesOut(attachment) ? not(when) : always)));
}

/** Policies of a principal, as its own declaration or another resource attaches them. */
type Attached = Pick<PolicyAttachment, "documents" | "policyArns" | "policyName">;

/** Whether a list removes a policy that another resource attaches. */
export function removes(listing: PolicyAttachment, { documents, policyArns, policyName }: Attached): boolean {
  const isInline = documents.length > 0 && leavesOutName(listing, policyName);
  return isInline || policyArns.some((one) => leavesOutArn(listing, one));
}

function leavesOutName({ onlyNames }: PolicyAttachment, name: Text | undefined): boolean {
  return leavesOut(onlyNames, ({ text }) => (name ? sameText(text, name) === "no" : literalOf(text) !== undefined));
}

function leavesOutArn({ onlyArns }: PolicyAttachment, arn: PolicyReference): boolean {
  return leavesOut(onlyArns, ({ text }) => sameText(text, arn.text) === "no");
}

function leavesOut(
  list: ElementList<PolicyReference> | undefined,
  isOther: (listed: PolicyReference) => boolean,
): boolean {
  return list !== undefined && list.incompleteReason === undefined && list.items.every(isOther);
}
