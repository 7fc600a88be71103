import type { ConditionKeyType } from "../knowledge/index.js";

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
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
  /** As it stands in the policy. */
  readonly text: string;
  /** `ForAllValues:`, `ForAnyValue:` as written, or nothing. */
  readonly qualifier: string;
  readonly set: "all" | "any" | undefined;
  /** As AWS writes it; `undefined` if the operator does not exist. */
  readonly name: string | undefined;
  /** The name as written. */
  readonly written: string;
  /** `IfExists` as written, or nothing. */
  readonly suffix: string;
  readonly family: OperatorFamily | undefined;
}

const byName = new Map(operatorNames.map((name) => [name.toLowerCase(), name]));

/** Reads an operator; AWS takes it in any case. */
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
 * The types of condition keys for each operator; no type of the reference is for Binary, and ARNs are strings too.
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

/** Whether an operator is for keys of a type, with one value or several. */
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

/** Whether a condition matches a request without its key. */
export function isMetWhenAbsent({ name = "", suffix, set }: Operator): boolean {
  return name.includes("Not") || suffix !== "" || set === "all";
}
