import type { NewPrincipal, NewRole, NewStatement } from "../../rule-kit/index.js";
import { nowhere, type Text, written } from "../../tree/index.js";

/** A value to write. It does not depend on the syntax. */
export type NewValue =
  | { readonly kind: "text"; readonly text: Text }
  | ({ readonly kind: "list"; readonly items: readonly NewValue[] } & Brackets)
  | ({ readonly kind: "mapping"; readonly entries: readonly NewEntry[] } & Brackets)
  | NewCall;

interface Brackets {
  /** Between brackets on one line, where it could have lines of its own. */
  readonly inBrackets?: true;
}

/** A CloudFormation function, with its long name. */
export interface NewCall {
  readonly kind: "call";
  readonly name: string;
  readonly argument: NewValue;
}

export interface NewEntry {
  readonly key: string;
  readonly value: NewValue;
}

export function newText(text: Text | string): Extract<NewValue, { kind: "text" }> {
  if (typeof text !== "string") return { kind: "text", text };
  const parts = [{ kind: "literal", text, location: nowhere, origin: written }] as const;
  return { kind: "text", text: { kind: "text", location: nowhere, parts } };
}

export function newList(items: readonly (Text | string)[]): Extract<NewValue, { kind: "list" }> {
  return { kind: "list", items: items.map(newText) };
}

/** Writes one item as a single value and several items as a list, as is usual for IAM elements. */
export function newElement(items: readonly (Text | string)[]): NewValue {
  const [only, ...others] = items;
  return only !== undefined && others.length === 0 ? newText(only) : newList(items);
}

export function newMapping(entries: readonly (readonly [string, NewValue] | undefined)[]): NewValue {
  const given = entries.filter((entry) => entry !== undefined);
  return { kind: "mapping", entries: given.map(([key, value]) => ({ key, value })) };
}

export function newCall(name: string, argument: NewValue): NewCall {
  return { kind: "call", name, argument };
}

/** A function call as a mapping with the long name. */
export function longForm({ argument, name }: NewCall): NewValue {
  return newMapping([[name, argument]]);
}

export function newStatementValue(newStatement: NewStatement): NewValue {
  return newMapping([
    newStatement.sid === undefined ? undefined : ["Sid", newText(newStatement.sid)],
    ["Effect", newText(newStatement.effect)],
    newStatement.principal && ["Principal", newPrincipalValue(newStatement.principal)],
    ["Action", newElement(newStatement.actions)],
    newStatement.resources.length > 0 ? ["Resource", newResources(newStatement)] : undefined,
    newStatement.conditions && newStatement.conditions.length > 0
      ? ["Condition", newConditionsValue(newStatement.conditions)]
      : undefined,
  ]);
}

function newResources({ resources, resourcesAs }: NewStatement): NewValue {
  return resourcesAs ? newText(resourcesAs) : newElement(resources);
}

function newPrincipalValue({ kind, identifiers }: NewPrincipal): NewValue {
  const element = newElement(identifiers);
  return kind === "*" ? element : newMapping([[kind, element]]);
}

/** Conditions with the same operator share one entry. */
function newConditionsValue(conditions: NonNullable<NewStatement["conditions"]>): NewValue {
  const operators = [...new Set(conditions.map(({ operator }) => operator))];
  return newMapping(
    operators.map((operator) => {
      const keys = conditions.filter((condition) => condition.operator === operator);
      return [operator, newMapping(keys.map(({ key, values }) => [key, newElement(values)]))];
    }),
  );
}

/** The statement that lets services assume a role. */
export function newTrustStatement(services: readonly Text[]): NewStatement {
  const principal = { kind: "Service", identifiers: services } as const;
  return { effect: "Allow", principal, actions: ["sts:AssumeRole"], resources: [] };
}

export function newDocumentValue(statements: readonly NewStatement[]): NewValue {
  return newMapping([
    ["Version", newText("2012-10-17")],
    ["Statement", { kind: "list", items: statements.map(newStatementValue) }],
  ]);
}

export function newRoleValue(role: NewRole, condition: string | undefined): NewValue {
  const properties = newMapping([
    ["RoleName", newText(role.name)],
    ["AssumeRolePolicyDocument", newDocumentValue([newTrustStatement(role.services)])],
    ["ManagedPolicyArns", newList([role.managedPolicy])],
  ]);
  return newMapping([
    ["Type", newText("AWS::IAM::Role")],
    condition === undefined ? undefined : ["Condition", newText(condition)],
    ["Properties", properties],
  ]);
}
