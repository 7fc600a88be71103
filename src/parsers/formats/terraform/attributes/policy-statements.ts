import { extended, fitted } from "../../../../source/index.js";
import {
  asLiteral,
  asText,
  entryOf,
  gapIn,
  literalOf,
  type Entry,
  type Mapping,
  type Node,
  type OpenEntry,
  type Scalar,
} from "../../../../tree/index.js";
import { computedText, entryAt, listOf, mappingOf, nullAt, reasonIn } from "../../../values/values.js";

/** The elements that are written as one argument each. */
const elements: readonly (readonly [string, string])[] = [
  ["sid", "Sid"],
  ["effect", "Effect"],
  ["actions", "Action"],
  ["not_actions", "NotAction"],
  ["resources", "Resource"],
  ["not_resources", "NotResource"],
];

/** Reads a `statement` block as a statement of a policy. The values are the nodes of the block. */
export function readStatementBlock(block: Mapping): Mapping {
  const entries: Entry[] = [];
  const unset = new Map<string, Entry>();
  for (const [argument, element] of elements) {
    const entry = entryOf(block, argument);
    const value = entry && withoutEmptyBranches(filledValue(entry));
    if (entry && value && !isAbsent(value)) entries.push({ ...entry, key: named(entry.key, element), value });
    else if (entry?.value.kind === "null" && !isWritten(entry)) unset.set(element, entry);
  }
  for (const element of ["Action", "Resource"]) {
    const pair = [element, `Not${element}`];
    const entry = unset.get(element) ?? unset.get(`Not${element}`);
    if (entry && !entries.some(({ key }) => pair.includes(key.text))) entries.push(givenByUsers(entry, element));
  }
  if (!entries.some(({ key }) => key.text === "Effect")) {
    // The provider's default is Allow.
    entries.push(entryAt("Effect", computedText("Allow", block.location)));
  }
  for (const [argument, element] of [
    ["principals", "Principal"],
    ["not_principals", "NotPrincipal"],
  ] as const) {
    const entry = entryOf(block, argument);
    if (entry && !isAbsent(entry.value))
      entries.push({ ...entry, key: named(entry.key, element), value: principalsOf(entry.value) });
  }
  const condition = entryOf(block, "condition");
  if (condition && !isAbsent(condition.value)) {
    entries.push({ ...condition, key: named(condition.key, "Condition"), value: conditionsOf(condition.value) });
  }
  // An element from a `dynamic` block or a variable may exist in one call and not in another.
  const isConditional = block.entries.some(({ value }) => value.isConditional);
  return { ...block, entries: fitted(entries), ...(isConditional && { isConditional }) };
}

function named(key: Scalar, text: string): Scalar {
  return { ...key, text };
}

/**
 * A list that is empty only because of the defaults of variables is incomplete. AWS does not accept a statement with an
 * empty list, so users who have the statement set other values.
 */
function filledValue(entry: Entry): Node {
  const { key, value } = entry;
  return value.kind === "list" && isAbsent(value) && !isWritten(entry)
    ? listOf([], value.location, `${key.text} is empty by default`)
    : withVariables(value);
}

/** The same where both elements of a pair, of which a statement needs one, are null by default. */
function givenByUsers(entry: Entry, element: string): Entry {
  const value = listOf([], entry.value.location, `${entry.key.text} is null by default`);
  return { ...entry, key: named(entry.key, element), value };
}

/** Whether the value of an argument is written as it is, here or by who calls the module, and no default chose it. */
function isWritten({ value }: Entry): boolean {
  return value.layout !== undefined && !(value.kind === "null" && value.chosenBy);
}

/** The provider leaves the argument out in the branches in which it is empty. */
function withoutEmptyBranches(node: Node): Node {
  if (node.kind !== "choice") return node;
  const branches = node.branches.map(({ when, value }) => ({
    when,
    value: isAbsent(value) ? nullAt(value.location) : withoutEmptyBranches(value),
  }));
  return { ...node, branches };
}

/** Whether the provider leaves out a value because it is null or empty. */
function isAbsent(node: Node): boolean {
  if (node.kind === "list") return node.items.length === 0 && node.incompleteReason === undefined;
  return node.kind === "null" || asLiteral(node) === "";
}

/** The data source writes a policy variable as `&{aws:username}`, because `${` belongs to Terraform. */
function withVariables(node: Node): Node {
  switch (node.kind) {
    case "scalar":
      return node.text.includes("&{") ? { ...node, text: node.text.replaceAll("&{", "${") } : node;
    case "text": {
      const parts = node.parts.map((part) =>
        part.kind === "literal" ? { ...part, text: part.text.replaceAll("&{", "${") } : part,
      );
      return { ...node, parts };
    }
    case "list":
      return { ...node, items: node.items.map(withVariables) };
    case "choice":
      return { ...node, branches: node.branches.map(({ when, value }) => ({ when, value: withVariables(value) })) };
    default:
      return node;
  }
}

interface Blocks {
  readonly mappings: readonly Mapping[];
  readonly incompleteReason?: string;
}

/** The nested blocks that exist. A block that depends on a condition makes the element incomplete. */
function blocksIn(node: Node): Blocks {
  const items = node.kind === "list" ? node.items : [node];
  const mappings = items.flatMap((item) => (item.kind === "mapping" ? [item] : []));
  const other = items.find((item) => item.kind !== "mapping" && item.kind !== "null");
  const incompleteReason = (node.kind === "list" ? node.incompleteReason : undefined) ?? (other && reasonIn(other));
  return { mappings, ...(incompleteReason !== undefined && { incompleteReason }) };
}

/** What replaces a node is edited where the node is written. */
function placedAs({ layout }: Node, mapping: Mapping): Mapping {
  return layout ? extended(mapping, { layout }) : mapping;
}

function principalsOf(node: Node): Node {
  const { mappings, incompleteReason } = blocksIn(node);
  let reason = incompleteReason;
  const entries: Entry[] = [];
  // A module may have an input for each type of principals, of which its caller needs one.
  const isGiven = mappings.some((mapping) => isFilled(entryOf(mapping, "identifiers")?.value));
  for (const mapping of mappings) {
    const type = entryOf(mapping, "type")?.value;
    const identifiers = entryOf(mapping, "identifiers");
    const text = asLiteral(type);
    if (!type || !identifiers || text === undefined) {
      reason ??= (type && reasonIn(type)) ?? "the type of a principal is not known";
      continue;
    }
    if (isGiven && isLeftEmpty(identifiers.value)) continue;
    // `type = "*"` stands for everybody, whatever the identifiers are.
    if (text === "*" && mappings.length === 1 && reason === undefined)
      return { ...computedText("*", identifiers.value.location) };
    addValues(
      entries,
      { kind: "scalar", text, quoted: true, location: type.location },
      filledValue(identifiers),
      mapping,
    );
  }
  const mapping = placedAs(node, mappingOf(entries, node.location, reason));
  // A `dynamic` block that may create nothing leaves the element out.
  return entries.length === 0 && node.isConditional ? { ...mapping, isConditional: true } : mapping;
}

function isFilled(node: Node | undefined): boolean {
  return node?.kind === "list" && node.items.length > 0;
}

/** Whether the caller of a module leaves a list as empty as the module has it. */
function isLeftEmpty(node: Node): boolean {
  return node.kind === "list" && node.isLeftByCaller === true && isAbsent(node);
}

/** Adds a value for a key. Values of the same key from several blocks become one list. */
function addValues(entries: Entry[], key: Scalar, value: Node, block: Mapping): void {
  const at = entries.findIndex((entry) => entry.key.text === key.text);
  const known = entries[at];
  if (!known) {
    entries.push({ key, value, location: block.location });
    return;
  }
  const both = [known.value, value];
  const items = both.flatMap((node) => (node.kind === "list" ? node.items : [node]));
  const incompleteReason = both
    .map((node) => (node.kind === "list" ? node.incompleteReason : undefined))
    .find((one) => one !== undefined);
  entries[at] = { ...known, value: listOf(items, known.value.location, incompleteReason) };
}

function conditionsOf(node: Node): Node {
  const { mappings, incompleteReason } = blocksIn(node);
  let reason = incompleteReason;
  const operators: Operator[] = [];
  for (const mapping of mappings) {
    const test = entryOf(mapping, "test")?.value;
    const variable = entryOf(mapping, "variable")?.value;
    const values = entryOf(mapping, "values");
    const [operator, key] = [asLiteral(test), asText(variable)];
    if (!test || !variable || !values || operator === undefined || !key) {
      reason ??=
        [test, variable, values?.value].map((part) => part && reasonIn(part)).find((one) => one !== undefined) ??
        "a condition is not known";
      continue;
    }
    const group = groupOf(operators, operator, test, mapping);
    const [name, value] = [literalOf(key), filledValue(values)];
    if (name === undefined) {
      reason ??= reasonIn(variable) ?? "a condition is not known";
      group.openEntries.push({ key, value, location: mapping.location });
      continue;
    }
    const { location } = variable;
    addValues(group.entries, { kind: "scalar", text: name, quoted: true, location, ...gapIn(key) }, value, mapping);
  }
  const entries = operators.map(({ key, entries: inner, openEntries, block: { location } }): Entry => {
    const tests = mappingOf(inner, location);
    return { key, value: openEntries.length > 0 ? { ...tests, openEntries } : tests, location };
  });
  return placedAs(node, mappingOf(entries, node.location, reason));
}

/** An operator with what it compares. `block`: its first block. */
interface Operator {
  readonly key: Scalar;
  readonly entries: Entry[];
  readonly openEntries: OpenEntry[];
  readonly block: Mapping;
}

/** What was read for an operator before, or a new place for it. */
function groupOf(operators: Operator[], text: string, { location }: Node, block: Mapping): Operator {
  const known = operators.find(({ key }) => key.text === text);
  if (known) return known;
  const made: Operator = {
    key: { kind: "scalar", text, quoted: true, location },
    entries: [],
    openEntries: [],
    block,
  };
  operators.push(made);
  return made;
}
