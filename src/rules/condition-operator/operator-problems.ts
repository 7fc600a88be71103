import {
  isIntendedFor,
  isMultiValued,
  isMisspelling,
  type KnownKey,
  nearest,
  type Operator,
  type OperatorFamily,
  operatorNames,
  readOperator,
  type Services,
  valueType,
  wordsOf,
} from "../../iam/index.js";
import type { Condition, Statement } from "../../model/index.js";
import { display, lazily, literalOf, type Message, ownValue, type Text } from "../../rule-kit/index.js";
import { actionsWithout } from "../shared/conditions/key-support.js";
import { comparesArns, hasWildcardBeforeResource, isAlone, isArnPattern } from "./arn-patterns.js";
import { isOwnStar, makesOtherPatterns, mustBeWhole } from "./wildcard-edits.js";

/** What is wrong with the operator of a condition, as a message of the rule. */
export type OperatorProblem = (
  | Message<"unknown", "hint">
  | Message<"nullOfSet", "qualifier">
  | Message<"wrongType" | "otherType", "type" | "operators">
  | Message<"wildcard", "wildcard" | "hint">
  | Message<"arnAsText", "better">
  | Message<"allOfSome", "actions">
  | Message<"nullIfExists" | "missingQualifier" | "allOfOne">
) & {
  /** The operator to write. */
  readonly candidate?: string;
  /** Whether the candidate only corrects a misspelling. */
  readonly isRepair?: boolean;
  /** Whether the candidate is for this key only: the other keys of the operator keep it. */
  readonly isApart?: boolean;
};

/** Wrong operators found in AWS's own pages and in public policies. */
const misspellings: Readonly<Record<string, string>> = {
  streq: "StringEquals",
  strlike: "StringLike",
  equals: "StringEquals",
  ip: "IpAddress",
};

/** The suffix may be misspelled as well, where it is not found: `StringEqualsIfExist`. */
const withSuffix = lazily(() => [
  ...operatorNames,
  ...operatorNames.filter((name) => name !== "Null").map((name) => `${name}IfExists`),
]);

const vocabulary = lazily(() => ({ words: new Set(withSuffix().flatMap(wordsOf)) }));

/** What is wrong with the operator itself. */
export function nameProblem(operator: Operator): OperatorProblem | undefined {
  const { name, written, family, set, suffix, qualifier } = operator;
  if (name === undefined) {
    const misspelling = ownValue(misspellings, written.toLowerCase());
    const [candidate, ...others] =
      misspelling === undefined ? nearest(written, suffix === "" ? withSuffix() : operatorNames) : [misspelling];
    const intended = candidate !== undefined && others.length === 0 ? withParts(operator, candidate) : undefined;
    if (intended === undefined) return { messageId: "unknown", data: { hint: "" } };
    const isRepair = misspelling !== undefined || isMisspelling(written, candidate ?? "", vocabulary());
    return { messageId: "unknown", data: { hint: ` Write ${intended}.` }, candidate: intended, isRepair };
  }
  if (family !== "Null") return undefined;
  if (suffix !== "") return { messageId: "nullIfExists", candidate: "Null" };
  if (set === undefined) return undefined;
  return { messageId: "nullOfSet", data: { qualifier: qualifier.slice(0, -1) }, candidate: "Null" };
}

/** The operator with another name; its qualifier and suffix stay. */
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

/** The operators that AWS has for each type of key. */
const operatorsFor: Readonly<Record<string, string>> = {
  ARN: "ArnLike or ArnEquals",
  Bool: "Bool",
  Date: "a Date operator, such as DateLessThan",
  IPAddress: "IpAddress or NotIpAddress",
  Numeric: "a Numeric operator, such as NumericLessThan",
  String: "a String operator, such as StringEquals",
};

/** Where an operator compares a key. With `isStrict`, everything that differs from AWS's reference is reported. */
export interface KeyUse {
  readonly services: Services;
  readonly statement: Statement;
  readonly condition: Condition;
  readonly isStrict: boolean;
}

/**
 * Multivalued keys that AWS's own policies compare as single values: a rule of EventBridge with one source is allowed, one with two is not.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 * https://docs.aws.amazon.com/datapipeline/latest/DeveloperGuide/dp-example-tag-policies.html
 */
const comparedAsOne = [
  "events:detail-type",
  "events:source",
  "events:targetarn",
  "datapipeline:pipelinecreator",
  "datapipeline:workergroup",
];

/** What is wrong with the operator for the key that it compares. */
export function keyProblem(
  operator: Operator,
  key: KnownKey,
  { services, statement, condition, isStrict }: KeyUse,
): OperatorProblem | undefined {
  const { family, set, suffix, written } = operator;
  if (family === undefined || family === "Null") return undefined;
  // Only String and Arn operators take policy variables.
  const hasVariable = condition.values.items.some(({ text }) => display(text).includes("${"));
  const ofType = typeProblem(family, key, isStrict && !hasVariable);
  if (ofType) return ofType;
  if (isMultiValued(key.type)) {
    const isOneOfSeveral = set === undefined && !comparedAsOne.includes(key.name.toLowerCase());
    return isOneOfSeveral ? { messageId: "missingQualifier" } : undefined;
  }
  // For keys of services it is not certain whether they have a single value.
  const isSure = isStrict || key.name.startsWith("aws:") || /tag/i.test(key.name);
  const isOpen = set === "all" && isSure && statement.effect === "Allow" && !isRequired(statement, key.name);
  if (!isOpen) return undefined;
  // Without ForAllValues, the statement would no longer allow these.
  const actions = actionsWithout(services, statement, literalOf(condition.key) ?? "").map(({ text }) => display(text));
  if (actions.length > 0) return { messageId: "allOfSome", data: { actions } };
  return { messageId: "allOfOne", candidate: `${written}${suffix}` };
}

function typeProblem(family: OperatorFamily, { name, type }: KnownKey, isStrict: boolean): OperatorProblem | undefined {
  const one = valueType(type);
  // `aws:EpochTime` is a date in seconds.
  if (isIntendedFor(family, type) || (family === "Numeric" && name === "aws:EpochTime")) return undefined;
  const data = {
    type: ownValue(typeWords, one) ?? "a text",
    operators: ownValue(operatorsFor, one) ?? "another operator",
  };
  if (!mayHold(family, name, one)) return { messageId: "wrongType", data };
  // AWS itself uses Arn operators for tags and encryption contexts that contain ARNs.
  return isStrict && family !== "Arn" ? { messageId: "otherType", data } : undefined;
}

/** Whether the key can have such a value: a text may be a number, a date or an ARN, except for most global keys. */
function mayHold(family: OperatorFamily, name: string, type: string): boolean {
  if (family === "String") return true;
  if (type !== "String") return false;
  return family === "Arn" ? !noArns.test(name) : !ids.test(name);
}

const noArns = /^aws:(?:\w+Account|\w+OrgID|\w+OrgPaths|userid|username|RequestedRegion|SourceVpce?)$/;

/** Identifiers that AWS generates. Their letters cannot be in a number, date, address or boolean. */
const ids =
  /^aws:(?:\w+OrgID|\w+OrgPaths|RequestedRegion|SourceVpc(?:e|Arn)?|PrincipalType|PrincipalServiceName\w*|CalledVia\w*)$/;

/** Whether another condition of the statement requires the key to be present. */
function isRequired({ conditions }: Statement, name: string): boolean {
  return conditions.some(({ operator, key, values }) => {
    const isSame = literalOf(key)?.toLowerCase() === name.toLowerCase();
    const asks = readOperator(literalOf(operator) ?? "").family === "Null";
    return isSame && asks && values.items.some(({ text }) => literalOf(text)?.toLowerCase() === "false");
  });
}

/** What is wrong with the operator for one of its values. */
export function valueProblem(
  operator: Operator,
  key: KnownKey | undefined,
  text: Text,
  { statement, condition, isStrict }: KeyUse,
): OperatorProblem | undefined {
  const { name = "", family } = operator;
  const wildcard = family === "String" ? wildcardIn(text) : undefined;
  if (wildcard === undefined || isOwnStar(condition.key, text)) return undefined;
  const isArn = (key?.type === "ARN" || key?.type === "ArrayOfARN") && isArnPattern(text);
  const named = (like: string): string =>
    withParts(operator, name.includes("Not") ? like.replace("Like", "NotLike") : like);
  const arnLike = isArn && comparesArns(condition) ? named("ArnLike") : undefined;
  const isApart = arnLike !== undefined && !isAlone(statement, condition);
  if (!name.endsWith("Like")) {
    const candidate = arnLike ?? named("StringLike");
    const hint = mustBeWhole(condition.key, text) ? " Write the whole value." : ` Write ${candidate}.`;
    const isSafe = isApart || !makesOtherPatterns(statement, condition);
    return { messageId: "wildcard", data: { wildcard, hint }, isApart, ...(isSafe && { candidate }) };
  }
  if (!isStrict || !isArn || !hasWildcardBeforeResource(text)) return undefined;
  const better = named("ArnLike");
  return { messageId: "arnAsText", data: { better }, isApart, ...(arnLike !== undefined && { candidate: better }) };
}

/** The first wildcard of a value. `${*}` is a literal star, `****` a masked part, and a question mark in a URL is part of the URL. */
function wildcardIn({ parts }: Text): string | undefined {
  const written = parts
    .map((part) => (part.kind === "literal" ? part.text.replaceAll(/\$\{[^{}]*\}|\*{3,}/g, "") : ""))
    .join("");
  return (written.includes("://") ? /\*/ : /[*?]/).exec(written)?.[0];
}
