import type {
  ActionPattern,
  Condition,
  Effect,
  ElementList,
  PolicyType,
  Principal,
  PrincipalElement,
  ResourcePattern,
  Statement,
  StructureProblem,
} from "../../model/index.js";
import { fitted } from "../../source/index.js";
import {
  alternatives,
  always,
  asText,
  entryOf,
  literalOf,
  type Entry,
  type Formula,
  type Mapping,
  type Node,
  type OpenEntry,
} from "../../tree/index.js";
import { withPlainPlaces } from "./arn-places.js";
import { readItems, type Item } from "./element-items.js";
import { duplicates, isRenamed, notTextProblems, statementProblems } from "./policy-grammar.js";

/** What is known about a statement before it is read, and the list for its problems. */
export interface StatementReading {
  readonly when: Formula;
  readonly policyType: PolicyType;
  readonly problems: StructureProblem[];
}

/** Reads one statement. Missing elements are absent, and elements that are not known set `incompleteReason`. */
export function readStatement(node: Mapping, index: number, context: StatementReading): Statement {
  const { when, policyType, problems } = context;
  problems.push(...statementProblems(node, policyType));
  const incompleteReasons: string[] = node.incompleteReason === undefined ? [] : [node.incompleteReason];
  const conditions = readConditions(node, incompleteReasons, problems);
  const sid = asText(entryOf(node, "Sid")?.value);
  const principals = readPrincipals(node, "Principal", problems);
  const notPrincipals = readPrincipals(node, "NotPrincipal", problems);
  const actions = readPatterns<ActionPattern>(node, "Action", "ActionPattern", problems);
  const notActions = readPatterns<ActionPattern>(node, "NotAction", "ActionPattern", problems);
  const resources = readPatterns<ResourcePattern>(node, "Resource", "ResourcePattern", problems);
  const notResources = readPatterns<ResourcePattern>(node, "NotResource", "ResourcePattern", problems);
  return {
    kind: "Statement",
    index,
    location: node.location,
    node,
    when,
    ...(sid && { sid }),
    effect: readEffect(node, problems),
    ...(principals && { principals }),
    ...(notPrincipals && { notPrincipals }),
    ...(actions && { actions }),
    ...(notActions && { notActions }),
    ...(resources && { resources }),
    ...(notResources && { notResources }),
    conditions,
    ...(incompleteReasons[0] !== undefined && { incompleteReason: incompleteReasons[0] }),
  };
}

/**
 * Reads the effect, which is case-sensitive. One that AWS rejects is not known: nobody can say what the statement does
 * when it is corrected.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_effect.html
 */
function readEffect(node: Mapping, problems: StructureProblem[]): Effect {
  const value = entryOf(node, "Effect")?.value;
  if (!value) {
    const isMissing = node.incompleteReason === undefined && !isRenamed(node, "Effect");
    if (isMissing) problems.push({ code: "missing-effect", node, data: {} });
    return "unknown";
  }
  const text = asText(value);
  const literal = text && literalOf(text);
  if (literal === "Allow" || literal === "Deny") return literal;
  const isOneText = value.kind !== "list" && value.kind !== "mapping";
  if (!isOneText) problems.push({ code: "not-one-text", node: value, data: { element: "Effect" } });
  // A written null is reported with the other nulls, and one in HCL that is not written comes from a default.
  const isOtherNull = value.kind === "null" && (value.layout !== undefined || node.layout?.syntax === "hcl");
  const isOpen = value.kind === "choice" || isOtherNull || (text && literal === undefined);
  if (!isOneText || isOpen) return "unknown";
  const [problem] = notTextProblems(value);
  problems.push(problem ?? { code: "invalid-effect", node: value, data: { effect: literal ?? "" } });
  return "unknown";
}

function readPatterns<T extends ActionPattern | ResourcePattern>(
  node: Mapping,
  element: string,
  kind: T["kind"],
  problems: StructureProblem[],
): ElementList<Item & { readonly kind: T["kind"]; readonly location: T["location"] }> | undefined {
  const entry = entryOf(node, element);
  if (!entry) return undefined;
  const { items, incompleteReason } = readItems(entry.value, always, problems);
  for (const { node: item } of items) problems.push(...notTextProblems(item));
  return {
    location: entry.location,
    node: entry.value,
    items: items.map(({ text, node: item, when }) => ({
      kind,
      text: kind === "ResourcePattern" ? withPlainPlaces(text) : text,
      node: item,
      when,
      location: item.location,
    })),
    ...(incompleteReason !== undefined && { incompleteReason }),
  };
}

function readPrincipals(node: Mapping, element: string, problems: StructureProblem[]): PrincipalElement | undefined {
  const entry = entryOf(node, element);
  if (!entry) return undefined;
  const items: Principal[] = [];
  let incompleteReason: string | undefined;
  const add = (principalKind: string, value: Node, when: Formula): void => {
    const read = readItems(value, when, problems);
    incompleteReason ??= read.incompleteReason;
    const numbers = read.items.flatMap(({ node: item }) => notTextProblems(item));
    problems.push(...numbers.map((problem) => ({ ...problem, data: { element } })));
    for (const { text, node: item, when: guard } of read.items)
      items.push({ kind: "Principal", text, node: item, when: guard, principalKind, location: item.location });
  };
  for (const { value, when } of alternatives(entry.value)) {
    if (value.kind === "mapping") {
      incompleteReason ??= value.incompleteReason;
      problems.push(...duplicates(value, element));
      for (const inner of value.entries) add(inner.key.text, inner.value, when);
    } else if (value.kind === "unknown") incompleteReason ??= value.reason;
    else if (value.kind !== "null") add("*", value, when);
  }
  return {
    location: entry.location,
    node: entry.value,
    items: fitted(items),
    ...(incompleteReason !== undefined && { incompleteReason }),
  };
}

function readConditions(node: Mapping, incompleteReasons: string[], problems: StructureProblem[]): Condition[] {
  const block = entryOf(node, "Condition");
  if (!block) return [];
  return alternatives(block.value).flatMap(({ value, when }) => {
    if (value.kind === "unknown") incompleteReasons.push(value.reason);
    if (value.kind === "mapping") return readOperators(value, when, incompleteReasons, problems);
    if (isMisplaced(value)) {
      problems.push({ code: "condition-not-a-mapping", node: value, data: {} });
      incompleteReasons.push("its Condition is no mapping");
    }
    return [];
  });
}

function readOperators(
  block: Mapping,
  when: Formula,
  incompleteReasons: string[],
  problems: StructureProblem[],
): Condition[] {
  if (block.incompleteReason !== undefined) incompleteReasons.push(block.incompleteReason);
  problems.push(...duplicates(block, "Condition"));
  return block.entries.flatMap((operator) =>
    alternatives(operator.value, when).flatMap(({ value, when: guard }) => {
      if (value.kind === "unknown") incompleteReasons.push(value.reason);
      if (isMisplaced(value)) {
        problems.push({ code: "operator-not-a-mapping", node: value, data: { operator: operator.key.text } });
        incompleteReasons.push(`${operator.key.text} in its Condition is no mapping`);
      }
      if (value.kind !== "mapping") return [];
      if (value.incompleteReason !== undefined) incompleteReasons.push(value.incompleteReason);
      problems.push(...duplicates(value, operator.key.text, true));
      const tests = [...value.entries, ...(value.openEntries ?? [])];
      return tests.flatMap((key) => readCondition(operator.key, key, guard, problems));
    }),
  );
}

/** Whether something stands where only a mapping may be. */
function isMisplaced({ kind }: Node): boolean {
  return kind === "scalar" || kind === "text" || kind === "list";
}

function readCondition(
  operator: Entry["key"],
  entry: Entry | OpenEntry,
  when: Formula,
  problems: StructureProblem[],
): Condition[] {
  const operatorText = asText(operator);
  const key = asText(entry.key);
  if (!operatorText || !key) return [];
  const { items, incompleteReason } = readItems(entry.value, when, problems);
  const values = {
    location: entry.value.location,
    node: entry.value,
    items,
    ...(incompleteReason !== undefined && { incompleteReason }),
  };
  return [{ kind: "Condition", operator: operatorText, key, values, location: entry.location, when }];
}
