import { isMultiValuedKey } from "../../../iam/index.js";
import { serviceIndex } from "../../../knowledge/index.js";
import type { PolicyDocument, Statement } from "../../../model/index.js";
import { stringOf, type Text } from "../../../rule-kit/index.js";

/** Whether a policy contains `${…}`. The version of the policy decides whether these are variables. */
export function writesVariables({ statements }: PolicyDocument): boolean {
  return statements.some((statement) => textsOf(statement).some((text) => variablesIn(text).length > 0));
}

function textsOf({ resources, notResources, conditions }: Statement): readonly Text[] {
  return [
    ...(resources?.items ?? []).map(({ text }) => text),
    ...(notResources?.items ?? []).map(({ text }) => text),
    ...conditions.flatMap(({ values }) => values.items.map(({ text }) => text)),
  ];
}

/** A `${…}` in a policy as IAM receives it. */
export interface Variable {
  /** Including `${` and `}`. */
  readonly written: string;
  /** The text between them. `undefined`: there is no closing brace. */
  readonly inside: string | undefined;
}

/** The `${…}` that are left in a text after its evaluation. */
export function variablesIn(value: Text): readonly Variable[] {
  // A variable may go over several parts: `${aws:PrincipalTag/` and a reference.
  const text = stringOf(value, unknown);
  return text.includes("${") ? variablesOf(text) : [];
}

/** A part of a variable that is not known, as messages show it. */
const unknown = "…";

function variablesOf(text: string): Variable[] {
  const found: Variable[] = [];
  for (let at = text.indexOf("${"); at >= 0; at = text.indexOf("${", at + 2)) {
    const end = text.indexOf("}", at);
    const next = text.indexOf("${", at + 2);
    const isClosed = end >= 0 && (next < 0 || end < next);
    const stop = isClosed ? end + 1 : next < 0 ? text.length : next;
    found.push({ written: text.slice(at, stop), inside: isClosed ? text.slice(at + 2, end) : undefined });
  }
  return found;
}

export type VariableProblem = "brace" | "empty" | "space" | "quote" | "substitution" | "key" | "severalValues";

/**
 * Checks a variable. Of one with an unknown part nothing is certain. `${*}`, `${?}` and `${$}` stand for plain characters, all others name a condition key.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function variableProblem({ inside }: Variable): VariableProblem | undefined {
  if (inside?.includes(unknown)) return undefined;
  if (inside === undefined) return "brace";
  if (inside.trim() === "") return "empty";
  if (/^[*?$]$/.test(inside)) return undefined;
  const comma = inside.indexOf(",");
  const name = comma < 0 ? inside : inside.slice(0, comma);
  if (!/^\s*[\w.-]+:[^:]/.test(name)) return "substitution";
  if (/\s/.test(name)) return "space";
  if (comma >= 0 && !/^\s*'[^']*'$/.test(inside.slice(comma + 1))) return "quote";
  if (!/^aws:/i.test(name)) return undefined;
  if (!isGlobalKey(name)) return "key";
  return isMultiValuedKey(name.toLowerCase()) ? "severalValues" : undefined;
}

const globalKeys = new Set(Object.keys(serviceIndex.globalKeys).map((key) => key.toLowerCase()));

/** Whether a key is a global condition key. For tag keys, the part before the tag decides. */
export function isGlobalKey(name: string): boolean {
  const lower = name.toLowerCase();
  const slash = lower.indexOf("/");
  return globalKeys.has(lower) || (slash > 0 && globalKeys.has(`${lower.slice(0, slash)}/\${tagkey}`));
}
