import type { PolicyDocument, Statement, Template } from "../../model/index.js";
import type { TextEdit } from "../../source/index.js";
import { entryOf, isSameText, literalOf, type Text } from "../../tree/index.js";
import { appendNewStatement } from "./document.js";
import { newElement, newText, newTrustStatement } from "../values/new-value.js";
import { extendPrincipalBlocks, isInBlocks } from "./hcl-document.js";
import { policyEditorAt } from "../syntax/node-editor.js";

/**
 * Lets services assume a role. The services are added to a statement that lets other services assume it, otherwise to a
 * statement for other principals. If there is none, a new statement is added.
 */
export function allowAssume(
  document: PolicyDocument,
  services: readonly Text[],
  template: Template,
): TextEdit[] | undefined {
  for (const statement of candidates(document)) {
    const missing = services.filter((service) => !isTrusted(statement, service));
    if (missing.length === 0) return [];
    const edits = addServices(statement, missing, template);
    if (edits) return edits;
  }
  return appendNewStatement(document, newTrustStatement(services), template);
}

/**
 * Statements to which a principal can be added without giving it other conditions. Statements with services come first.
 */
function candidates({ statements }: PolicyDocument): readonly Statement[] {
  const open = statements.filter(
    ({ effect, when, conditions, node, actions, incompleteReason: reason, principals }) =>
      effect === "Allow" &&
      when.op === "true" &&
      conditions.length === 0 &&
      !entryOf(node, "Condition") &&
      reason === undefined &&
      principals !== undefined &&
      (actions?.items ?? []).some(({ text }) => literalOf(text)?.toLowerCase() === "sts:assumerole"),
  );
  const hasService = (statement: Statement): boolean =>
    (statement.principals?.items ?? []).some(({ principalKind }) => principalKind === "Service");
  return [...open.filter(hasService), ...open.filter((statement) => !hasService(statement))];
}

function isTrusted({ principals }: Statement, service: Text): boolean {
  return (principals?.items ?? []).some(
    ({ principalKind, text, when }) => principalKind === "Service" && when.op === "true" && isSameText(text, service),
  );
}

function addServices(statement: Statement, services: readonly Text[], template: Template): TextEdit[] | undefined {
  if (isInBlocks(statement)) return extendPrincipalBlocks(statement, services, template);
  const principal = statement.principals?.node;
  const editor = principal && policyEditorAt(principal, template);
  if (!editor || principal.kind !== "mapping") return undefined;
  const entry = entryOf(principal, "Service");
  return entry
    ? editor.extend(principal, entry, services.map(newText))
    : editor.insert(principal, "Service", newElement(services));
}
