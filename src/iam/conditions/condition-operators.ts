import type { ConditionKeyType } from "../../knowledge/index.js";

/**
 * All condition operators.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export const operatorNames = [
  ...[
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
  ],
  ...["NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals"],
  ...["NumericGreaterThan", "NumericGreaterThanEquals"],
  ...["DateEquals", "DateNotEquals", "DateLessThan", "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"],
  ...["Bool", "BinaryEquals", "IpAddress", "NotIpAddress"],
  ...["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null"],
];

export type OperatorFamily = "String" | "Numeric" | "Date" | "Bool" | "Binary" | "Ip" | "Arn" | "Null";

export interface Operator {
  /** The operator as the policy has it. */
  readonly text: string;
  /** `ForAllValues:` or `ForAnyValue:` as written, or empty. */
  readonly qualifier: string;
  readonly set: "all" | "any" | undefined;
  /** The name as AWS writes it. `undefined`: the operator does not exist. */
  readonly name: string | undefined;
  /** The name as written. */
  readonly written: string;
  /** `IfExists` as written, or empty. */
  readonly suffix: string;
  readonly family: OperatorFamily | undefined;
}

const byName = new Map(operatorNames.map((name) => [name.toLowerCase(), name]));

/** Reads a condition operator. AWS ignores upper and lower case in it. */
export function readOperator(text: string): Operator {
  const [, qualifier = "", written = "", suffix = ""] = /^(For(?:All|Any)Values?:)?(.*?)(IfExists)?$/i.exec(text) ?? [];
  const name = byName.get(written.toLowerCase());
  const isAll = qualifier.toLowerCase() === "forallvalues:";
  const isAny = qualifier.toLowerCase() === "foranyvalue:";
  const isSet = qualifier === "" || isAll || isAny;
  return {
    text,
    qualifier,
    set: isAll ? "all" : isAny ? "any" : undefined,
    name: isSet ? name : undefined,
    written,
    suffix,
    family: name === undefined ? undefined : familyOf(name),
  };
}

function familyOf(name: string): OperatorFamily {
  const [family = "String"] = /^(?:String|Numeric|Date|Bool|Binary|Arn|Null)/.exec(name) ?? ["Ip"];
  return family as OperatorFamily;
}

/**
 * The types of condition keys that each operator is for. No key in the reference has a type for Binary. An ARN is a
 * string too.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-general-warning-type-mismatch
 */
const intended: Readonly<Record<OperatorFamily, readonly string[] | undefined>> = {
  String: ["String", "ARN"],
  Null: undefined,
  Binary: [],
  Numeric: ["Numeric"],
  Date: ["Date"],
  Bool: ["Bool"],
  Ip: ["IPAddress"],
  Arn: ["ARN"],
};

/** Whether an operator is for keys of a type. Keys with one value and with several values count the same. */
export function isIntendedFor(family: OperatorFamily, type: ConditionKeyType): boolean {
  return intended[family]?.includes(valueType(type)) ?? true;
}

/** The type of one value of a key. */
export function valueType(type: ConditionKeyType): string {
  return type.replace("ArrayOf", "");
}

export function isMultiValued(type: ConditionKeyType): boolean {
  return type.startsWith("ArrayOf");
}
