import {
  alternatives,
  and,
  asLiteral,
  asText,
  identityOf,
  literalOf,
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
import { domainOf } from "../parameters/parameter-symbols.js";
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
      return parts[0] && parts[1]
        ? equal(evaluate(parts[0], scope), evaluate(parts[1], scope), scope.stack)
        : opaqueOf(node);
    default:
      return opaqueOf(node);
  }
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
