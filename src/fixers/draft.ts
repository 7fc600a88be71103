import type { PrincipalSketch, RoleSketch, StatementSketch } from "../rule-kit/index.js";
import type { Location } from "../source/index.js";
import type { Text } from "../tree/index.js";

/** A value to be written, before any syntax. */
export type Draft =
  | { readonly kind: "text"; readonly text: Text }
  | { readonly kind: "list"; readonly items: readonly Draft[] }
  | { readonly kind: "mapping"; readonly entries: readonly DraftEntry[] }
  | DraftCall;

/** A function of CloudFormation, by its long name. */
export interface DraftCall {
  readonly kind: "call";
  readonly name: string;
  readonly argument: Draft;
}

export interface DraftEntry {
  readonly key: string;
  readonly value: Draft;
}

/** A draft has no place yet. */
const nowhere: Location = { file: { path: "", text: "", lineStarts: [0] }, start: 0, end: 0 };

export function draftText(text: Text | string): Extract<Draft, { kind: "text" }> {
  if (typeof text !== "string") return { kind: "text", text };
  const parts = [{ kind: "literal", text, location: nowhere, origin: { from: "written" } }] as const;
  return { kind: "text", text: { kind: "text", location: nowhere, parts } };
}

export function draftList(items: readonly (Text | string)[]): Extract<Draft, { kind: "list" }> {
  return { kind: "list", items: items.map(draftText) };
}

/** One value as itself, several as a list: how IAM elements are written. */
export function draftElement(items: readonly (Text | string)[]): Draft {
  const [only, ...others] = items;
  return only !== undefined && others.length === 0 ? draftText(only) : draftList(items);
}

export function draftMapping(entries: readonly (readonly [string, Draft] | undefined)[]): Draft {
  const given = entries.filter((entry) => entry !== undefined);
  return { kind: "mapping", entries: given.map(([key, value]) => ({ key, value })) };
}

export function draftCall(name: string, argument: Draft): DraftCall {
  return { kind: "call", name, argument };
}

/** A function as the mapping that it is by its long name. */
export function longForm({ argument, name }: DraftCall): Draft {
  return draftMapping([[name, argument]]);
}

export function draftStatement(sketch: StatementSketch): Draft {
  return draftMapping([
    sketch.sid === undefined ? undefined : ["Sid", draftText(sketch.sid)],
    ["Effect", draftText(sketch.effect)],
    sketch.principal && ["Principal", draftPrincipal(sketch.principal)],
    ["Action", draftElement(sketch.actions)],
    sketch.resources.length > 0 ? ["Resource", draftElement(sketch.resources)] : undefined,
    sketch.conditions && sketch.conditions.length > 0 ? ["Condition", draftConditions(sketch.conditions)] : undefined,
  ]);
}

function draftPrincipal({ kind, identifiers }: PrincipalSketch): Draft {
  return draftMapping([[kind, draftElement(identifiers)]]);
}

/** Conditions of one operator share its entry. */
function draftConditions(conditions: NonNullable<StatementSketch["conditions"]>): Draft {
  const operators = [...new Set(conditions.map(({ operator }) => operator))];
  return draftMapping(
    operators.map((operator) => {
      const keys = conditions.filter((condition) => condition.operator === operator);
      return [operator, draftMapping(keys.map(({ key, values }) => [key, draftElement(values)]))];
    }),
  );
}

/** The statement by which services may assume a role. */
export function sketchTrust(services: readonly Text[]): StatementSketch {
  const principal = { kind: "Service", identifiers: services } as const;
  return { effect: "Allow", principal, actions: ["sts:AssumeRole"], resources: [] };
}

export function draftRole(role: RoleSketch, condition: string | undefined): Draft {
  const trust = draftMapping([
    ["Version", draftText("2012-10-17")],
    ["Statement", { kind: "list", items: [draftStatement(sketchTrust(role.services))] }],
  ]);
  const properties = draftMapping([
    ["RoleName", draftText(role.name)],
    ["AssumeRolePolicyDocument", trust],
    ["ManagedPolicyArns", draftList([role.managedPolicy])],
  ]);
  return draftMapping([
    ["Type", draftText("AWS::IAM::Role")],
    condition === undefined ? undefined : ["Condition", draftText(condition)],
    ["Properties", properties],
  ]);
}
