import type {
  ElementList,
  IamPrincipal,
  ManagedPolicy,
  PolicyAttachment,
  PolicyDocument,
  PolicyReference,
  PrincipalReference,
  Project,
  Template,
} from "../model/index.js";
import { alternatives, always, and, asText, display, identityOf, reasonOf, type Formula, type Node, type Text } from "../tree/index.js";
import { awsManagedPolicyName } from "./arns.js";
import { refersTo, resourceKey } from "./resource-key.js";
import type { Answer } from "./verdict.js";
import { sameText } from "./wildcard.js";

/** A policy document with the deployments in which its holder has it. */
export interface HeldPolicy {
  readonly document: PolicyDocument;
  readonly when: Formula;
}

/** Documents that count together, and why there may be more. */
export interface PolicySet {
  readonly documents: readonly HeldPolicy[];
  readonly open: readonly string[];
}

/** All that a role, user or group is given in the linted files. */
export interface EffectivePolicies extends PolicySet {
  /** What limits all of it, where the principal has a permissions boundary. */
  readonly boundary?: PolicySet;
  /** The resources that attach policies to the principal, beside its own declaration. */
  readonly attachments: readonly PolicyAttachment[];
}

/** Documents alone, as if their holder had nothing else. */
export function policiesFrom(documents: readonly PolicyDocument[]): EffectivePolicies {
  return { documents: documents.map((document) => ({ document, when: always })), open: [], attachments: [] };
}

/** Policies of a principal: inline, managed and attached ones, from all templates of the run. */
export function policiesOf(project: Project, template: Template, principal: IamPrincipal): EffectivePolicies {
  const own: PolicySet = {
    documents: principal.inlinePolicies.map((document) => ({ document, when: always })),
    open: principal.policiesOpen === undefined ? [] : [principal.policiesOpen],
  };
  const found = attachmentsOf(project, template, principal);
  const sets = [
    own,
    referencedPolicies(project, template, principal.managedPolicyArns),
    ...found.map(({ attachment, template: from, when, reason }) =>
      reason === undefined ? attachedPolicies(project, from, attachment, when) : { documents: [], open: [reason] },
    ),
  ];
  const boundary = principal.boundary && boundaryOf(project, template, principal.boundary);
  return {
    ...union(sets),
    ...(boundary && { boundary }),
    attachments: found.filter(({ reason }) => reason === undefined).map(({ attachment }) => attachment),
  };
}

function union(sets: readonly PolicySet[]): PolicySet {
  return {
    documents: sets.flatMap(({ documents }) => documents),
    open: [...new Set(sets.flatMap(({ open }) => open))],
  };
}

interface FoundAttachment {
  readonly attachment: PolicyAttachment;
  readonly template: Template;
  readonly when: Formula;
  /** Why it is not certain that the principal is meant. */
  readonly reason?: string;
}

function attachmentsOf(project: Project, template: Template, principal: IamPrincipal): readonly FoundAttachment[] {
  return project.templates.flatMap((other) =>
    other.attachments.flatMap((attachment) => {
      const names = namesIn(attachment, principal);
      const found = names.items.flatMap(({ text, when }): FoundAttachment[] => {
        const answer = isNameOf(text, template, principal);
        const base = { attachment, template: other, when: and(attachment.existence, when) };
        if (answer === "yes") return [base];
        // A name that is not known could be anybody's in another template; it is taken for this one's only at home.
        const reason = `${attachment.address} attaches to a role that is not known: ${reasonOf(text) ?? display(text)}`;
        return answer === "unknown" && other === template ? [{ ...base, reason }] : [];
      });
      const isOpen = names.open !== undefined && other === template && found.length === 0;
      return isOpen ? [{ attachment, template: other, when: attachment.existence, reason: names.open ?? "" }] : found;
    }),
  );
}

function namesIn(attachment: PolicyAttachment, principal: IamPrincipal): ElementList<PrincipalReference> {
  switch (principal.kind) {
    case "Role":
      return attachment.roles;
    case "User":
      return attachment.users;
    case "Group":
      return attachment.groups;
  }
}

function isNameOf(text: Text, template: Template, principal: IamPrincipal): Answer {
  if (refersTo(text, resourceKey(template, principal.address))) return "yes";
  const answer = sameText(text, principal.name);
  // A generated name is never one that is written or another resource's.
  const isGenerated = refersTo(principal.name, resourceKey(template, principal.address)) && !principal.nameNode;
  return answer === "unknown" && isGenerated && isKnownName(text) ? "no" : answer;
}

/** Written out, or the name of some resource. */
function isKnownName({ parts }: Text): boolean {
  return parts.every((part) => part.kind === "literal" || part.symbol.resource !== undefined);
}

function attachedPolicies(project: Project, template: Template, attachment: PolicyAttachment, when: Formula): PolicySet {
  const inline: PolicySet = {
    documents: attachment.documents.map((document) => ({ document, when })),
    open: attachment.open === undefined ? [] : [attachment.open],
  };
  const referenced = attachment.policyArns.map((reference) => referencedPolicy(project, template, reference, when));
  // A managed policy with a list of roles attaches itself.
  const isSelf = attachment.documents.length === 0 && attachment.policyArns.length === 0;
  const self = isSelf ? template.managedPolicies.find(({ address }) => address === attachment.address) : undefined;
  return union([inline, ...referenced, ...(self ? [managedPolicySet(self, when)] : [])]);
}

function managedPolicySet({ documents, open, existence }: ManagedPolicy, when: Formula): PolicySet {
  return {
    documents: documents.map((document) => ({ document, when: and(existence, when) })),
    open: open === undefined ? [] : [open],
  };
}

function referencedPolicies(project: Project, template: Template, list: ElementList<PolicyReference>): PolicySet {
  const sets = list.items.map((reference) => referencedPolicy(project, template, reference, always));
  return union([...sets, { documents: [], open: list.open === undefined ? [] : [list.open] }]);
}

function referencedPolicy(project: Project, template: Template, reference: PolicyReference, when: Formula): PolicySet {
  const { text } = reference;
  const guard = and(when, reference.when);
  const own = managedPolicyOf(project, template, text);
  if (own) return managedPolicySet(own, guard);
  const name = awsManagedPolicyName(text);
  const document = name === undefined ? undefined : project.awsManagedPolicies.get(name);
  if (document) return { documents: [{ document, when: guard }], open: [] };
  const reason = reasonOf(text) ?? `the policy ${display(text)} is not in the linted files`;
  return { documents: [], open: [reason] };
}

/** The customer managed policy that an ARN names. */
function managedPolicyOf(project: Project, template: Template, arn: Text): ManagedPolicy | undefined {
  const identity = identityOf(arn);
  const others = project.templates.filter((other) => other !== template);
  for (const one of [template, ...others]) {
    const found = one.managedPolicies.find(
      (policy) => identityOf(policy.arn) === identity || refersTo(arn, resourceKey(one, policy.address)),
    );
    if (found) return found;
  }
  return undefined;
}

function boundaryOf(project: Project, template: Template, node: Node): PolicySet | undefined {
  const values = alternatives(node).filter(({ value }) => value.kind !== "null");
  if (values.length === 0) return undefined;
  const sets = values.map(({ value, when }): PolicySet => {
    const text = asText(value);
    if (text) return referencedPolicy(project, template, { text, node: value, when }, always);
    return { documents: [], open: ["the permissions boundary is not known"] };
  });
  // Where there is no boundary, nothing is limited: a choice with "none" in it is left open.
  const isOptional = values.length < alternatives(node).length;
  return union(isOptional ? [...sets, { documents: [], open: ["the permissions boundary depends on a condition"] }] : sets);
}
