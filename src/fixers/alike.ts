import type { Condition, PolicyDocument, Statement } from "../model/index.js";
import type { StatementSketch } from "../rule-kit/index.js";
import { isSameText, literalOf, type Text } from "../tree/index.js";
import { draftText } from "./draft.js";
import { piecesOf, type Scope } from "./spelling.js";

/** Whether a text stands for the same as another one, or would be written like it. */
export function isAlike(one: Text, other: Text, scope: Scope): boolean {
  if (isSameText(one, other)) return true;
  const pieces = piecesOf(one, scope);
  return pieces !== undefined && JSON.stringify(pieces) === JSON.stringify(piecesOf(other, scope));
}

/** The same texts in any order. */
export function areAlike(some: readonly Text[], others: readonly Text[], scope: Scope): boolean {
  return some.length === others.length && some.every((one) => others.some((other) => isAlike(one, other, scope)));
}

/** Whether a document has the statement of a sketch already, so that writing it would change nothing. */
export function hasStatement({ statements }: PolicyDocument, sketch: StatementSketch, scope: Scope): boolean {
  return statements.some(
    (statement) =>
      isAlikeApartFromActions(statement, sketch, scope) &&
      areAlike(textsOf(statement.actions), sketch.actions.map(textOf), scope),
  );
}

/** Whether a statement is about the same resources, for the same principals and under the same conditions. */
export function isAlikeApartFromActions(statement: Statement, sketch: StatementSketch, scope: Scope): boolean {
  const { effect, principal, resources, conditions = [] } = sketch;
  return (
    statement.effect === effect &&
    statement.when.op === "true" &&
    statement.open === undefined &&
    !statement.notActions &&
    !statement.notResources &&
    isSamePrincipal(statement, principal, scope) &&
    areAlike(textsOf(statement.resources), resources, scope) &&
    statement.conditions.length === conditions.length &&
    conditions.every((wanted) => statement.conditions.some((known) => isSameCondition(known, wanted, scope)))
  );
}

function isSamePrincipal(
  { principals, notPrincipals }: Statement,
  wanted: StatementSketch["principal"],
  scope: Scope,
): boolean {
  if (notPrincipals || !wanted) return !principals && !notPrincipals && !wanted;
  const items = principals?.items ?? [];
  return (
    items.every(({ principalKind }) => principalKind === wanted.kind) &&
    areAlike(
      items.map(({ text }) => text),
      wanted.identifiers,
      scope,
    )
  );
}

function textsOf(element: Statement["actions"] | Statement["resources"]): readonly Text[] {
  return element?.items.map(({ text }) => text) ?? [];
}

function textOf(word: string): Text {
  return draftText(word).text;
}

function isSameCondition(
  known: Condition,
  { operator, key, values }: NonNullable<StatementSketch["conditions"]>[number],
  scope: Scope,
): boolean {
  return (
    isSameTest(known, operator, key) &&
    areAlike(
      known.values.items.map(({ text }) => text),
      values,
      scope,
    )
  );
}

/** Whether a condition has an operator and a key, which IAM reads in any case. */
export function isSameTest(known: Condition, operator: string, key: string): boolean {
  const isSame = (text: Text, word: string): boolean => literalOf(text)?.toLowerCase() === word.toLowerCase();
  return isSame(known.operator, operator) && isSame(known.key, key);
}
