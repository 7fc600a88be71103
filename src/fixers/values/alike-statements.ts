import type { Condition, PolicyDocument, Statement, Template } from "../../model/index.js";
import type { NewStatement } from "../../rule-kit/index.js";
import { addTo, oncePer } from "../../source/index.js";
import { literalOf, type Text } from "../../tree/index.js";
import { areAlike, keysOfAlike, writtenKey } from "./alike.js";
import { newText } from "./new-value.js";
import { inCommercialPartition } from "./pseudo-values.js";
import { writeContextOf, type WriteContext } from "./write-context.js";

/**
 * A key that is the same for new statements that can be one with the actions of all. Statements for all resources are of one
 * service each.
 */
export function keyApartFromActions(newStatement: NewStatement, context: WriteContext): string {
  const { actions, conditions = [], effect, principal, resources } = newStatement;
  const keysOf = (texts: readonly Text[]): readonly string[] => texts.map((text) => writtenKey(text, context)).sort();
  return JSON.stringify([
    effect,
    principal && [principal.kind, keysOf(principal.identifiers)],
    keysOf(resources),
    conditions.map(({ key, operator, values }) => [operator, key, keysOf(values)]),
    isForEverything(newStatement) && [...new Set(actions.map(serviceOf))].sort(),
  ]);
}

export function isForEverything({ resources }: NewStatement): boolean {
  return resources.some((resource) => literalOf(resource) === "*");
}

export function serviceOf(action: string): string {
  return action.split(":")[0]?.toLowerCase() ?? "";
}

/**
 * The statements of a document that differ from the new one only in their actions, in their order. Many resources may
 * each ask for a statement of one document that has as many.
 */
export function statementsAlike(
  document: PolicyDocument,
  newStatement: NewStatement,
  context: WriteContext,
): readonly Statement[] {
  const found = statementsApartFromActions(document, newStatement, context);
  if (found.length > 0) return found;
  const resources = newStatement.resources.map(inCommercialPartition);
  return statementsApartFromActions(document, { ...newStatement, resources }, context);
}

function statementsApartFromActions(
  document: PolicyDocument,
  newStatement: NewStatement,
  context: WriteContext,
): readonly Statement[] {
  const byResource = statementsByResource(context.template)(document);
  const keys = resourceKeys(newStatement.resources, context);
  const found = [...new Set(keys.flatMap((key) => byResource.get(key) ?? []))].filter((statement) =>
    isAlikeApartFromActions(statement, newStatement, context),
  );
  return found.sort((one, other) => one.index - other.index);
}

/** The statements of a document by the keys of their first resources. One that is alike to another has that resource, too. */
const statementsByResource = oncePer((template: Template) =>
  oncePer(({ location, statements }: PolicyDocument): ReadonlyMap<string, readonly Statement[]> => {
    const context = writeContextOf(template, location);
    const found = new Map<string, Statement[]>();
    for (const statement of statements) {
      const first = textsOf(statement.resources).slice(0, 1);
      for (const key of resourceKeys(first, context)) addTo(found, key, statement);
    }
    return found;
  }),
);

/** Keys of some resources; one of its own for none. */
function resourceKeys(resources: readonly Text[], context: WriteContext): readonly string[] {
  return resources.length === 0 ? [""] : resources.flatMap((text) => keysOfAlike(text, context));
}

/** Whether a statement has the actions of the new one, in any order. */
export function hasActions({ actions }: Statement, newStatement: NewStatement, context: WriteContext): boolean {
  return areAlike(textsOf(actions), newStatement.actions.map(textOf), context);
}

/**
 * Whether a statement differs from the new one only in its actions: the effect, principals, resources and conditions
 * are the same.
 */
function isAlikeApartFromActions(statement: Statement, newStatement: NewStatement, context: WriteContext): boolean {
  const { effect, principal, resources, conditions = [] } = newStatement;
  return (
    statement.effect === effect &&
    statement.when.op === "true" &&
    statement.incompleteReason === undefined &&
    !statement.notActions &&
    !statement.notResources &&
    isSamePrincipal(statement, principal, context) &&
    areAlike(textsOf(statement.resources), resources, context) &&
    statement.conditions.length === conditions.length &&
    conditions.every((wanted) => statement.conditions.some((known) => isSameCondition(known, wanted, context)))
  );
}

function isSamePrincipal(
  { principals, notPrincipals }: Statement,
  wanted: NewStatement["principal"],
  context: WriteContext,
): boolean {
  if (notPrincipals || !wanted) return !principals && !notPrincipals && !wanted;
  const items = principals?.items ?? [];
  return (
    items.every(({ principalKind }) => principalKind === wanted.kind) &&
    areAlike(
      items.map(({ text }) => text),
      wanted.identifiers,
      context,
    )
  );
}

function textsOf(element: Statement["actions"] | Statement["resources"]): readonly Text[] {
  return element?.items.map(({ text }) => text) ?? [];
}

function textOf(word: string): Text {
  return newText(word).text;
}

function isSameCondition(
  known: Condition,
  { operator, key, values }: NonNullable<NewStatement["conditions"]>[number],
  context: WriteContext,
): boolean {
  return (
    isSameTest(known, operator, key) &&
    areAlike(
      known.values.items.map(({ text }) => text),
      values,
      context,
    )
  );
}

/** Whether a condition is for this operator and key. IAM ignores the case of both. */
export function isSameTest(known: Condition, operator: string, key: string): boolean {
  const isSame = (text: Text, word: string): boolean => literalOf(text)?.toLowerCase() === word.toLowerCase();
  return isSame(known.operator, operator) && isSame(known.key, key);
}
