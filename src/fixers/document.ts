import type { PolicyDocument, Statement, Template } from "../model/index.js";
import type { StatementSketch } from "../rule-kit/index.js";
import type { TextEdit } from "../source/index.js";
import { entryOf, literalOf } from "../tree/index.js";
import { hasStatement, isAlikeApartFromActions } from "./alike.js";
import { draftList, draftStatement, type Draft } from "./draft.js";
import { hcl } from "./hcl.js";
import { appendStatementBlock, isInBlocks } from "./hcl-document.js";
import { scopeOf } from "./spelling.js";
import { policyPenAt } from "./syntax-of.js";

/** Writes a statement behind the others of a document that is a mapping in its syntax. */
function appendStatement(document: PolicyDocument, statement: Draft, template: Template): TextEdit[] | undefined {
  const pen = policyPenAt(document.node, template);
  const entry = entryOf(document.node, "Statement");
  if (!pen) return undefined;
  if (entry) return pen.syntax.extend(document.node, entry, [statement], pen.scope);
  const list: Draft = { kind: "list", items: [statement] };
  return pen.syntax.insert(document.node, "Statement", list, pen.scope);
}

/** Writes a sketched statement behind the others of any document. */
export function appendSketch(
  document: PolicyDocument,
  sketch: StatementSketch,
  template: Template,
): TextEdit[] | undefined {
  if (hasStatement(document, sketch, scopeOf(template, document.location.file))) return [];
  return (
    extendStatement(document, sketch, template) ??
    (isInBlocks(document)
      ? appendStatementBlock(document.node, sketch, template)
      : appendStatement(document, draftStatement(sketch), template))
  );
}

/** The one with actions of the service; what is allowed on everything is kept apart by services. */
function bestOf(statements: readonly Statement[], { actions, resources }: StatementSketch): Statement | undefined {
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

/** Adds the actions to a statement that says all else that the sketch says, and has no name for what it says. */
function extendStatement(
  document: PolicyDocument,
  sketch: StatementSketch,
  template: Template,
): TextEdit[] | undefined {
  if (sketch.sid !== undefined) return undefined;
  const scope = scopeOf(template, document.location.file);
  const alike = bestOf(
    document.statements.filter((statement) => isAlikeApartFromActions(statement, sketch, scope)),
    sketch,
  );
  const entry = alike && entryOf(alike.node, "Action");
  const known = (alike?.actions?.items ?? []).map(({ text }) => literalOf(text)?.toLowerCase());
  const missing = sketch.actions.filter((action) => !known.includes(action.toLowerCase()));
  if (!entry) return undefined;
  if (missing.length === 0) return [];
  const actions = draftList(missing).items;
  const pen = isInBlocks(alike) ? { syntax: hcl, scope } : policyPenAt(alike.node, template);
  return pen?.syntax.extend(alike.node, entry, actions, pen.scope);
}
