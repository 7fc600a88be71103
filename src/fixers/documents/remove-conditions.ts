import type { Condition, Statement, Template } from "../../model/index.js";
import { complete, isInside, type Location, type TextEdit } from "../../source/index.js";
import { entryOf, type Entry, type Mapping } from "../../tree/index.js";
import { isInBlocks } from "./statement-blocks.js";
import { removeRow } from "../layout/rows.js";
import { isTerraformJson } from "../scope/module-of.js";
import { policyEditorAt } from "../syntax/node-editor.js";
import { terraformJson } from "../syntax/terraform-json.js";

/** Removes conditions from a statement. An operator or `Condition` element that is empty after that is removed too. */
export function removeConditions(
  statement: Statement,
  conditions: readonly Condition[],
  template: Template,
): TextEdit[] | undefined {
  if (isInBlocks(statement)) return removeBlocks(statement, conditions);
  const element = entryOf(statement.node, "Condition");
  const block = element && insideOf(element);
  if (!element || !block) return undefined;
  const places = new Set(conditions.map(({ location }) => location));
  const operators = block.entries.map((operator) => {
    const keys = insideOf(operator)?.entries ?? [];
    const gone = keys.filter(({ location }) => places.has(location));
    return { operator, gone, isEmpty: gone.length > 0 && gone.length === keys.length };
  });
  // A condition was not found here: it is in a branch or in another place.
  if (operators.flatMap(({ gone }) => gone).length < places.size) return undefined;
  if (operators.every(({ isEmpty }) => isEmpty)) return remove(statement.node, [element], template);
  const whole = operators.filter(({ isEmpty }) => isEmpty).map(({ operator }) => operator);
  return complete([
    ...(whole.length > 0 ? [remove(block, whole, template)] : []),
    ...operators.flatMap(({ operator: { value }, gone, isEmpty }) =>
      isEmpty || gone.length === 0 || value.kind !== "mapping" ? [] : [remove(value, gone, template)],
    ),
  ])?.flat();
}

/** The mapping of an entry, if it is written in place and all its entries are known. */
function insideOf({ value, location }: Entry): Mapping | undefined {
  const isWhole =
    value.kind === "mapping" && value.incompleteReason === undefined && isInside(value.location, location);
  return isWhole ? value : undefined;
}

function remove(holder: Mapping, entries: readonly Entry[], template: Template): TextEdit[] | undefined {
  return policyEditorAt(holder, template)?.remove(holder, new Set(entries));
}

function removeBlocks({ node }: Statement, conditions: readonly Condition[]): TextEdit[] | undefined {
  if (isTerraformJson(node.location.file)) return removeJsonBlocks(node, conditions);
  if (!conditions.every((condition) => isOwnBlock(condition, node.location))) return undefined;
  const rows: Location[] = [];
  for (const { location } of [...conditions].sort((one, other) => one.location.start - other.location.start)) {
    const last = rows.at(-1);
    const isNext = last && location.file.text.slice(last.end, location.start).trim() === "";
    if (isNext) rows.splice(-1, 1, { ...last, end: location.end });
    else rows.push(location);
  }
  return complete(rows.map((row) => removeRow(row, undefined, node)))?.flat();
}

/**
 * Whether a condition has its own `condition` block. It has not if the block is `dynamic`, or if several blocks for one
 * key are read as one condition.
 */
function isOwnBlock({ location, values }: Condition, statement: Location): boolean {
  const isApart = values.items.some(
    ({ node }) => isInside(node.location, statement) && !isInside(node.location, location),
  );
  return !isApart && /^condition\s*\{/.test(location.file.text.slice(location.start, location.end));
}

/** In Terraform JSON, the blocks are objects in one list. */
function removeJsonBlocks(node: Mapping, conditions: readonly Condition[]): TextEdit[] | undefined {
  const element = entryOf(node, "Condition");
  const list = element && insideOf(element);
  if (!list) return undefined;
  const blocks = { ...list, entries: list.entries.flatMap((operator) => insideOf(operator)?.entries ?? []) };
  const places = new Set(conditions.map(({ location }) => location));
  const gone = blocks.entries.filter(({ location }) => places.has(location));
  if (gone.length < places.size) return undefined;
  const [holder, children] = gone.length === blocks.entries.length ? [node, [element]] : [blocks, gone];
  return terraformJson.remove(holder, new Set<Entry>(children));
}
