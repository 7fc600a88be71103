import type {
  ElementList,
  IamPrincipal,
  PolicyAttachment,
  PolicyDocument,
  PrincipalReference,
  Project,
  Template,
} from "../model/index.js";
import {
  alternatives,
  always,
  and,
  asLiteral,
  asText,
  display,
  identityOf,
  or,
  reasonOf,
  type Formula,
  type Node,
  type Text,
} from "../tree/index.js";
import { perProject } from "./per-project.js";
import { managedPolicySet, referencedPolicies, referencedPolicy, union, type PolicySet } from "./policy-sets.js";
import { refersTo, resourceKey, resourcesIn } from "./resource-key.js";
import type { Answer } from "./verdict.js";
import { mayAttachTo, unseenPoliciesReason } from "./unseen-attachments.js";
import { sameText } from "./wildcard.js";

/** All policies that the linted files give to a role, user or group. */
export interface EffectivePolicies extends PolicySet {
  /** The permissions boundary, which limits all of them. Absent if the principal has none. */
  readonly boundary?: Boundary;
  /** The resources that attach policies to the principal. Its own declaration is not one of them. */
  readonly attachments: readonly PolicyAttachment[];
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
  const known = policiesByPrincipal(project);
  const found = known.get(principal) ?? findPolicies(project, template, principal);
  known.set(principal, found);
  return found;
}

/** A cache, because every rule asks for these policies. */
const policiesByPrincipal = perProject(() => new Map<IamPrincipal, EffectivePolicies>());

function findPolicies(project: Project, template: Template, principal: IamPrincipal): EffectivePolicies {
  const own: PolicySet = {
    documents: principal.inlinePolicies.map((document) => ({ document, when: always })),
    incompleteReasons: [principal.incompletePoliciesReason, unseenPoliciesReason(template, principal)].filter(
      (reason) => reason !== undefined,
    ),
  };
  const found = attachmentsOf(project, template, principal);
  const sets = [
    own,
    referencedPolicies(project, template, principal.managedPolicyArns),
    ...found.map(({ attachment, template: from, when, reason }) =>
      reason === undefined
        ? attachedPolicies(project, from, attachment, when)
        : { documents: [], incompleteReasons: [reason] },
    ),
  ];
  const boundary = principal.boundary && boundaryOf(project, template, principal.boundary);
  return {
    ...union(sets),
    ...(boundary && { boundary }),
    attachments: found.filter(({ reason }) => reason === undefined).map(({ attachment }) => attachment),
  };
}

interface FoundAttachment {
  readonly attachment: PolicyAttachment;
  readonly template: Template;
  readonly when: Formula;
  /** Why it is not certain that the attachment is for the principal. */
  readonly reason?: string;
}

interface PlacedAttachment {
  readonly attachment: PolicyAttachment;
  readonly template: Template;
}

/**
 * Attachments for principals that their own template does not declare. They are found by the names of these principals
 * and by the resource keys to which the names refer.
 */
const attachmentsByName = perProject((project) => {
  const found = new Map<string, Set<PlacedAttachment>>();
  for (const template of project.templates) {
    for (const attachment of template.attachments) {
      const placed = { attachment, template };
      for (const text of namesElsewhere(template, attachment)) {
        for (const key of [identityOf(text), ...resourcesIn(text)]) {
          found.set(key, (found.get(key) ?? new Set()).add(placed));
        }
      }
    }
  }
  return found;
});

const kinds = ["Role", "User", "Group"] as const;

/** The names in an attachment of principals that its own template does not declare. */
function namesElsewhere(template: Template, attachment: PolicyAttachment): readonly Text[] {
  return kinds.flatMap((kind) => {
    const names = namesIn(attachment, kind).items.map(({ text }) => text);
    return names.filter((text) => !isNameInside(template, text, kind));
  });
}

/** All attachments of the principal's own template, and the attachments of other templates that name the principal. */
function candidatesFor(project: Project, template: Template, principal: IamPrincipal): readonly PlacedAttachment[] {
  const byName = attachmentsByName(project);
  const keys = [identityOf(principal.name), resourceKey(template, principal.address)];
  const elsewhere = new Set(keys.flatMap((key) => [...(byName.get(key) ?? [])]));
  return [
    ...template.attachments.map((attachment) => ({ attachment, template })),
    ...[...elsewhere].filter((placed) => placed.template !== template),
  ];
}

function attachmentsOf(project: Project, template: Template, principal: IamPrincipal): readonly FoundAttachment[] {
  return candidatesFor(project, template, principal).flatMap(({ attachment, template: other }) => {
    const names = namesIn(attachment, principal.kind);
    const found = names.items.flatMap(({ text, when }): FoundAttachment[] => {
      const isElsewhere = other !== template && isNameInside(other, text, principal.kind);
      const answer = isElsewhere ? "no" : isNameOf(text, template, principal);
      const base = { attachment, template: other, when: and(attachment.existence, when) };
      if (answer === "yes") return [base];
      // A name that is not known could mean any principal. It is related to this one only if both are in the same
      // template.
      const reason = `${attachment.address} attaches to a role that is not known: ${reasonOf(text) ?? display(text)}`;
      const isOpen = answer === "unknown" && other === template && mayAttachTo(template, attachment, text, principal);
      return isOpen ? [{ ...base, reason }] : [];
    });
    const isOpen =
      names.incompleteReason !== undefined &&
      other === template &&
      found.length === 0 &&
      mayAttachTo(template, attachment, undefined, principal);
    return isOpen
      ? [{ attachment, template: other, when: attachment.existence, reason: names.incompleteReason ?? "" }]
      : found;
  });
}

function namesIn(attachment: PolicyAttachment, kind: IamPrincipal["kind"]): ElementList<PrincipalReference> {
  switch (kind) {
    case "Role":
      return attachment.roles;
    case "User":
      return attachment.users;
    case "Group":
      return attachment.groups;
  }
}

/**
 * Whether a template declares the principal that it attaches to. Then it means that one, even if others have the same
 * name.
 */
function isNameInside(template: Template, text: Text, kind: IamPrincipal["kind"]): boolean {
  const own = template.principals.filter((principal) => principal.kind === kind);
  return own.some((principal) => isNameOf(text, template, principal) === "yes");
}

function isNameOf(text: Text, template: Template, principal: IamPrincipal): Answer {
  if (refersTo(text, resourceKey(template, principal.address))) return "yes";
  if (isNameOfAnother(text, template, principal)) return "no";
  const answer = sameText(text, principal.name);
  // AWS generates this name, so it is never equal to a name in a file or to the name of another resource.
  const isGenerated = refersTo(principal.name, resourceKey(template, principal.address)) && !principal.nameNode;
  return answer === "unknown" && isGenerated && isKnownName(text) ? "no" : answer;
}

/** A reference to another principal never means this one, whatever the names are. */
function isNameOfAnother(text: Text, { path, principals }: Template, { kind }: IamPrincipal): boolean {
  const refersWhole = (key: string): boolean => text.parts.every((part) => refersTo({ ...text, parts: [part] }, key));
  return principals.some((other) => other.kind === kind && refersWhole(resourceKey({ path }, other.address)));
}

/**
 * Whether a name is written out or belongs to a known resource. The output of a stack that is not linted may be any
 * name.
 */
function isKnownName({ parts }: Text): boolean {
  return parts.every(
    (part) => part.kind === "literal" || (part.symbol.resource !== undefined && !part.symbol.id.includes("/Outputs.")),
  );
}

function attachedPolicies(
  project: Project,
  template: Template,
  attachment: PolicyAttachment,
  when: Formula,
): PolicySet {
  const inline: PolicySet = {
    documents: attachment.documents.map((document) => ({ document, when })),
    incompleteReasons: attachment.incompleteReason === undefined ? [] : [attachment.incompleteReason],
  };
  const referenced = attachment.policyArns.map((reference) => referencedPolicy(project, template, reference, when));
  // A managed policy with a list of roles is itself the attachment.
  const isSelf = attachment.documents.length === 0 && attachment.policyArns.length === 0;
  const self = isSelf ? template.managedPolicies.find(({ address }) => address === attachment.address) : undefined;
  return union([inline, ...referenced, ...(self ? [managedPolicySet(self, when)] : [])]);
}

function boundaryOf(project: Project, template: Template, node: Node): Boundary | undefined {
  const all = alternatives(node);
  const values = all.filter(({ value }) => !isNone(value));
  if (values.length === 0) return undefined;
  const sets = values.map(({ value, when }): PolicySet => {
    const text = asText(value);
    if (text) return referencedPolicy(project, template, { text, node: value, when }, always);
    return { documents: [], incompleteReasons: ["the permissions boundary is not known"] };
  });
  return { ...union(sets), absent: or(...all.filter(({ value }) => isNone(value)).map(({ when }) => when)) };
}

/** Terraform treats an empty text as no value. */
function isNone(value: Node): boolean {
  return value.kind === "null" || asLiteral(value) === "";
}
