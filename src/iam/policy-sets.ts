import type { ElementList, ManagedPolicy, PolicyDocument, PolicyReference, Project, Template } from "../model/index.js";
import { always, and, display, identityOf, literalOf, reasonOf, type Formula, type Text } from "../tree/index.js";
import { groupBy, oncePer } from "../source/index.js";
import { awsManagedPolicyName, policyNameIn } from "./arns.js";
import { whyUndecided } from "./deciding-holes.js";
import { resourceKey, resourcesIn } from "./resource-key.js";
import { sameText } from "./wildcard.js";

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
  const name = awsManagedPolicyName(text);
  const document = name === undefined ? undefined : project.awsManagedPolicies.get(name);
  if (document) return { documents: [{ document, when: guard }], incompleteReasons: [] };
  const own = managedPolicyOf(project, template, text);
  if (own) return managedPolicySet(own, guard);
  return { documents: [], incompleteReasons: [reasonNotSeen(project, text)] };
}

/** A hole in front of the name decides only where a policy of that name is seen. */
function reasonNotSeen(project: Project, text: Text): string {
  const hole = reasonOf(policyNameIn(text) ?? text);
  if (hole !== undefined) return hole;
  const name = writtenName(text);
  const alike = name === undefined ? [] : (policiesByName(project).get(name) ?? []);
  const [open] = alike
    .filter(({ arn }) => sameText(arn, text) === "unknown")
    .flatMap(({ arn }) => whyUndecided(arn, text) ?? []);
  return open ?? `the policy ${display(text)} is not in the linted files`;
}

/** The customer managed policies of a run, by the names in their ARNs. */
const policiesByName = oncePer(({ templates }: Project) =>
  groupBy(
    templates.flatMap(({ managedPolicies }) => managedPolicies),
    ({ arn }) => writtenName(arn),
  ),
);

function writtenName(arn: Text): string | undefined {
  const name = policyNameIn(arn);
  return name && literalOf(name);
}

/** The managed policy with an ARN, if the run or the account has it. That of the same template comes first. */
function managedPolicyOf(project: Project, template: Template, arn: Text): ManagedPolicy | undefined {
  const known = declaredPolicies(project);
  const keys = [identityOf(arn), ...resourcesIn(arn)];
  const found = keys.flatMap((key) => known.get(key) ?? []);
  const own = found.filter((one) => one.template === template);
  // Those of the account are behind all linted ones.
  return (own.length > 0 ? own : found).toSorted((one, other) => one.index - other.index)[0]?.policy;
}

/** The customer managed policies of a run, by their ARNs and by the keys of their resources. */
const declaredPolicies = oncePer((project: Project) => {
  const policies = project.templates.flatMap((template) =>
    template.managedPolicies.map((policy) => ({ policy, template })),
  );
  const all = policies.flatMap(({ policy, template }, index) =>
    [identityOf(policy.arn), resourceKey(template, policy.address)].map((key) => ({ key, policy, template, index })),
  );
  return groupBy(all, ({ key }) => key);
});
