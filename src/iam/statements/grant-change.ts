import type { Statement } from "../../model/index.js";
import { oncePer, uniqueBy } from "../../source/index.js";
import { and, implies, type Formula } from "../../tree/index.js";
import {
  isCovered,
  normaliseStatement,
  stableFormula,
  type NormalisedPattern,
  type NormalisedCondition,
  type NormalisedStatement,
} from "./normalised-statement.js";
import { haveSameWords } from "./same-words.js";
import { patternIndex, type PatternIndex } from "../texts/pattern-index.js";

/** A statement, and when its holder has the document of the statement. */
export interface HeldStatement {
  readonly statement: Statement;
  readonly when: Formula;
}

/** How two sets of statements differ in what they grant. */
export interface GrantChange {
  /** The new set grants something that the old set did not, or no longer denies something. */
  readonly more: boolean;
  /** The new set no longer grants something, or denies something more. */
  readonly less: boolean;
}

/**
 * Compares two sets of statements by what they grant in every deployment. It ignores differences of notation, order,
 * grouping and repetition. A Deny that is removed grants more.
 */
export function grantChange(before: readonly HeldStatement[], after: readonly HeldStatement[]): GrantChange {
  if (haveSameWords(before, after)) return { more: false, less: false };
  const [old, fresh] = [distinct(before), distinct(after)];
  const known = new Set(old.map(({ signature }) => signature));
  const kept = new Set(fresh.map(({ signature }) => signature).filter((signature) => known.has(signature)));
  const isOpen = ({ signature }: Sided): boolean => !kept.has(signature);
  const gone = old.filter(isOpen).filter((one) => !isWithin(one, fresh));
  const come = fresh.filter(isOpen).filter((one) => !isWithin(one, old));
  const has = (some: readonly Sided[], effect: Statement["effect"]): boolean =>
    some.some((one) => one.statement.effect === effect || one.statement.effect === "unknown");
  return {
    more: has(come, "Allow") || has(gone, "Deny"),
    less: has(gone, "Allow") || has(come, "Deny"),
  };
}

interface Sided extends HeldStatement {
  readonly signature: string;
  readonly plain: NormalisedStatement;
}

const sided = oncePer(({ statement, when: held }: HeldStatement): Sided => {
  const plain = normalised(statement);
  const when = stableFormula(and(held, statement.when));
  const signature = JSON.stringify([statement.effect, when, statement.incompleteReason, plain]);
  return { statement, when, plain, signature };
});

/** Statements that say the same count once: a key that is written again has all of them again. */
function distinct(statements: readonly HeldStatement[]): readonly Sided[] {
  return uniqueBy(statements.map(sided), ({ signature }) => signature);
}

const normalised = oncePer(normaliseStatement);

/** Whether other statements together have all that a statement grants or denies. */
function isWithin(inner: Sided, others: readonly Sided[]): boolean {
  const { plain, statement } = inner;
  if (statement.incompleteReason !== undefined) return false;
  if (plain.actions.length === 0) return true;
  const able = candidatesAmong(others, plain).filter(
    (other) =>
      other.statement.effect === statement.effect &&
      other.statement.incompleteReason === undefined &&
      implies(inner.when, other.when) === true &&
      isLimitedAsMuch(inner, other),
  );
  const actions = coversOf(plain.actions, able, (other) => other.plain.actions);
  const principals = coversOf(plain.principals, able, (other) => other.plain.principals);
  const resources = coversOf(plain.resources, able, (other) => other.plain.resources);
  return actions.every((ofAction) =>
    principals.every((ofPrincipal) =>
      resources.every((ofResource) => [...ofAction].some((one) => ofPrincipal.has(one) && ofResource.has(one))),
    ),
  );
}

/** Those statements that may cover an action and a resource of a statement. */
function candidatesAmong(all: readonly Sided[], { actions, resources }: NormalisedStatement): readonly Sided[] {
  const { byAction, byResource } = indexesOf(all);
  const found = (index: PatternIndex<Sided>, patterns: readonly NormalisedPattern[]): readonly Sided[] => [
    ...new Set(patterns.flatMap(({ text }) => index.candidates(text))),
  ];
  const ofActions = found(byAction, actions);
  const ofResources = resources.length > 0 ? found(byResource, resources) : ofActions;
  return ofActions.length <= ofResources.length ? ofActions : ofResources;
}

const indexesOf = oncePer((all: readonly Sided[]) => ({
  byAction: patternIndex(all, ({ plain }) => plain.actions.map(({ text }) => text)),
  byResource: patternIndex(all, ({ plain }) => plain.resources.map(({ text }) => text)),
}));

/** For each pattern the statements that cover it, each set once: thousands of patterns have a few different sets. */
function coversOf(
  patterns: readonly NormalisedPattern[],
  able: readonly Sided[],
  listOf: (other: Sided) => readonly NormalisedPattern[],
): readonly ReadonlySet<Sided>[] {
  if (patterns.length === 0) return [new Set(able.filter((other) => listOf(other).length === 0))];
  const distinct = new Map<string, ReadonlySet<Sided>>();
  for (const pattern of patterns) {
    const covering = able.flatMap((other, index) => (isCovered(pattern, listOf(other)) ? [{ other, index }] : []));
    const key = covering.map(({ index }) => index).join();
    if (!distinct.has(key)) distinct.set(key, new Set(covering.map(({ other }) => other)));
  }
  return [...distinct.values()];
}

/**
 * Whether the outer statement applies wherever the inner one does: it has fewer conditions, or more values of which one
 * is enough.
 */
function isLimitedAsMuch(inner: Sided, outer: Sided): boolean {
  return outer.plain.conditions.every((condition) =>
    inner.plain.conditions.some((other) => isTestWithin(other, condition)),
  );
}

function isTestWithin(inner: NormalisedCondition, outer: NormalisedCondition): boolean {
  const isSameTest = inner.operator === outer.operator && inner.key === outer.key;
  if (!isSameTest || implies(outer.when, inner.when) !== true) return false;
  const isPart = inner.values.every((value) => outer.values.includes(value));
  const needsOne = !/not|null|forallvalues/.test(outer.operator);
  return isPart && (needsOne || inner.values.length === outer.values.length);
}
