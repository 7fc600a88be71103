import { oncePer, onceIn } from "../../source/index.js";
import {
  oncePerUnit,
  type IamPrincipal,
  type PolicyAttachment,
  type PolicyDocument,
  type Project,
  type Template,
} from "../../model/index.js";
import {
  alternatives,
  always,
  and,
  asLiteral,
  asText,
  display,
  isSatisfiable,
  or,
  reasonOf,
  type Formula,
  type Node,
} from "../../tree/index.js";
import { candidatesFor, attachedNames } from "./attachment-candidates.js";
import { keptPolicies, removes, type KeptPolicies } from "./exclusive-policies.js";
import { isInOneAccount } from "../resources/one-account.js";
import { refersTo, resourceKey } from "../resources/resource-key.js";
import { isNameOf } from "./principal-names.js";
import { managedPolicySet, referencedPolicies, referencedPolicy, union, type PolicySet } from "./policy-sets.js";
import { mayAttachTo, unseenPoliciesReason } from "./unseen-attachments.js";

/** All policies that the linted files give to a role, user or group. */
export interface EffectivePolicies extends PolicySet {
  /** The permissions boundary, which limits all of them. Absent if the principal has none. */
  readonly boundary?: Boundary;
  /** The resources that attach policies to the principal. Its own declaration is not one of them. */
  readonly attachments: readonly PolicyAttachment[];
  /** The resources that list all policies of the principal, without some that others attach. */
  readonly removedBy?: readonly PolicyAttachment[];
  /** Where managed policies are attached that such a list leaves out, so that the principal never keeps them. */
  readonly removedArns?: ReadonlySet<Node>;
}

/** A permissions boundary, and the deployments in which there is none. */
export interface Boundary extends PolicySet {
  readonly absent: Formula;
}

/** Only the documents, as if their holder had no other policies. */
export function policiesFrom(documents: readonly PolicyDocument[]): EffectivePolicies {
  return {
    documents: documents.map((document) => ({ document, when: always })),
    incompleteReasons: [],
    attachments: [],
  };
}

/** The inline, managed and attached policies of a principal, from all templates of the run. */
export function policiesOf(project: Project, template: Template, principal: IamPrincipal): EffectivePolicies {
  return onceIn(policiesByPrincipal(project), principal, () => findPolicies(project, template, principal));
}

/** A cache, because every rule asks for these policies. */
const policiesByPrincipal = oncePerUnit(() => new Map<IamPrincipal, EffectivePolicies>());

function findPolicies(project: Project, template: Template, principal: IamPrincipal): EffectivePolicies {
  const own: PolicySet = {
    documents: principal.inlinePolicies.map((document) => ({ document, when: always })),
    incompleteReasons: [principal.incompletePoliciesReason, unseenPoliciesReason(template, principal)].filter(
      (reason) => reason !== undefined,
    ),
  };
  const { managedPolicyArns } = principal;
  // A list of names alone gives nothing, whoever it is for.
  const found = attachmentsOf(project, template, principal).filter(
    ({ attachment, reason }) => reason === undefined || attachment.onlyNames === undefined,
  );
  const sure = found.filter(({ reason }) => reason === undefined);
  const kept = keptPolicies(sure);
  const attachments = sure.map(({ attachment }) => attachment);
  const sets = [
    own,
    referencedPolicies(project, template, { ...managedPolicyArns, items: kept.managed(managedPolicyArns.items) }),
    ...found.map(({ attachment: written, template: from, when, reason, isWhole }): PolicySet => {
      const attachment = { ...written, policyArns: kept.managed(written.policyArns) };
      const policies = attachedPolicies(project, from, attachment, when, kept);
      if (reason === undefined) return policies;
      return { documents: [], incompleteReasons: [reason], possible: isWhole ? [{ reason, policies }] : [] };
    }),
  ];
  const boundary = principal.boundary && boundaryOf(project, template, principal.boundary);
  return {
    attachments,
    ...removalsFrom(principal, attachments, kept),
    ...union(sets),
    ...(boundary && { boundary }),
  };
}

/** Which policies of a principal are removed again, and what removes them. */
function removalsFrom(
  { managedPolicyArns }: IamPrincipal,
  attachments: readonly PolicyAttachment[],
  kept: KeptPolicies,
): Pick<EffectivePolicies, "removedBy" | "removedArns"> {
  const attached = [{ documents: [], policyArns: managedPolicyArns.items }, ...attachments];
  const removedBy = attachments
    .filter(({ onlyArns, onlyNames }) => onlyArns ?? onlyNames)
    .filter((listing) => attached.some((other) => removes(listing, other)));
  if (removedBy.length === 0) return {};
  return { removedBy, removedArns: kept.removed(attached.flatMap(({ policyArns }) => policyArns)) };
}

interface FoundAttachment {
  readonly attachment: PolicyAttachment;
  readonly template: Template;
  readonly when: Formula;
  /** Why it is not certain that the attachment is for the principal. */
  readonly reason?: string;
  /** Whether the reason is that of this attachment alone. */
  readonly isWhole?: boolean;
}

function attachmentsOf(project: Project, template: Template, principal: IamPrincipal): readonly FoundAttachment[] {
  const key = resourceKey(template, principal.address);
  // An attachment by name may be for the principal of another template, in deployments that do not have this one.
  const mayBeWith = (when: Formula): boolean => isSatisfiable(and(principal.existence, when)) !== false;
  return candidatesFor(project, template, principal).flatMap(({ attachment, isExample, names, template: other }) => {
    const found = names.flatMap(({ text, when: named }): FoundAttachment[] => {
      const when = and(attachment.existence, named);
      if (!mayBeWith(when)) return [];
      const answer = isNameOf(text, template, principal);
      const base = { attachment, template: other, when };
      const place = { address: attachment.address, template: other };
      if (answer === "yes") {
        const isSure = isInOneAccount(place, { address: principal.address, template }) || refersTo(text, key);
        return [
          isSure
            ? base
            : { ...base, reason: `${attachment.address} has another provider, which may be of another AWS account` },
        ];
      }
      // A name that is not known could mean any principal. It is related to this one only if both are in the same
      // template.
      const reason = `${attachment.address} attaches to a role that is not known: ${reasonOf(text) ?? display(text)}`;
      const isOpen = answer === "unknown" && other === template && mayAttachTo(template, attachment, text, principal);
      return isOpen ? [{ reason, isWhole: !isExample, ...base }] : [];
    });
    const { incompleteReason } = attachedNames(attachment, principal.kind);
    const isOpen =
      incompleteReason !== undefined &&
      other === template &&
      found.length === 0 &&
      mayBeWith(attachment.existence) &&
      mayAttachTo(template, attachment, undefined, principal);
    return isOpen ? [{ attachment, template: other, when: attachment.existence, reason: incompleteReason }] : found;
  });
}

function attachedPolicies(
  project: Project,
  template: Template,
  attachment: PolicyAttachment,
  when: Formula,
  kept: KeptPolicies,
): PolicySet {
  const ofInline = and(when, kept.inline(attachment.policyName));
  const inline: PolicySet = {
    documents: attachment.documents.map((document) => ({ document, when: ofInline })),
    incompleteReasons: attachment.incompleteReason === undefined ? [] : [attachment.incompleteReason],
  };
  const referenced = attachment.policyArns.map((reference) => referencedPolicy(project, template, reference, when));
  // A managed policy with a list of roles is itself the attachment.
  const isSelf = attachment.documents.length === 0 && attachment.policyArns.length === 0;
  const self = isSelf ? managedPoliciesAt(template).get(attachment.address) : undefined;
  return union([inline, ...referenced, ...(self ? [managedPolicySet(self, when)] : [])]);
}

const managedPoliciesAt = oncePer(
  ({ managedPolicies }: Template) => new Map(managedPolicies.toReversed().map((policy) => [policy.address, policy])),
);

function boundaryOf(project: Project, template: Template, node: Node): Boundary | undefined {
  const all = alternatives(node);
  const values = all.filter(({ value }) => !isNone(value));
  if (values.length === 0) return undefined;
  const sets = values.map(({ value, when }): PolicySet => {
    const text = asText(value);
    if (text) return referencedPolicy(project, template, { text, node: value, when }, always);
    return { documents: [], incompleteReasons: ["the permissions boundary is not known"] };
  });
  return { absent: or(...all.filter(({ value }) => isNone(value)).map(({ when }) => when)), ...union(sets) };
}

/** Terraform treats an empty text as no value. */
function isNone(value: Node): boolean {
  return value.kind === "null" || asLiteral(value) === "";
}
