import type { PolicyDocument, Statement, Template } from "../../model/index.js";
import type { NewCondition, NewStatement } from "../../rule-kit/index.js";
import { groupBy, oncePer, type TextEdit } from "../../source/index.js";
import {
  and,
  entryOf,
  isSatisfiable,
  literalOf,
  not,
  or,
  type Formula,
  type Node,
  type Text,
} from "../../tree/index.js";
import { areAlike, withoutAlike } from "../values/alike.js";
import { isSameTest } from "../values/alike-statements.js";
import { appendNewStatements } from "./append-statements.js";
import { changeList, listChange, type WrittenItem } from "./list-change.js";
import { inFormOf } from "../values/form-beside.js";
import { newElement, newMapping, newText } from "../values/new-value.js";
import { writtenDocument } from "./including-documents.js";
import { movedFrom } from "./moved-statement.js";
import { isRepeatedIn } from "./repeated-statements.js";
import { addConditionBlock, argumentText, blockEditor, isInBlocks, replaceArgument } from "./statement-blocks.js";
import { writeContextOf } from "../values/write-context.js";
import { policyEditorAt } from "../syntax/node-editor.js";

/** Adds a condition to a statement, which limits it. */
export function addCondition(
  statement: Statement,
  condition: NewCondition,
  template: Template,
): TextEdit[] | undefined {
  // If the key has this operator already, there is no edit: another value would widen the condition, and a duplicate
  // key would hide one of the two.
  if (statement.conditions.some((known) => isSameTest(known, condition.operator, condition.key))) return undefined;
  if (isInBlocks(statement)) return addConditionBlock(statement, condition, template);
  const { operator, key, values } = condition;
  const block = entryOf(statement.node, "Condition");
  const editor = policyEditorAt(block?.value ?? statement.node, template);
  if (!editor) return undefined;
  const value = inFormOf(
    newElement(values),
    statement.conditions.map((known) => known.values.node),
  );
  const test = newMapping([[key, value]]);
  if (!block) return editor.insert(statement.node, "Condition", newMapping([[operator, test]]));
  if (block.value.kind !== "mapping") return undefined;
  const known = block.value.entries.find(({ key: { text } }) => text.toLowerCase() === operator.toLowerCase());
  if (!known) return editor.insert(block.value, operator, test);
  const inner = policyEditorAt(known.value, template);
  return inner && known.value.kind === "mapping" ? inner.insert(known.value, key, value) : undefined;
}

/** Replaces the resources of a statement. */
export function replaceResources(
  statement: Statement,
  resources: readonly Text[],
  template: Template,
): TextEdit[] | undefined {
  const known = statement.resources?.items ?? [];
  if (statement.notResources || isRepeated(statement, template)) return undefined;
  return replaceElement(statement, "Resource", known, resources, template);
}

/** Replaces the actions of a statement. */
export function replaceActions(
  statement: Statement,
  actions: readonly Text[],
  template: Template,
): TextEdit[] | undefined {
  const known = statement.actions?.items ?? [];
  return statement.notActions ? undefined : replaceElement(statement, "Action", known, actions, template);
}

function replaceElement(
  statement: Statement,
  element: "Action" | "Resource",
  known: readonly ChosenItem[],
  wanted: readonly Text[],
  template: Template,
): TextEdit[] | undefined {
  const context = writeContextOf(template, statement.node.location);
  const texts = known.map(({ text }) => text);
  if (areAlike(texts, wanted, context)) return [];
  const entry = entryOf(statement.node, element);
  const written = withoutAlike(wanted, context);
  const inBlocks = isInBlocks(statement);
  const editor = inBlocks ? blockEditor(context) : policyEditorAt(statement.node, template);
  if (!editor) return undefined;
  const valueOf = inBlocks ? argumentText : newText;
  const change = entry && listChange(entry, known, written, context);
  const inList = change && changeList(statement.node, entry, change, { ...editor, valueOf });
  if (inList) return inList;
  if (hasBranches(known) && !wanted.every(isEverything)) return undefined;
  if (inBlocks) return replaceArgument(statement, element, written, template);
  return entry
    ? editor.replace(statement.node, entry, newElement(written))
    : editor.insert(statement.node, element, newElement(written));
}

interface ChosenItem extends WrittenItem {
  readonly when: Formula;
}

/**
 * Whether an item is written in a branch of a conditional. In a flat list it would stand for every deployment, also for those
 * without the resource that the branch refers to.
 */
function hasBranches(known: readonly ChosenItem[]): boolean {
  const byPlace = groupBy(known, ({ node: { location } }) => `${location.file.path}:${location.start}`);
  return [...byPlace.values()].some((items) => isSatisfiable(not(or(...items.map(({ when }) => when)))) !== false);
}

/** Whether a text refers to nothing: it is right in every deployment. */
function isEverything(text: Text): boolean {
  return literalOf(text) === "*";
}

/** The first document of a template that holds a statement. */
const documentsByStatement = oncePer(({ documents }: Template): ReadonlyMap<Statement, PolicyDocument> => {
  const held = documents.flatMap(({ document }) =>
    document.statements.map((statement) => [statement, document] as const),
  );
  return new Map(held.reverse());
});

function isRepeated(statement: Statement, template: Template): boolean {
  const document = documentsByStatement(template).get(statement);
  return document !== undefined && isRepeatedIn(document, statement);
}

/** Moves actions of a statement to a new statement at the end of the document that it is written in. */
export function splitActions(
  statement: Statement,
  actions: readonly string[],
  into: NewStatement,
  template: Template,
): TextEdit[] | undefined {
  const list = statement.actions?.node;
  const editor = list && policyEditorAt(list, template);
  // A `dynamic` block may stand for one statement in another deployment, and for several.
  const isDynamic = !isInBlocks(statement) && !policyEditorAt(statement.node, template);
  if (!editor || list.kind !== "list" || isDynamic || isRepeated(statement, template)) return undefined;
  const [wanted, listed] = [new Set(actions), new Set(list.items)];
  const taken = new Set<Node>();
  for (const { text, node } of statement.actions.items) {
    if (wanted.has(literalOf(text) ?? "") && listed.has(node)) taken.add(node);
  }
  const document = documentsByStatement(template).get(statement);
  const moved = movedFrom(statement, into);
  if (taken.size < actions.length || !document || !moved) return undefined;
  // The new statement would be there without the condition too.
  if (isSatisfiable(and(document.when, not(statement.when))) !== false) return undefined;
  const removal = editor.remove(list, taken);
  const addition = appendNewStatements(writtenDocument(document, statement, template), [moved], template);
  return removal && addition
    ? [...removal, ...addition.filter((edit) => !isIndentOfRemoved(edit, removal))]
    : undefined;
}

/** Whether an edit indents a line that is removed: the only statement gets an indent when it becomes the first one of a list. */
function isIndentOfRemoved({ location: { file, start, end }, text }: TextEdit, removal: readonly TextEdit[]): boolean {
  if (start < end || text.trim() !== "") return false;
  return removal.some(({ location: gone }) => {
    const isWholeLine = gone.start === start && file.text[gone.end - 1] === "\n";
    return gone.file === file && gone.start <= start && start < gone.end && (gone.start < start || isWholeLine);
  });
}
