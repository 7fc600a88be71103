import {
  alternatives,
  and,
  asLiteral,
  asText,
  identityOf,
  literalOf,
  member,
  never,
  not,
  or,
  always,
  type Formula,
  type Node,
  type Text,
} from "../../../../tree/index.js";
import { evaluate } from "./evaluate.js";
import { substituteText } from "../templates/for-each.js";
import { referencesIn } from "../templates/named-references.js";
import { domainOf, declaringPath, symbolOf } from "../parameters/parameter-symbols.js";
import { literalAsRead } from "../values/plain-booleans.js";
import type { Scope, Stack } from "../templates/scope.js";

/** The formula of a named condition; a missing or circular one is not decided. */
export function conditionNamed(written: string, scope: Scope): Formula {
  const { loops, stack } = scope;
  const name = substituteText(written, loops);
  const opaque: Formula = { op: "opaque", id: `${stack.path}#Conditions.${name}` };
  if (stack.formulas.has(name)) return stack.formulas.get(name) ?? opaque;
  const node = stack.conditions.get(name);
  if (!node) return opaque;
  stack.formulas.set(name, undefined);
  const formula = formulaOf(node, { ...scope, loops: new Map(), when: always, usesDefaults: false });
  stack.formulas.set(name, formula);
  return formula;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-conditions.html */
function formulaOf(node: Node, scope: Scope): Formula {
  const [entry] = node.kind === "mapping" ? node.entries : [];
  const parts = entry?.value.kind === "list" ? entry.value.items : [];
  switch (entry?.key.text) {
    case "Condition":
      return conditionNamed(asLiteral(entry.value) ?? "", scope);
    case "Fn::And":
      return and(...parts.map((part) => formulaOf(part, scope)));
    case "Fn::Or":
      return or(...parts.map((part) => formulaOf(part, scope)));
    case "Fn::Not":
      return parts[0] ? not(formulaOf(parts[0], scope)) : opaqueOf(node);
    case "Fn::Equals":
      return parts[0] && parts[1] ? comparison(parts[0], parts[1], scope) : opaqueOf(node);
    default:
      return opaqueOf(node);
  }
}

/**
 * A comparison, and what it says of a default. Under `Fn::Equals` of a part that `Fn::Select` takes out of a parameter, a default
 * without such a part is not the value: a parameter for a name or an ARN may have a name as its default.
 */
function comparison(left: Node, right: Node, scope: Scope): Formula {
  const { stack } = scope;
  const compare = (usesDefaults: boolean): Formula => {
    const inside = { ...scope, usesDefaults };
    return equal(evaluate(left, inside), evaluate(right, inside), stack);
  };
  const formula = compare(false);
  const isOpaque = formula.op === "opaque" || (formula.op === "equals" && declaringPath(formula.subject) === undefined);
  const isDefault = isOpaque && defaultBehind([left, right], stack);
  if (!isDefault) return formula;
  switch (compare(true).op) {
    case "false":
      return and(formula, not(isDefault));
    case "true":
      return or(formula, isDefault);
    default:
      return formula;
  }
}

/** That the only parameter in some nodes has its default. */
function defaultBehind(nodes: readonly Node[], stack: Stack): Formula | undefined {
  const names = new Set(nodes.flatMap(referencesIn).map(({ name }) => name));
  const [name, ...others] = [...names].filter((one) => stack.parameters.has(one));
  if (name === undefined || others.length > 0) return undefined;
  const value = literalAsRead(member(stack.parameters.get(name), "Default"));
  if (value === undefined || value === "") return undefined;
  const subject = symbolOf(name, stack);
  const domain = domainOf(subject, stack);
  return { op: "equals", subject, value, ...(domain && { domain }) };
}

function opaqueOf({ location }: Node): Formula {
  return { op: "opaque", id: `${location.file.path}@${String(location.start)}` };
}

/** Whether two values are the same, by the choices in them. */
function equal(one: Node, other: Node, stack: Stack): Formula {
  const cases = alternatives(one).flatMap((left) =>
    alternatives(other).map((right) => and(left.when, right.when, equalTexts(left.value, right.value, stack))),
  );
  return or(...cases);
}

function equalTexts(one: Node, other: Node, stack: Stack): Formula {
  const [left, right] = [asText(one), asText(other)];
  if (!left || !right) return opaqueOf(one);
  const [first, second] = [identityOf(left), identityOf(right)];
  if (first === second) return always;
  const [value, literal] = [literalOf(left), literalOf(right)];
  if (value !== undefined && literal !== undefined) return never;
  if (literal !== undefined) return hasValue(left, literal, stack);
  if (value !== undefined) return hasValue(right, value, stack);
  return { op: "opaque", id: `equals(${[first, second].sort().join()})` };
}

/** A comparison of an unknown value with a literal. */
export function hasValue(text: Text, value: string, stack: Stack): Formula {
  const [only, ...others] = text.parts;
  if (only?.kind !== "hole" || others.length > 0) return { op: "opaque", id: `equals(${identityOf(text)},${value})` };
  const subject = only.symbol.id;
  const domain = domainOf(subject, stack);
  return { op: "equals", subject, value, ...(domain && { domain }) };
}
