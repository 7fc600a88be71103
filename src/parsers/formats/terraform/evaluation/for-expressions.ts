import { groupBy, type Location } from "../../../../source/index.js";
import { always, asLiteral, type Entry, type Formula, type Node } from "../../../../tree/index.js";
import type { For } from "../../../syntax/hcl/hcl-ast.js";
import { distribute } from "../../../values/choices.js";
import { conditional, formulaOf } from "../values/conditions.js";
import { elementsOf, loopNames } from "../values/elements.js";
import { evaluate, notKnown } from "./evaluate.js";
import { withNames, type Scope } from "../modules/scope.js";
import { entryAt, listOf, listWithGaps, mappingOf, nullAt } from "../../../values/values.js";

/** Evaluates a `for` expression over the known elements of its collection. */
export function evaluateFor(expression: For, scope: Scope): Node {
  const { location } = expression;
  const collection = evaluate(expression.of, scope);
  const once = (value: Node): Node =>
    expression.key ? objectOf(expression, value, scope) : tupleOf(expression, value, scope);
  const result = distribute([collection], location, ([value]) => (value ? once(value) : nullAt(location)));
  return result ?? notKnown(expression, scope, "it depends on too many conditions");
}

interface Turn {
  readonly scope: Scope;
  readonly when: Formula;
}

/** The iterations whose condition is or may be true. */
function turnsOf(
  expression: For,
  collection: Node,
  scope: Scope,
): { turns: readonly Turn[]; incompleteReason?: string; hasGaps: boolean } {
  const { items, incompleteReason } = elementsOf(collection);
  // Elements of a map are in the order of their keys, so unknown ones can stand anywhere.
  const hasGaps = collection.kind === "mapping" || (collection.kind === "list" && collection.hasGaps === true);
  const turns = items.flatMap((item): Turn[] => {
    const inner = withNames(scope, loopNames(expression.names, item));
    const when = expression.condition ? formulaOf(evaluate(expression.condition, inner), scope.module) : always;
    return when.op === "false" ? [] : [{ scope: inner, when }];
  });
  return { turns, hasGaps, ...(incompleteReason !== undefined && { incompleteReason }) };
}

function tupleOf(expression: For, collection: Node, scope: Scope): Node {
  const { turns, incompleteReason, hasGaps } = turnsOf(expression, collection, scope);
  const items = turns.map(({ scope: inner, when }) =>
    guarded(evaluate(expression.value, inner), when, expression.location),
  );
  const undecided = turns.some(({ when }) => when.op !== "true");
  const list = hasGaps || undecided ? listWithGaps : listOf;
  return list(
    items,
    expression.location,
    incompleteReason ?? (undecided ? "a condition of the for expression is not known" : undefined),
  );
}

/** An item that exists only if a formula is true. A null is an absent item. */
function guarded(node: Node, when: Formula, location: Location): Node {
  if (when.op === "true") return node;
  return conditional(
    when,
    () => node,
    () => nullAt(location),
    location,
  );
}

function objectOf(expression: For, collection: Node, scope: Scope): Node {
  const { location } = expression;
  const { turns, incompleteReason } = turnsOf(expression, collection, scope);
  const entries: Entry[] = [];
  let reason = incompleteReason;
  for (const { scope: inner, when } of turns) {
    const keyNode = expression.key ? evaluate(expression.key, inner) : nullAt(location);
    const key = asLiteral(keyNode);
    if (key === undefined) reason ??= "a key of the for expression is not known";
    else if (when.op !== "true") reason ??= "a condition of the for expression is not known";
    if (key === undefined || when.op !== "true") continue;
    entries.push(entryAt(key, evaluate(expression.value, inner), keyNode.location));
  }
  return mappingOf(expression.groups ? grouped(entries, location) : entries, location, reason);
}

/** One entry for each key: a list of its values. */
function grouped(entries: readonly Entry[], location: Location): readonly Entry[] {
  return [...groupBy(entries, ({ key }) => key.text)].map(([key, group]) => {
    const [first, second] = group;
    const values = group.map(({ value }) => value);
    return entryAt(key, listOf(values, location), second ? location : first?.location);
  });
}
