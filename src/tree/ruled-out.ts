import { oncePer } from "../source/index.js";
import { and, type EqualsFormula, type Formula } from "./formula.js";
import type { LiteralPart, Text, TextPart } from "./nodes.js";
import { computed } from "./origins.js";
import { implies, isSatisfiable } from "./satisfiability.js";

/**
 * A text where a condition holds: a default that the condition rules out is replaced by the value that it requires, or
 * by a hole.
 */
export function textWhere(text: Text, when: Formula): Text {
  return isWithRuledOut(text, when) ? { ...text, parts: text.parts.map((part) => partWhere(part, when)) } : text;
}

/** Whether a text contains a default that a condition rules out. */
export function isWithRuledOut({ parts }: Text, when: Formula): boolean {
  return when.op !== "true" && parts.some((part) => partWhere(part, when) !== part);
}

function partWhere(part: TextPart, when: Formula): TextPart {
  if (part.kind !== "literal" || !part.defaultWhen) return part;
  const { subject, value } = part.defaultWhen;
  const known = valuesWhere(when);
  const key = JSON.stringify([subject, value]);
  const instead = known.get(key) ?? valueWhere(when, part.defaultWhen);
  known.set(key, instead);
  return instead === "default" ? part : otherPart(part, subject, instead);
}

/** What a parameter is where a condition holds. */
type Instead = "default" | { readonly value: string | undefined };

/** A cache: the texts of all policies of a role are asked for under one condition. */
const valuesWhere = oncePer((_when: Formula) => new Map<string, Instead>());

function valueWhere(when: Formula, comparison: EqualsFormula): Instead {
  if (isSatisfiable(and(when, comparison)) !== false) return "default";
  const possible = comparison.domain ?? comparedWith(comparison.subject, when);
  return { value: possible.find((value) => implies(when, { ...comparison, value }) === true) };
}

function comparedWith(subject: string, formula: Formula): readonly string[] {
  switch (formula.op) {
    case "not":
      return comparedWith(subject, formula.of);
    case "and":
    case "or":
      return formula.of.flatMap((part) => comparedWith(subject, part));
    case "equals":
      return formula.subject === subject ? [formula.value] : [];
    default:
      return [];
  }
}

/** The expression stays, so that an edit writes the reference and not a value that only one deployment has. */
function otherPart(
  { chosenBy: _, defaultWhen: __, map: ___, ...part }: LiteralPart,
  subject: string,
  { value }: { readonly value: string | undefined },
): TextPart {
  if (value !== undefined) return { ...part, text: value, origin: computed, isOfRun: true };
  const { text: ____, ...bare } = part;
  const reason = "a condition of the template rules out the default of a parameter";
  return { ...bare, kind: "hole", symbol: { id: subject, shape: "any" }, reason, origin: computed };
}
