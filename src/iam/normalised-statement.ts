import type { Condition, Principal, Statement } from "../model/index.js";
import { always, implies, type Formula, type HolePart, type Text, type TextPart } from "../tree/index.js";
import { matchesWildcards } from "./glob.js";
import { ipRange, isPrivate, isWithin, withoutHostBits, type IpRange } from "./ip-ranges.js";

/** A statement as what it says: spelling, order and repetition are gone, and so is what says nothing. */
export interface NormalisedStatement {
  readonly principals: readonly NormalisedPattern[];
  readonly actions: readonly NormalisedPattern[];
  readonly resources: readonly NormalisedPattern[];
  readonly conditions: readonly NormalisedCondition[];
}

/** A text of an element, in letters that are equal for texts that are equal in every deployment. */
export interface NormalisedPattern {
  readonly text: string;
  readonly when: Formula;
  /** All but its texts, as in `NotAction`: only its equal covers it. */
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
  return by.some(
    (other) =>
      other.isInverted === pattern.isInverted &&
      implies(pattern.when, other.when) === true &&
      (other.text === pattern.text || (!pattern.isInverted && matchesWildcards(other.text, pattern.text))),
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
  const distinct = all.filter(
    ({ text, when }, index) => index === all.findIndex((one) => one.text === text && isSame(one.when, when)),
  );
  return distinct.filter(
    (one) =>
      !isCovered(
        one,
        distinct.filter((other) => other !== one),
      ),
  );
}

/** An inverted element means all but its list: the list is one pattern. */
function inverted<T extends Item>(
  items: readonly T[] | undefined,
  textOf: (item: T) => string,
): readonly NormalisedPattern[] {
  if (!items) return [];
  const texts = patterns(items, textOf).map(({ text, when }) => `${text} ${JSON.stringify(when)}`);
  return [{ text: texts.sort().join("\n"), when: always, isInverted: true }];
}

function actionText({ text }: { readonly text: Text }): string {
  return text.parts.map(partText).join("").toLowerCase();
}

/** In which partition an ARN lies is the deployment's to say, whatever a file says of it. */
function resourceText({ text }: { readonly text: Text }): string {
  return text.parts
    .map(partText)
    .join("")
    .replace(/^arn:(?:aws[\w-]*|\u0001[^\u0002]*partition\u0002):/, "arn::");
}

/** A role stands for its sessions. */
function withoutSessions(principals: readonly NormalisedPattern[]): readonly NormalisedPattern[] {
  return principals.filter(({ text }) => {
    const [, account = "", name = ""] = /^AWS arn::sts::(\d+):assumed-role\/([^/]+)\//.exec(text) ?? [];
    const start = `AWS arn::iam::${account}:role/`;
    return (
      account === "" || !principals.some((other) => other.text.startsWith(start) && other.text.endsWith(`/${name}`))
    );
  });
}

function principalText({ principalKind, text }: Principal): string {
  return `${principalKind} ${resourceText({ text })}`;
}

/** What a default or a setting says is another text in the next deployment: it is known by where it comes from. */
function partText(part: TextPart): string {
  const { origin } = part;
  if (part.kind === "hole") return `\u0001${symbolOf(part)}\u0002`;
  return origin.from === "default" || origin.from === "setting" ? `\u0001${origin.name}\u0002` : part.text;
}

function symbolOf({ reason, expressionText = reason, symbol: { id } }: HolePart): string {
  const name = steadyName(id);
  return name === id ? id : `${name} ${expressionText}`;
}

/** What is not known is often named by where it stands, which edits move. */
function steadyName(id: string): string {
  return id.replace(/@\d[\d-]*/g, "@");
}

/** A formula whose names no edit elsewhere in the file changes. */
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
  return { ...test, values: [...new Set(telling(texts, test))].sort(), when: stableFormula(when) };
}

/** Values without those that the others make idle: of limits the widest counts, of addresses the range. */
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

/** No request of a caller comes from a private address; where there are no others, the condition says so. */
function tellingAddresses(texts: readonly string[], isOfCaller: boolean): readonly string[] {
  const ranges = texts.map((text) => {
    const range = ipRange(text);
    return { text, range: range && withoutHostBits(range) };
  });
  const publicOnes = ranges.filter(({ range }) => !range || !isPrivate(range));
  const kept = isOfCaller && publicOnes.length > 0 ? publicOnes : ranges;
  return kept
    .filter(
      ({ range }, index) =>
        !kept.some((other, at) => at !== index && range && other.range && isInside(range, other.range, at < index)),
    )
    .map(({ range, text }) => (range ? `${String(range.bits)}/${String(range.prefix)}` : text));
}

/** Of equal ranges the first counts. */
function isInside(range: IpRange, other: IpRange, isBefore: boolean): boolean {
  return isWithin(range, other) && (range.prefix !== other.prefix || isBefore);
}

function isSame(one: Formula, other: Formula): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
