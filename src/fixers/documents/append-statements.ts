import type { PolicyDocument, Statement, Template } from "../../model/index.js";
import type { NewStatement } from "../../rule-kit/index.js";
import { groupBy, textOf, type TextEdit } from "../../source/index.js";
import { entryOf, literalOf } from "../../tree/index.js";
import {
  hasActions,
  isForEverything,
  keyApartFromActions,
  serviceOf,
  statementsAlike,
} from "../values/alike-statements.js";
import { withSubjects } from "../layout/additions.js";
import { inFormOf } from "../values/form-beside.js";
import { newList, newStatementValue, type NewValue } from "../values/new-value.js";
import { mayRepeat, isRepeatedIn } from "./repeated-statements.js";
import { appendStatementBlocks, blockEditor, fewStatements, isInBlocks } from "./statement-blocks.js";
import { writeContextOf, type WriteContext } from "../values/write-context.js";
import { policyEditorAt } from "../syntax/node-editor.js";

/** Adds statements at the end of a document that is a mapping. */
function appendItems(document: PolicyDocument, items: readonly NewValue[], template: Template): TextEdit[] | undefined {
  const editor = policyEditorAt(document.node, template);
  const entry = entryOf(document.node, "Statement");
  return entry
    ? editor?.extend(document.node, entry, items)
    : editor?.insert(document.node, "Statement", { kind: "list", items });
}

/**
 * Adds new statements at the end of a document, in any syntax. If an existing statement has the same other elements as a
 * new one, only the actions are added to it. One that a loop makes is extended only where all of the loop may be.
 */
export function appendNewStatements(
  document: PolicyDocument,
  newStatements: readonly NewStatement[],
  template: Template,
  reach?: "loop",
): TextEdit[] | undefined {
  const context = writeContextOf(template, document.location);
  const extended = unitedStatements(newStatements, context).map((one) => ({
    one,
    edits: extendAlike(document, one, context, reach),
  }));
  // A second statement makes a list of the only one and indents its lines. Lines that are added to it would stay as they are.
  const isIndented = isOnlyOneInLines(document) && extended.some(({ edits }) => !edits);
  const kept = extended.filter(({ edits }) => edits && !(isIndented && edits.some(({ text }) => text.includes("\n"))));
  const others = extended.flatMap((each) => (kept.includes(each) ? [] : [each.one]));
  const appended = others.length === 0 ? [] : appendStatements(document, others, template);
  return appended && [...kept.flatMap(({ edits = [] }) => edits), ...appended];
}

/** Whether a document has one statement without a list, in the block style of YAML. */
function isOnlyOneInLines({ node }: PolicyDocument): boolean {
  const value = entryOf(node, "Statement")?.value;
  return value?.kind === "mapping" && !textOf(value.location).startsWith("{");
}

function appendStatements(
  document: PolicyDocument,
  newStatements: readonly NewStatement[],
  template: Template,
): TextEdit[] | undefined {
  const context = writeContextOf(template, document.location);
  const beside = document.statements.slice(-fewStatements).map(({ node }) => node);
  const edits = isInBlocks(document)
    ? appendStatementBlocks(document.node, newStatements, template)
    : appendItems(
        document,
        newStatements.map((one) => inFormOf(newStatementValue(one), beside)),
        template,
      );
  return (
    edits &&
    withSubjects(
      edits,
      newStatements.map((one) => subjectOf(one, context)),
    )
  );
}

/** The statements, those as one that can be one. */
function unitedStatements(newStatements: readonly NewStatement[], context: WriteContext): readonly NewStatement[] {
  const bySubject = groupBy(newStatements, (one) => [one.sid, keyApartFromActions(one, context)].join("\n"));
  return [...bySubject.values()].flatMap((alike) => {
    const [first] = alike;
    return first ? [{ ...first, actions: [...new Set(alike.flatMap(({ actions }) => actions))] }] : [];
  });
}

/** What no second statement is for. A trust statement can have more services. */
function subjectOf(newStatement: NewStatement, context: WriteContext): string {
  return newStatement.resources.length === 0 ? newStatement.effect : keyApartFromActions(newStatement, context);
}

/** The edits that give an existing statement what a new one has. `undefined`: there is no such statement. */
function extendAlike(
  document: PolicyDocument,
  newStatement: NewStatement,
  context: WriteContext,
  reach: "loop" | undefined,
): TextEdit[] | undefined {
  const alike = statementsAlike(document, newStatement, context);
  const isThere = alike.some((statement) => hasActions(statement, newStatement, context));
  const own = alike.filter((statement) => !isRepeatedIn(document, statement));
  if (isThere) return [];
  if (own.length > 0 || !reach) return extendStatement(own, newStatement, context);
  return extendStatement(alike, newStatement, context, isInBlocks(document));
}

/** The statements made by loops that get the actions of new ones, if those may change all of the loop. */
export function statementsOfLoops(
  document: PolicyDocument,
  newStatements: readonly NewStatement[],
  template: Template,
): readonly Statement[] {
  if (!mayRepeat(document)) return [];
  const context = writeContextOf(template, document.location);
  return newStatements.flatMap((one) => {
    const alike = one.sid === undefined ? statementsAlike(document, one, context) : [];
    return alike.every((statement) => isRepeatedIn(document, statement)) ? alike : [];
  });
}

/**
 * The statement to add actions to: one that has actions of the same service, otherwise the first one. Statements for
 * all resources are only used if they have the same service.
 */
function bestOf(statements: readonly Statement[], newStatement: NewStatement): Statement | undefined {
  const services = newStatement.actions.map(serviceOf);
  const ofService = statements.find((statement) =>
    statement.actions?.items.some(({ text }) => services.includes(serviceOf(literalOf(text) ?? ""))),
  );
  return ofService ?? (isForEverything(newStatement) ? undefined : statements[0]);
}

/**
 * Adds the actions to one of the statements whose other elements are the same. This is only done if the new statement has
 * no Sid. `isInBlock`: also in a `dynamic` block.
 */
function extendStatement(
  statements: readonly Statement[],
  newStatement: NewStatement,
  context: WriteContext,
  isInBlock = false,
): TextEdit[] | undefined {
  if (newStatement.sid !== undefined) return undefined;
  const alike = bestOf(statements, newStatement);
  const entry = alike && entryOf(alike.node, "Action");
  const known = (alike?.actions?.items ?? []).map(({ text }) => literalOf(text)?.toLowerCase());
  const missing = newStatement.actions.filter((action) => !known.includes(action.toLowerCase()));
  if (!entry) return undefined;
  if (missing.length === 0) return [];
  const actions = newList(missing).items;
  const editor = isInBlock || isInBlocks(alike) ? blockEditor(context) : policyEditorAt(alike.node, context.template);
  return editor?.extend(alike.node, entry, actions);
}
