import type { Condition, ElementList, PolicyDocument, Statement } from "../model/index.js";
import { literalOf, type Text, type TextPart } from "../tree/index.js";
import { comparisonOf } from "./comparisons.js";
import { readOperator } from "./condition-operators.js";
import type { RequestContext } from "./conditions.js";

/**
 * A document with its policy variables filled in from a request; a variable that is not known stays. What holds a
 * variable without value and default matches nothing, so it is left out.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-no-value
 */
export function withVariables(document: PolicyDocument, context: RequestContext): PolicyDocument {
  const version = document.version ? literalOf(document.version) : "";
  if (version === undefined) return document;
  const fill: Fill = version === "2012-10-17" ? (text) => filled(text, context) : writtenOut;
  return { ...document, statements: document.statements.map((statement) => inStatement(statement, fill)) };
}

/** The text as it is compared; `undefined`: it matches nothing. */
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

/** Before 2012-10-17 there are no variables: `${` is plain text. */
const writtenOut: Fill = (text) => text.replaceAll("${", "${$}{");

function filled(text: string, context: RequestContext): string | undefined {
  let result = "";
  let end = 0;
  for (const { 0: written, 1: inside = "", index } of text.matchAll(/\$\{([^}]*)\}/g)) {
    const value = valueOf(inside, context);
    if (value === "none") return undefined;
    result += text.slice(end, index) + (value?.text ?? written);
    end = index + written.length;
  }
  return result + text.slice(end);
}

/** `none`: the request has no value for it; `undefined`: not known. */
function valueOf(inside: string, context: RequestContext): { readonly text: string } | "none" | undefined {
  const [, key = "", fallback] = /^([^\s,*?$]+)(?:,\s*'([^']*)')?$/.exec(inside) ?? [];
  const values = key === "" ? undefined : context.get(key.toLowerCase());
  if (values?.length === 0) return fallback === undefined ? "none" : plain(fallback);
  // A key of several values is no variable.
  return values?.length === 1 ? plain(values[0]) : undefined;
}

/** Whether signs of a value are wildcards is not documented, nor whether an empty value is one. */
function plain(text: string | undefined): { readonly text: string } | undefined {
  return text === undefined || text === "" || /[*?${}]/.test(text) ? undefined : { text };
}
