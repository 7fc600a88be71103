import type { PolicyDocument, Statement, Template } from "../../model/index.js";
import type { NewStatement } from "../../rule-kit/index.js";
import type { TextEdit } from "../../source/index.js";
import { entryOf, literalOf } from "../../tree/index.js";
import { hasActions, statementsAlike } from "../values/alike.js";
import { newList, newStatementValue, type NewValue } from "../values/new-value.js";
import { appendStatementBlock, blockEditor, isInBlocks } from "./hcl-document.js";
import { writeContextOf, type WriteContext } from "../values/text-pieces.js";
import { policyEditorAt } from "../syntax/node-editor.js";

/** Adds a statement at the end of a document that is a mapping. */
function appendStatement(document: PolicyDocument, statement: NewValue, template: Template): TextEdit[] | undefined {
  const editor = policyEditorAt(document.node, template);
  const entry = entryOf(document.node, "Statement");
  if (!editor) return undefined;
  if (entry) return editor.extend(document.node, entry, [statement]);
  const list: NewValue = { kind: "list", items: [statement] };
  return editor.insert(document.node, "Statement", list);
}

/**
 * Adds a new statement at the end of a document, in any syntax. If an existing statement has the same other elements,
 * only the actions are added to it.
 */
export function appendNewStatement(
  document: PolicyDocument,
  newStatement: NewStatement,
  template: Template,
): TextEdit[] | undefined {
  const context = writeContextOf(template, document.location);
  const alike = statementsAlike(document, newStatement, context);
  if (alike.some((statement) => hasActions(statement, newStatement, context))) return [];
  return (
    extendStatement(alike, newStatement, context) ??
    (isInBlocks(document)
      ? appendStatementBlock(document.node, newStatement, template)
      : appendStatement(document, newStatementValue(newStatement), template))
  );
}

/**
 * The statement to add actions to: one that has actions of the same service, otherwise the first one. Statements for
 * all resources are only used if they have the same service.
 */
function bestOf(statements: readonly Statement[], { actions, resources }: NewStatement): Statement | undefined {
  const services = actions.map(serviceOf);
  const ofService = statements.find((statement) =>
    statement.actions?.items.some(({ text }) => services.includes(serviceOf(literalOf(text) ?? ""))),
  );
  const isEverything = resources.some((resource) => literalOf(resource) === "*");
  return ofService ?? (isEverything ? undefined : statements[0]);
}

function serviceOf(action: string): string {
  return action.split(":")[0]?.toLowerCase() ?? "";
}

/**
 * Adds the actions to one of the statements whose other elements are the same. This is only done if the new statement has
 * no Sid.
 */
function extendStatement(
  statements: readonly Statement[],
  newStatement: NewStatement,
  context: WriteContext,
): TextEdit[] | undefined {
  if (newStatement.sid !== undefined) return undefined;
  const alike = bestOf(statements, newStatement);
  const entry = alike && entryOf(alike.node, "Action");
  const known = (alike?.actions?.items ?? []).map(({ text }) => literalOf(text)?.toLowerCase());
  const missing = newStatement.actions.filter((action) => !known.includes(action.toLowerCase()));
  if (!entry) return undefined;
  if (missing.length === 0) return [];
  const actions = newList(missing).items;
  const editor = isInBlocks(alike) ? blockEditor(context) : policyEditorAt(alike.node, context.template);
  return editor?.extend(alike.node, entry, actions);
}
