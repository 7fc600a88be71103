import type { ElementList, ManagedPolicy, PolicyDocument, PolicyReference, Project, Template } from "../model/index.js";
import { always, and, display, identityOf, reasonOf, type Formula, type Text } from "../tree/index.js";
import { awsManagedPolicyName } from "./arns.js";
import { refersTo, resourceKey } from "./resource-key.js";

/** A policy document, and when its holder has it. */
export interface HeldPolicy {
  readonly document: PolicyDocument;
  readonly when: Formula;
}

/** Documents that count together, and the reasons why there may be more. */
export interface PolicySet {
  readonly documents: readonly HeldPolicy[];
  readonly incompleteReasons: readonly string[];
}

export function union(sets: readonly PolicySet[]): PolicySet {
  return {
    documents: sets.flatMap(({ documents }) => documents),
    incompleteReasons: [...new Set(sets.flatMap(({ incompleteReasons }) => incompleteReasons))],
  };
}

export function managedPolicySet({ documents, incompleteReason, existence }: ManagedPolicy, when: Formula): PolicySet {
  return {
    documents: documents.map((document) => ({ document, when: and(existence, when) })),
    incompleteReasons: incompleteReason === undefined ? [] : [incompleteReason],
  };
}

export function referencedPolicies(
  project: Project,
  template: Template,
  list: ElementList<PolicyReference>,
): PolicySet {
  const sets = list.items.map((reference) => referencedPolicy(project, template, reference, always));
  return union([
    ...sets,
    { documents: [], incompleteReasons: list.incompleteReason === undefined ? [] : [list.incompleteReason] },
  ]);
}

export function referencedPolicy(
  project: Project,
  template: Template,
  reference: PolicyReference,
  when: Formula,
): PolicySet {
  const { text } = reference;
  const guard = and(when, reference.when);
  const own = managedPolicyOf(project, template, text);
  if (own) return managedPolicySet(own, guard);
  const name = awsManagedPolicyName(text);
  const document = name === undefined ? undefined : project.awsManagedPolicies.get(name);
  if (document) return { documents: [{ document, when: guard }], incompleteReasons: [] };
  const reason = reasonOf(text) ?? `the policy ${display(text)} is not in the linted files`;
  return { documents: [], incompleteReasons: [reason] };
}

/** The customer managed policy with an ARN, if the run declares it. */
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
