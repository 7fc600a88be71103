import type { PolicyType, StructureProblem } from "../../model/index.js";
import type { Location } from "../../source/index.js";
import {
  alternatives,
  asLiteral,
  entryOf,
  implies,
  isSatisfiable,
  never,
  or,
  type Entry,
  type Formula,
  type Layout,
  type Mapping,
  type Node,
} from "../../tree/index.js";

/** The elements of a policy. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
// AWS's own documentation of bucket policies also uses ID.
export const documentElements: ReadonlySet<string> = new Set(["Version", "Id", "ID", "Statement"]);

export const statementElements: ReadonlySet<string> = new Set([
  ...["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction"],
  ...["Resource", "NotResource", "Condition"],
]);

/** Pairs of elements that exclude each other. */
const exclusive: readonly (readonly [string, string])[] = [
  ["Principal", "NotPrincipal"],
  ["Action", "NotAction"],
  ["Resource", "NotResource"],
];

const misplaced: Partial<Record<PolicyType, readonly string[]>> = {
  // The resource of a trust policy is always its role.
  trust: ["Resource", "NotResource"],
  rcp: ["NotAction"],
};

export const policyVersions: readonly string[] = ["2012-10-17", "2008-10-17"];

/** The problems of a document itself, without those of its statements. */
export function documentProblems(node: Mapping): readonly StructureProblem[] {
  const version = entryOf(node, "Version")?.value;
  const text = asLiteral(version);
  const isVersion =
    text === undefined || policyVersions.includes(text) || (version && notTextProblems(version).length > 0);
  return [
    ...elementProblems(node, documentElements, "policy"),
    ...(version && !isVersion ? [{ code: "invalid-version" as const, node: version, data: { version: text } }] : []),
    ...["Version", "Id"].flatMap((element) => singleTextProblems(node, element)),
    ...nullProblems(node),
  ];
}

/**
 * Reports a written null as an element, an item or a value. A null from a function or a variable is not reported,
 * because it leaves the element out.
 */
function nullProblems(node: Node, element = ""): readonly StructureProblem[] {
  if (node.kind === "list") {
    return node.items.flatMap((item) =>
      isNullIn(item, node.layout, node.location) ? [nullAt(item, element)] : nullProblems(item, element),
    );
  }
  if (node.kind !== "mapping") return [];
  return node.entries.flatMap((entry) => {
    const { key, location, value } = entry;
    // The last one of a name counts, and that it is written twice is a problem of its own.
    if (entryOf(node, key.text) !== entry) return [];
    return isNullIn(value, node.layout, location) ? [nullAt(key, key.text)] : nullProblems(value, key.text);
  });
}

function nullAt(node: Node, element: string): StructureProblem {
  return { code: "null-value", node, data: { element } };
}

/**
 * Whether a null is written in a mapping or list. In HCL objects and tuples, null gives a JSON null, but in a block it
 * means that the argument is absent.
 */
function isNullIn({ kind, layout, location }: Node, outer: Layout | undefined, around: Location): boolean {
  const isWritten = kind === "null" && layout !== undefined && (outer?.syntax !== "hcl" || outer.style === "flow");
  return (
    isWritten && location.file.path === around.file.path && location.start >= around.start && location.end <= around.end
  );
}

/** The problems of a statement's elements: unknown, duplicate, missing or contradictory elements. */
export function statementProblems(node: Mapping, policyType: PolicyType): readonly StructureProblem[] {
  return [
    ...elementProblems(node, statementElements, "statement"),
    ...exclusive.flatMap(([one, other]) => exclusiveProblems(node, one, other)),
    ...(misplaced[policyType] ?? []).flatMap((element) => misplacedProblems(node, element, policyType)),
    ...missing(node, policyType),
    ...singleTextProblems(node, "Sid"),
    ...sidProblems(node, policyType),
  ];
}

function elementProblems(node: Mapping, known: ReadonlySet<string>, where: string): readonly StructureProblem[] {
  const unknown = node.entries
    .filter(({ key }) => !known.has(key.text))
    .map(({ key }) => ({ code: "unknown-element" as const, node: key, data: { element: key.text, where } }));
  return [...unknown, ...duplicates(node, where)];
}

/** The duplicate keys of a mapping. With `ignoreCase`, upper and lower case are equal, as for condition keys in IAM. */
export function duplicates(node: Mapping, where: string, ignoreCase = false): readonly StructureProblem[] {
  const seen = new Set<string>();
  return node.entries.flatMap(({ key }): StructureProblem[] => {
    const name = ignoreCase ? key.text.toLowerCase() : key.text;
    if (seen.has(name)) return [{ code: "duplicate-element", node: key, data: { element: key.text, where } }];
    seen.add(name);
    return [];
  });
}

function exclusiveProblems(node: Mapping, one: string, other: string): readonly StructureProblem[] {
  const [first, second] = [written(node, one), written(node, other)];
  if (!first || !second) return [];
  const [ofFirst, ofSecond] = [certainlyWhen(first.value, node), certainlyWhen(second.value, node)];
  // Of two conditions that have nothing to do with each other, a deployment may never meet both.
  const meet = implies(ofFirst, ofSecond) === true ? ofFirst : implies(ofSecond, ofFirst) === true ? ofSecond : never;
  return isSatisfiable(meet) === true ? [{ code: "exclusive-elements", node: second.key, data: { one, other } }] : [];
}

function misplacedProblems(node: Mapping, element: string, policyType: PolicyType): readonly StructureProblem[] {
  const entry = written(node, element);
  return entry && isSatisfiable(certainlyWhen(entry.value, node)) === true
    ? [{ code: "misplaced-element", node: entry.key, data: { element, policyType } }]
    : [];
}

/**
 * Reports missing actions and resources. Principals are checked by another rule, because the policy type decides
 * whether they are required.
 */
function missing(node: Mapping, policyType: PolicyType): readonly StructureProblem[] {
  const due = [
    { element: "Action", code: "missing-action" as const },
    ...(policyType === "trust" ? [] : [{ element: "Resource", code: "missing-resource" as const }]),
  ];
  return due.flatMap(({ element, code }): StructureProblem[] => {
    const isThere = mayHave(node, element) || mayHave(node, `Not${element}`);
    return isThere || isRenamed(node, element) ? [] : [{ code, node, data: {} }];
  });
}

/**
 * Whether an element has a slightly wrong name, such as `action` or `Actions`. Then the missing element is not reported
 * too.
 */
export function isRenamed(node: Mapping, element: string): boolean {
  const forms = [element, `${element}s`, `Not${element}`, `Not${element}s`, `Not_${element}s`].map((form) =>
    form.toLowerCase(),
  );
  return node.entries.some(({ key }) => forms.includes(key.text.toLowerCase()));
}

function mayHave(node: Mapping, element: string): boolean {
  return node.incompleteReason !== undefined || written(node, element) !== undefined;
}

/** The entry of an element that has a value. */
function written(node: Mapping, element: string): Entry | undefined {
  const entry = entryOf(node, element);
  return entry?.value.kind === "null" ? undefined : entry;
}

/**
 * When an element of a statement with this value is there for certain. Modules of Terraform give the arguments that a caller leaves
 * out as null or as an empty list, and then there is no such element. In YAML and JSON, what is not known yet is never absent.
 */
function certainlyWhen(value: Node, { layout }: Mapping): Formula {
  const mayBeNull = layout?.syntax !== "yaml" && layout?.syntax !== "json";
  return or(
    ...alternatives(value).map((one) =>
      mayBeEmpty(one.value) || (mayBeNull && one.value.kind === "unknown") ? never : one.when,
    ),
  );
}

/** True for `flatten([var.any])` too: what is not known in a list that is not complete may be an empty list. */
function mayBeEmpty(node: Node): boolean {
  if (node.kind !== "list" && node.kind !== "mapping") return node.kind === "null";
  const certain = node.kind === "list" ? node.items.filter(({ kind }) => kind !== "unknown") : node.entries;
  return certain.length === 0 && node.incompleteReason !== undefined;
}

/** Reports a list or a mapping where IAM accepts only one text. */
function singleTextProblems(node: Mapping, element: string): readonly StructureProblem[] {
  const value: Node | undefined = entryOf(node, element)?.value;
  if (value?.kind === "list" || value?.kind === "mapping")
    return [{ code: "not-one-text", node: value, data: { element } }];
  return value ? notTextProblems(value) : [];
}

/** Reports a JSON number or boolean where IAM accepts only a string. */
export function notTextProblems(node: Node): readonly StructureProblem[] {
  const isOther = node.kind === "scalar" && !node.quoted && node.layout?.syntax === "json";
  return isOther ? [{ code: "not-a-text", node, data: {} }] : [];
}

/**
 * Reports a Sid with other characters than letters and digits. IAM rejects it, but services with resource policies
 * accept more.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html
 */
function sidProblems(node: Mapping, policyType: PolicyType): readonly StructureProblem[] {
  const sid = entryOf(node, "Sid")?.value;
  const text = asLiteral(sid);
  if (!sid || text === undefined || policyType === "resource" || /^[A-Za-z0-9]*$/.test(text)) return [];
  return [{ code: "invalid-sid", node: sid, data: { sid: text } }];
}
