import type { Condition, ElementList, PolicyDocument, Statement } from "../../model/index.js";
import { literalOf, type Text, type TextPart } from "../../tree/index.js";
import { comparisonOf } from "./comparisons.js";
import { readOperator } from "./condition-operators.js";
import type { RequestContext } from "./conditions.js";

/**
 * A document with policy variables replaced by values of a request. A variable whose value is not known stays. A text
 * with a variable that has neither a value nor a default matches nothing, so it is left out.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
 */
export function withVariables(document: PolicyDocument, context: RequestContext): PolicyDocument {
  const version = document.version ? literalOf(document.version) : "";
  if (version === undefined) return document;
  const fill: Fill = version === "2012-10-17" ? (text) => filled(text, context) : writtenOut;
  return { ...document, statements: document.statements.map((statement) => inStatement(statement, fill)) };
}

/** Returns the text that is compared. `undefined`: the text matches nothing. */
type Fill = (text: string) => string | undefined;

function inStatement(statement: Statement, fill: Fill): Statement {
  const { resources, notResources, conditions } = statement;
  return {
    ...statement,
    ...(resources && { resources: inList(resources, fill) }),
    ...(notResources && { notResources: inList(notResources, fill) }),
    conditions: conditions.map((condition) => inCondition(condition, fill)),
  };
}

function inCondition(condition: Condition, fill: Fill): Condition {
  const operator = literalOf(condition.operator);
  const takesVariables = operator !== undefined && comparisonOf(readOperator(operator))?.takesVariables;
  return takesVariables === true ? { ...condition, values: inList(condition.values, fill) } : condition;
}

function inList<T extends { readonly text: Text }>(list: ElementList<T>, fill: Fill): ElementList<T> {
  const items = list.items.flatMap((item) => {
    const text = inText(item.text, fill);
    return text ? [{ ...item, text }] : [];
  });
  return { ...list, items };
}

function inText(text: Text, fill: Fill): Text | undefined {
  const parts = text.parts.map((part): TextPart | undefined => {
    if (part.kind === "hole" || !part.text.includes("${")) return part;
    const value = fill(part.text);
    return value === undefined ? undefined : { ...part, text: value };
  });
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? { ...text, parts: known } : undefined;
}

/** Policy versions before 2012-10-17 have no variables: `${` is plain text. */
const writtenOut: Fill = (text) => text.replaceAll("${", "${$}{");

function filled(text: string, context: RequestContext): string | undefined {
  let result = "";
  let end = 0;
  for (const { 0: written, 1: inside = "", index } of text.matchAll(/\$\{([^{}]*)\}/g)) {
    const value = valueOf(inside, context);
    if (value === "none") return undefined;
    result += text.slice(end, index) + (value?.text ?? written);
    end = index + written.length;
  }
  return result + text.slice(end);
}

/** `none`: the request has no value for the variable. `undefined`: this is not known. */
function valueOf(inside: string, context: RequestContext): { readonly text: string } | "none" | undefined {
  const [, key = "", fallback] = /^([^\s,*?$]+)(?:,\s*'([^']*)')?$/.exec(inside) ?? [];
  const values = key === "" ? undefined : context.get(key.toLowerCase());
  if (values?.length === 0) return fallback === undefined ? "none" : plain(fallback);
  // A key with several values cannot be a policy variable.
  const [value, ...others] = values ?? [];
  return typeof value === "string" && others.length === 0 ? plain(value) : undefined;
}

/**
 * AWS does not document whether `*` and `?` in a variable's value are wildcards, nor whether an empty value counts as a
 * value.
 */
function plain(text: string | undefined): { readonly text: string } | undefined {
  return text === undefined || text === "" || /[*?${}]/.test(text) ? undefined : { text };
}
