import type { Location } from "../../../../source/index.js";
import {
  always,
  and,
  asLiteral,
  asText,
  identityOf,
  never,
  not,
  or,
  type EqualsFormula,
  type Formula,
  type Node,
} from "../../../../tree/index.js";
import { choiceOf, prune } from "../../../values/choices.js";
import { haveOneType } from "./equal-types.js";
import type { Module } from "../modules/scope.js";
import { computedBoolean, identity } from "../../../values/values.js";

/** A boolean as a value. If the formula is not decided, this is a choice of true and false. */
export function booleanOf(formula: Formula, location: Location): Node {
  if (formula.op === "true" || formula.op === "false") return computedBoolean(formula.op === "true", location);
  const branches = [
    { when: formula, value: computedBoolean(true, location) },
    { when: not(formula), value: computedBoolean(false, location) },
  ];
  return { kind: "choice", location, branches };
}

/** The formula that says when a value is true. */
export function formulaOf(node: Node, module: Module): Formula {
  if (node.kind === "choice") return or(...node.branches.map(({ when, value }) => and(when, formulaOf(value, module))));
  const literal = asLiteral(node)?.toLowerCase();
  // Terraform 0.11 also wrote booleans as 1 and 0.
  if (literal !== undefined) return literal === "true" || literal === "1" ? always : never;
  return atom(node, "true", module);
}

/**
 * The formula that says when two values are equal. Terraform compares types as well, which are not always known here.
 * https://developer.hashicorp.com/terraform/language/expressions/operators#equality-operators
 */
export function equality(one: Node, other: Node, module: Module): Formula {
  if (identity(one) === identity(other)) return haveOneType(one, other) ? always : openEquality(one, other, module);
  const [literal, rest] = isLiteral(one) ? [one, other] : [other, one];
  if (!isLiteral(literal)) return openEquality(one, other, module);
  if (rest.kind === "unknown" || rest.kind === "text") {
    if (literal.kind === "null")
      return rest.kind === "text" && rest.parts.length !== 1 ? never : nullAtom(rest, module);
    const text = asLiteral(literal);
    const isText = text !== undefined;
    const known = asLiteral(rest);
    if (known !== undefined) return isText && known === text ? always : never;
    if (isText && !contradicts(rest, text)) return atom(rest, text, module);
    if (isText) return never;
    return { op: "opaque", id: `${module.environment.path}#${identity(rest)}==${identity(literal)}` };
  }
  const isOpen =
    (rest.kind === "list" || rest.kind === "mapping") && literal.kind !== "null" && literal.kind !== "scalar";
  if (!isOpen) return never;
  return isFullyKnown(rest)
    ? never
    : { op: "opaque", id: `${module.environment.path}#${identity(rest)}==${identity(literal)}` };
}

/** The formula of a comparison that nothing decides. */
export function openEquality(one: Node, other: Node, { environment }: Module): Formula {
  return { op: "opaque", id: `${environment.path}#${[identity(one), identity(other)].sort().join("==")}` };
}

function nullAtom(node: Node, module: Module): Formula {
  // The name and the ARN of a resource are never null.
  if (node.kind === "text" && node.parts[0]?.kind === "literal") return never;
  return atom(node, "null", module);
}

function isLiteral(node: Node): boolean {
  return (
    node.kind === "null" ||
    asLiteral(node) !== undefined ||
    ((node.kind === "list" || node.kind === "mapping") && isFullyKnown(node))
  );
}

/** Whether a value and everything in it is known. */
export function isFullyKnown(node: Node): boolean {
  switch (node.kind) {
    case "list":
      return node.incompleteReason === undefined && node.items.every(isFullyKnown);
    case "mapping":
      return node.incompleteReason === undefined && node.entries.every((entry) => isFullyKnown(entry.value));
    case "scalar":
    case "null":
      return true;
    case "text":
      return asLiteral(node) !== undefined;
    default:
      return false;
  }
}

/** Whether a text cannot be the literal, because its known beginning or end differs. */
function contradicts(node: Node, literal: string): boolean {
  const parts = asText(node)?.parts ?? [];
  const [first] = parts;
  const last = parts.at(-1);
  return (
    (first?.kind === "literal" && !literal.startsWith(first.text)) ||
    (last?.kind === "literal" && !literal.endsWith(last.text))
  );
}

/** A formula that compares a value that is not known with a literal. */
function atom(node: Node, value: string, module: Module): EqualsFormula {
  const parts = asText(node)?.parts ?? [];
  const [only] = parts;
  if (parts.length === 1 && only?.kind === "hole") {
    const variable = variableOf(only.symbol.id, module);
    return variable ? { op: "equals", value, ...variable } : { op: "equals", subject: only.symbol.id, value };
  }
  const text = asText(node);
  return { op: "equals", subject: text ? identityOf(text) : identity(node), value };
}

/** The subject for the symbol of a variable, `var:NAME`, and the values that the variable can have. */
function variableOf(id: string, module: Module): { subject: string; domain?: readonly string[] } | undefined {
  const start = `${module.environment.path}#${module.prefix}var.`;
  if (!id.startsWith(start)) return undefined;
  const name = id.slice(start.length);
  const declaration = module.declarations.variables.get(name);
  if (!declaration) return undefined;
  const domain = declaration.domain ?? (isBoolean(declaration.type) ? ["true", "false"] : undefined);
  return { subject: `var:${module.prefix}${name}`, ...(domain && { domain }) };
}

/** The comparison of a variable with a text, as conditions make it. */
export function variableEquals(
  name: string,
  value: string,
  domain: readonly string[] | undefined,
  module: Module,
): EqualsFormula {
  return { op: "equals", subject: `var:${module.prefix}${name}`, value, ...(domain && { domain }) };
}

function isBoolean(type: { readonly kind: string; readonly name?: string } | undefined): boolean {
  return type?.kind === "variable" && type.name === "bool";
}

/** The values that variables must have to make a formula true, by the names of the variables. */
export function assumptions(formula: Formula, module: Module): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const start = `var:${module.prefix}`;
  const visit = (part: Formula): void => {
    if (part.op === "and") part.of.forEach(visit);
    if (part.op === "equals" && part.subject.startsWith(start)) found.set(part.subject.slice(start.length), part.value);
    if (part.op !== "not" || part.of.op !== "equals" || !part.of.subject.startsWith(start)) return;
    const { subject, value, domain } = part.of;
    const left = domain?.filter((one) => one !== value) ?? [];
    if (left.length === 1 && left[0] !== undefined) found.set(subject.slice(start.length), left[0]);
  };
  visit(formula);
  return found;
}

/** The first variable in a formula. */
export function subjectIn(formula: Formula): string | undefined {
  switch (formula.op) {
    case "equals":
      return formula.subject.startsWith("var:") ? formula.subject : undefined;
    case "not":
      return subjectIn(formula.of);
    case "and":
    case "or":
      return formula.of.map(subjectIn).find((subject) => subject !== undefined);
    default:
      return undefined;
  }
}

/** Evaluates a conditional: to one branch, or to a choice of both if the condition is not decided. */
export function conditional(condition: Formula, then: () => Node, otherwise: () => Node, location: Location): Node {
  if (condition.op === "true") return then();
  if (condition.op === "false") return otherwise();
  return choiceOf(
    [
      { when: condition, value: prune(then(), condition) },
      { when: not(condition), value: prune(otherwise(), not(condition)) },
    ],
    location,
  );
}
