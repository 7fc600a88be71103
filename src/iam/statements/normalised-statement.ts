import type { Condition, Principal, Statement } from "../../model/index.js";
import { groupBy, oncePer, uniqueBy } from "../../source/index.js";
import {
  always,
  conditionIndex,
  implies,
  type Formula,
  type HolePart,
  type Text,
  type TextPart,
} from "../../tree/index.js";
import { withoutPartition } from "../texts/arns.js";
import { matchesWildcards } from "../texts/plain-match.js";
import { patternIndex } from "../texts/pattern-index.js";
import { ipRange, isPrivate, isRangeWithin, withoutHostBits, type IpRange } from "../conditions/ip-ranges.js";

/** What a statement means. Its notation, order and repetition are removed, and so are parts without effect. */
export interface NormalisedStatement {
  readonly principals: readonly NormalisedPattern[];
  readonly actions: readonly NormalisedPattern[];
  readonly resources: readonly NormalisedPattern[];
  readonly conditions: readonly NormalisedCondition[];
}

/** A text of an element in a normal form: texts that are equal in every deployment have the same form. */
export interface NormalisedPattern {
  readonly text: string;
  readonly when: Formula;
  /** Everything except its texts, as in `NotAction`. Only an equal pattern covers it. */
  readonly isInverted: boolean;
}

export interface NormalisedCondition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
  readonly when: Formula;
}

export function normaliseStatement(statement: Statement): NormalisedStatement {
  const { actions, notActions, notPrincipals, notResources, principals, resources } = statement;
  return {
    principals: [
      ...withoutSessions(patterns(principals?.items, principalText)),
      ...inverted(notPrincipals?.items, principalText),
    ],
    actions: [...patterns(actions?.items, actionText), ...inverted(notActions?.items, actionText)],
    resources: [...patterns(resources?.items, resourceText), ...inverted(notResources?.items, resourceText)],
    conditions: statement.conditions.map(plainCondition),
  };
}

export function isCovered(pattern: NormalisedPattern, by: readonly NormalisedPattern[]): boolean {
  return impliedIn(by)(indexOf(by).candidates(pattern.text), pattern.when).some((other) => covers(other, pattern));
}

const indexOf = oncePer((all: readonly NormalisedPattern[]) => patternIndex(all, ({ text }) => [text]));
const impliedIn = oncePer((all: readonly NormalisedPattern[]) => conditionIndex(all, ({ when }) => when));

function covers(outer: NormalisedPattern, inner: NormalisedPattern): boolean {
  return (
    outer.isInverted === inner.isInverted &&
    (outer.text === inner.text || (!inner.isInverted && matchesWildcards(outer.text, inner.text))) &&
    implies(inner.when, outer.when) === true
  );
}

interface Item {
  readonly text: Text;
  readonly when: Formula;
}

function patterns<T extends Item>(
  items: readonly T[] | undefined,
  textOf: (item: T) => string,
): readonly NormalisedPattern[] {
  const all =
    items?.map((item): NormalisedPattern => ({
      text: textOf(item),
      when: stableFormula(item.when),
      isInverted: false,
    })) ?? [];
  const distinct = uniqueBy(all, (one) => `${one.text}\n${JSON.stringify(one.when)}`);
  const places = new Map(distinct.map((one, index) => [one, index]));
  return distinct.filter((one, at) => {
    const isOuter = (other: NormalisedPattern): boolean =>
      covers(other, one) && ((places.get(other) ?? 0) < at || !covers(one, other));
    return !impliedIn(distinct)(indexOf(distinct).candidates(one.text), one.when).some(isOuter);
  });
}

/** An inverted element means everything except its list, so the whole list becomes one pattern. */
function inverted<T extends Item>(
  items: readonly T[] | undefined,
  textOf: (item: T) => string,
): readonly NormalisedPattern[] {
  if (!items) return [];
  const texts = patterns(items, textOf).map(({ text, when }) => `${text} ${JSON.stringify(when)}`);
  return [{ text: texts.sort().join("\n"), when: always, isInverted: true }];
}

function actionText({ text }: { readonly text: Text }): string {
  return steadyText(text).toLowerCase();
}

function resourceText({ text }: { readonly text: Text }): string {
  return withoutPartition(steadyText(text));
}

/** A role as a principal includes its sessions, so they are removed where the role is there. */
function withoutSessions(principals: readonly NormalisedPattern[]): readonly NormalisedPattern[] {
  const roles = groupBy(principals, ({ text }) => roleIn(text, /^AWS arn::iam::(\d+):role\/(?:.*\/)?([^/]+)$/s));
  return principals.filter(({ text, when }) => {
    const role = roleIn(text, /^AWS arn::sts::(\d+):assumed-role\/([^/]+)\//);
    return role === undefined || !roles.get(role)?.some((other) => implies(when, other.when) === true);
  });
}

/** The account and the name of the role that a principal names in such a form. */
function roleIn(principal: string, form: RegExp): string | undefined {
  const [, account, name] = form.exec(principal) ?? [];
  return account === undefined ? undefined : `${account}/${String(name)}`;
}

function principalText({ principalKind, text }: Principal): string {
  return `${principalKind} ${resourceText({ text })}`;
}

/** Texts with the same steady text are equal in every deployment. */
export function steadyText({ parts }: Text): string {
  return parts.map(partText).join("");
}

/** A default or a setting may have another value in the next deployment, so its name is compared and not its text. */
function partText(part: TextPart): string {
  const { origin } = part;
  if (part.kind === "hole") return `\u0001${symbolOf(part)}\u0002`;
  return origin.from === "default" || origin.from === "setting" ? `\u0001${origin.name}\u0002` : part.text;
}

function symbolOf({ reason, expressionText = reason, symbol: { id } }: HolePart): string {
  const name = steadyName(id);
  return name === id ? id : `${name} ${expressionText}`;
}

/**
 * The id of a hole often contains its position in the file: `stack.yaml@12-15`, `choice@stack.yaml:12`. Edits change
 * positions, so the position is removed.
 */
function steadyName(id: string): string {
  return id.replace(/@(?:\d[\d-]*|[^@]*:\d+)/g, "@");
}

/** A formula without names that change when another part of the file is edited. */
export function stableFormula(formula: Formula): Formula {
  switch (formula.op) {
    case "not":
      return { op: "not", of: stableFormula(formula.of) };
    case "and":
    case "or":
      return { op: formula.op, of: formula.of.map(stableFormula) };
    case "equals":
      return { ...formula, subject: steadyName(formula.subject) };
    case "opaque":
      return { op: "opaque", id: steadyName(formula.id) };
    default:
      return formula;
  }
}

function plainCondition({ key, operator, values, when }: Condition): NormalisedCondition {
  const test = { operator: actionText({ text: operator }), key: actionText({ text: key }) };
  const texts = values.items.map((value) =>
    value.when.op === "true"
      ? resourceText(value)
      : `${resourceText(value)} ${JSON.stringify(stableFormula(value.when))}`,
  );
  return { values: [...new Set(telling(texts, test))].sort(), ...test, when: stableFormula(when) };
}

/** Removes values that have no effect because of the others: the widest limit counts, and ranges include addresses. */
function telling(
  texts: readonly string[],
  { key, operator }: { readonly operator: string; readonly key: string },
): readonly string[] {
  if (operator.includes("ipaddress")) return tellingAddresses(texts, key === "aws:sourceip");
  const numbers = texts.map(Number);
  if (!operator.startsWith("numeric") || numbers.some(Number.isNaN) || texts.length === 0) return texts;
  if (operator.includes("lessthan")) return [String(Math.max(...numbers))];
  return operator.includes("greaterthan") ? [String(Math.min(...numbers))] : texts;
}

/**
 * A caller's request never comes from a private address, so private ranges have no effect. If there are no others, they
 * stay.
 */
function tellingAddresses(texts: readonly string[], isOfCaller: boolean): readonly string[] {
  const ranges = texts.map((text) => {
    const range = ipRange(text);
    return { text, range: range && withoutHostBits(range) };
  });
  const publicOnes = ranges.filter(({ range }) => !range || !isPrivate(range));
  const kept = isOfCaller && publicOnes.length > 0 ? publicOnes : ranges;
  return kept
    .filter(({ range }) => !kept.some((other) => range && other.range && isInside(range, other.range)))
    .map(({ range, text }) =>
      range ? `${String(range.version)} ${String(range.bits)}/${String(range.prefix)}` : text,
    );
}

function isInside(range: IpRange, other: IpRange): boolean {
  return isRangeWithin(range, other) && range.prefix !== other.prefix;
}
