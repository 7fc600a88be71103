import { isSlip, nearest, wordsOf, type KnownKey } from "../../analysis/index.js";
import type { Statement } from "../../model/index.js";
import { literalOf, type Text } from "../../rule-kit/index.js";
import { canCompare, isMultiValued, operatorNames, readOperator, type Operator } from "./condition-operators.js";

/** What is wrong with the operator of a condition, as a message of the rule. */
export interface OperatorProblem {
  readonly messageId: string;
  readonly data?: Readonly<Record<string, string>>;
  /** The operator to write. */
  readonly candidate?: string;
  /** Whether that repairs the spelling and changes nothing else. */
  readonly isRepair?: boolean;
}

/** Operators that AWS's own pages and other people's policies write. */
const slips: Readonly<Record<string, string>> = {
  streq: "StringEquals",
  strlike: "StringLike",
  equals: "StringEquals",
  ip: "IpAddress",
};

const vocabulary = { words: new Set(operatorNames.flatMap(wordsOf)) };

/** The operator alone. */
export function nameProblem(operator: Operator): OperatorProblem | undefined {
  const { name, written, family, set, suffix, qualifier } = operator;
  if (name === undefined) {
    const slip = slips[written.toLowerCase()];
    const [candidate, ...others] = slip === undefined ? nearest(written, operatorNames) : [slip];
    const meant = candidate !== undefined && others.length === 0 ? withParts(operator, candidate) : undefined;
    if (meant === undefined) return { messageId: "unknown", data: { hint: "" } };
    const isRepair = slip !== undefined || isSlip(written, candidate ?? "", vocabulary);
    return { messageId: "unknown", data: { hint: ` Write ${meant}.` }, candidate: meant, isRepair };
  }
  if (family !== "Null") return undefined;
  if (suffix !== "") return { messageId: "nullIfExists", candidate: "Null" };
  if (set === undefined) return undefined;
  return { messageId: "nullOfSet", data: { qualifier: qualifier.slice(0, -1) }, candidate: "Null" };
}

/** The operator under another name, with what stands before and behind it. */
function withParts({ qualifier, suffix }: Operator, name: string): string {
  const set = qualifier === "" ? "" : /^forall/i.test(qualifier) ? "ForAllValues:" : "ForAnyValue:";
  return `${set}${name}${suffix === "" ? "" : "IfExists"}`;
}

const typeWords: Readonly<Record<string, string>> = {
  ARN: "an ARN",
  Bool: "true or false",
  Date: "a date",
  IPAddress: "an IP address",
  Numeric: "a number",
  String: "a text",
};

/** Keys of several values that AWS's own managed policies (`CloudTrailEventContext`) compare as one. */
const comparedAsOne = ["events:detail-type"];

/** The operator and the key it compares. */
export function keyProblem(
  operator: Operator,
  { name, type }: KnownKey,
  statement: Statement,
): OperatorProblem | undefined {
  const { family, set, suffix, written } = operator;
  if (family === undefined || family === "Null") return undefined;
  if (!canCompare(family, type) && !mayHold(name, type, family))
    return { messageId: "wrongType", data: { type: typeWords[type.replace("ArrayOf", "")] ?? "a text" } };
  if (isMultiValued(type)) {
    const isOpen = set === undefined && !comparedAsOne.includes(name.toLowerCase());
    return isOpen ? { messageId: "missingQualifier" } : undefined;
  }
  // Of the keys of services it is not sure that they have one value.
  const isOpen = set === "all" && isGlobal(name) && statement.effect === "Allow" && !isRequired(statement, name);
  return isOpen ? { messageId: "allOfOne", candidate: `${written}${suffix}` } : undefined;
}

/** A text may well be a number, a date or an ARN; the values of most global keys are known to be none. */
function mayHold(name: string, type: KnownKey["type"], family: string): boolean {
  const isText = type === "String" || type === "ArrayOfString";
  return (
    isText &&
    !(family === "Arn" && /^aws:(?:\w+Account|\w+OrgID|\w+OrgPaths|userid|username|RequestedRegion)$/.test(name))
  );
}

function isGlobal(name: string): boolean {
  return name.startsWith("aws:") && !/tag/i.test(name);
}

/** Whether another condition of the statement asks for the key to be there. */
function isRequired({ conditions }: Statement, name: string): boolean {
  return conditions.some(({ operator, key, values }) => {
    const isSame = literalOf(key)?.toLowerCase() === name.toLowerCase();
    const asks = readOperator(literalOf(operator) ?? "").family === "Null";
    return isSame && asks && values.items.some(({ text }) => literalOf(text)?.toLowerCase() === "false");
  });
}

/** The operator and one of its values. */
export function valueProblem(
  operator: Operator,
  key: KnownKey | undefined,
  text: Text,
  isStrict: boolean,
): OperatorProblem | undefined {
  const { name = "", family } = operator;
  if (family !== "String" || !hasStar(text)) return undefined;
  const isArn = key?.type === "ARN" || key?.type === "ArrayOfARN";
  const like = isArn ? "ArnLike" : "StringLike";
  const candidate = withParts(operator, name.includes("Not") ? like.replace("Like", "NotLike") : like);
  if (!name.endsWith("Like")) return { messageId: "wildcard", data: { hint: ` Write ${candidate}.` }, candidate };
  return isStrict && isArn ? { messageId: "arnAsText", candidate } : undefined;
}

/** `${*}` is how a plain star is written. */
function hasStar({ parts }: Text): boolean {
  return parts.some((part) => part.kind === "literal" && part.text.replaceAll("${*}", "").includes("*"));
}
