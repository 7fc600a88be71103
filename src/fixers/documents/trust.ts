import type { Condition, PolicyDocument, Statement, Template } from "../../model/index.js";
import type { TextEdit } from "../../source/index.js";
import { entryOf, isSameText, literalOf, stringOf, type Text } from "../../tree/index.js";
import { appendNewStatements } from "./append-statements.js";
import { newElement, newText, newTrustStatement } from "../values/new-value.js";
import { extendPrincipalBlocks, isInBlocks } from "./statement-blocks.js";
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
  for (const statement of candidates(document, services)) {
    const missing = services.filter((service) => !isTrusted(statement, service));
    if (missing.length === 0) return [];
    const edits = addServices(statement, missing, template);
    if (edits) return edits;
  }
  return appendNewStatements(document, [newTrustStatement(services)], template);
}

/**
 * Statements to which a principal can be added without giving it other conditions. First come those that name for whom the
 * same service acts: in any other one, its regional principal might act for everybody. Then come those with services.
 */
function candidates({ statements }: PolicyDocument, services: readonly Text[]): readonly Statement[] {
  const all = statements.filter(
    ({ effect, when, actions, incompleteReason: reason, principals }) =>
      effect === "Allow" &&
      when.op === "true" &&
      reason === undefined &&
      principals !== undefined &&
      (actions?.items ?? []).some(({ text }) => literalOf(text)?.toLowerCase() === "sts:assumerole"),
  );
  const open = all.filter(({ conditions, node }) => conditions.length === 0 && !entryOf(node, "Condition"));
  const limited = all.filter((statement) => isLimitedToSource(statement) && areSameServices(statement, services));
  const hasService = (statement: Statement): boolean =>
    (statement.principals?.items ?? []).some(({ principalKind }) => principalKind === "Service");
  return [...limited, ...open.filter(hasService), ...open.filter((statement) => !hasService(statement))];
}

/** Whether all conditions of a statement name the account, or all that the service has there. */
function isLimitedToSource({ conditions }: Statement): boolean {
  const isLimit = ({ key, values }: Condition): boolean => {
    const name = literalOf(key)?.toLowerCase();
    const isWhole = values.items.every(({ text }) => /^arn:[^:]*:[\w-]+:[^:]*:[^:]*:\*$/.test(stringOf(text, "x")));
    return name === "aws:sourceaccount" || (name === "aws:sourcearn" && isWhole);
  };
  return conditions.length > 0 && conditions.every(isLimit);
}

/** Whether the statement has each of the services under another principal: `dms` of `dms.amazonaws.com`. */
function areSameServices({ principals }: Statement, services: readonly Text[]): boolean {
  const known = new Set((principals?.items ?? []).map(({ text }) => wordOf(text)));
  return services.every((service) => known.has(wordOf(service)));
}

function wordOf(service: Text): string {
  return stringOf(service, "x").split(".")[0] ?? "";
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
