import type { PolicyDocument, Template } from "../model/index.js";
import type { StatementSketch } from "../rule-kit/index.js";
import type { TextEdit } from "../source/index.js";
import { entryOf } from "../tree/index.js";
import { hasStatement } from "./alike.js";
import { draftStatement, type Draft } from "./draft.js";
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
  return isInBlocks(document)
    ? appendStatementBlock(document.node, sketch, template)
    : appendStatement(document, draftStatement(sketch), template);
}
