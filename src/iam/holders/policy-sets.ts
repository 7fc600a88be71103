import type {
  ElementList,
  ManagedPolicy,
  PolicyDocument,
  PolicyReference,
  Project,
  Template,
} from "../../model/index.js";
import { always, and, display, identityOf, literalOf, reasonOf, type Formula, type Text } from "../../tree/index.js";
import { addTo, groupBy, oncePer, onceIn } from "../../source/index.js";
import { arnIdentity, awsManagedPolicyName, policyNameIn } from "../texts/arns.js";
import { whyUndecided } from "../texts/deciding-holes.js";
import { resourceKey, resourcesIn } from "../resources/resource-key.js";
import { sameText } from "../texts/text-match.js";

/** A policy document, and when its holder has it. */
export interface HeldPolicy {
  readonly document: PolicyDocument;
  readonly when: Formula;
}

/** Documents that count together, and the reasons why there may be more. */
export interface PolicySet {
  readonly documents: readonly HeldPolicy[];
  readonly incompleteReasons: readonly string[];
  /** Policies that the holder may have, each for one of these reasons. */
  readonly possible?: readonly PossiblePolicies[];
}

/** Policies that a holder may have. What they cannot allow does not depend on whether it has them. */
export interface PossiblePolicies {
  readonly reason: string;
  readonly policies: PolicySet;
}

export function union(sets: readonly PolicySet[]): PolicySet {
  const possible = sets.flatMap((one) => one.possible ?? []);
  return {
    documents: sets.flatMap(({ documents }) => documents),
    incompleteReasons: [...new Set(sets.flatMap(({ incompleteReasons }) => incompleteReasons))],
    ...(possible.length > 0 && { possible }),
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
  const document = name === undefined ? undefined : project.awsManagedPolicies.get(name)?.document;
  if (document) return { documents: [{ document, when: guard }], incompleteReasons: [] };
  const own = managedPolicyOf(project, template, text);
  if (own) return managedPolicySet(own, guard);
  return { documents: [], incompleteReasons: [reasonNotSeen(project, text)] };
}

/** A hole in front of the name decides only where a policy of that name is seen. */
function reasonNotSeen(project: Project, text: Text): string {
  const hole = reasonOf(policyNameIn(text) ?? text);
  return hole ?? whyUnseen(project, text) ?? `the policy ${display(text)} is not in the linted files`;
}

/** The reason of the hole that decides whether a text is the ARN of a policy of that name. */
function whyUnseen(project: Project, text: Text): string | undefined {
  // Holes of one symbol may have different reasons.
  const key = [identityOf(text), ...text.parts.map((part) => (part.kind === "hole" ? part.reason : ""))].join("\u0000");
  return onceIn(reasonsIn(project), key, () => firstReason(arnsLike(project, text), text));
}

/** Many roles may have the same policy that is not seen. */
const reasonsIn = oncePer((_project: Project) => new Map<string, string | undefined>());

/** The others are not compared: only one reason is told. */
function firstReason(arns: readonly Text[], text: Text): string | undefined {
  for (const arn of arns) {
    const reason = sameText(arn, text) === "unknown" ? whyUndecided(arn, text) : undefined;
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** The ARNs of policies with the name that an ARN has, but for those that are certainly of another path. */
function arnsLike(project: Project, arn: Text): readonly Text[] {
  const name = writtenName(arn);
  const alike = name === undefined ? undefined : arnsByName(project).get(name);
  if (!alike) return [];
  const { all, byPath } = arnsByPath(alike);
  const path = writtenPath(arn);
  if (path === undefined) return all.map(({ text }) => text);
  const found = [...(byPath.get(path) ?? []), ...(byPath.get(undefined) ?? [])];
  return found.sort((one, other) => one.index - other.index).map(({ text }) => text);
}

/** The ARNs of the customer managed policies of a run, each once, by the names in them. */
const arnsByName = oncePer(({ templates }: Project) => {
  const arns = templates.flatMap(({ managedPolicies }) => managedPolicies.map(({ arn }) => arn));
  const distinct = [...groupBy(arns, identityOf).values()].flatMap(([first]) => first ?? []);
  return groupBy(distinct, writtenName);
});

const arnsByPath = oncePer((arns: readonly Text[]) => {
  const all = arns.map((text, index) => ({ text, index }));
  const byPath = new Map<string | undefined, (typeof all)[number][]>();
  for (const one of all) addTo(byPath, writtenPath(one.text), one);
  return { all, byPath };
});

function writtenName(arn: Text): string | undefined {
  const name = policyNameIn(arn);
  return name && literalOf(name);
}

/** The path and the name in an ARN, if both are written. They contain no colon, so two that differ are never the same. */
function writtenPath({ parts }: Text): string | undefined {
  const start = parts.findLastIndex(({ kind }) => kind === "hole") + 1;
  const end = parts.slice(start).map((part) => (part.kind === "literal" ? part.text : ""));
  return /:policy\/[^:]*$/.exec(end.join(""))?.[0];
}

/** The managed policy with an ARN, if the run or the account has it. That of the same template comes first. */
function managedPolicyOf(project: Project, template: Template, arn: Text): ManagedPolicy | undefined {
  const declared = declaredPolicies(project);
  const alike = [arnIdentity(arn), ...resourcesIn(arn)].flatMap((key) => declared.get(key) ?? []);
  const own = alike.flatMap(({ byTemplate }) => byTemplate.get(template) ?? []);
  // Those of the account are behind all linted ones.
  const found = own.length > 0 ? own : alike.map(({ first }) => first);
  return found.sort((one, other) => one.index - other.index)[0]?.policy;
}

interface Declared {
  readonly policy: ManagedPolicy;
  readonly index: number;
}

/** Customer managed policies with one ARN, or of one resource: the first one of the run, and of each template. */
interface AlikePolicies {
  readonly first: Declared;
  readonly byTemplate: Map<Template, Declared>;
}

/** The customer managed policies of a run, by their ARNs and by the keys of their resources. */
const declaredPolicies = oncePer(({ templates }: Project): ReadonlyMap<string, AlikePolicies> => {
  const found = new Map<string, AlikePolicies>();
  let index = 0;
  for (const template of templates) {
    for (const policy of template.managedPolicies) {
      const declared = { policy, index: index++ };
      for (const key of [arnIdentity(policy.arn), resourceKey(template, policy.address)]) {
        const { byTemplate } = onceIn(found, key, () => ({ first: declared, byTemplate: new Map() }));
        onceIn(byTemplate, template, () => declared);
      }
    }
  }
  return found;
});
