import type { Statement } from "../model/index.js";
import { and, implies, type Formula } from "../tree/index.js";
import {
  isCovered,
  normaliseStatement,
  stableFormula,
  type NormalisedPattern,
  type NormalisedCondition,
  type NormalisedStatement,
} from "./normalised-statement.js";

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
  const [old, fresh] = [before.map(sided), after.map(sided)];
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

function sided({ statement, when: held }: HeldStatement): Sided {
  const plain = normaliseStatement(statement);
  const when = stableFormula(and(held, statement.when));
  const signature = JSON.stringify([statement.effect, when, statement.incompleteReason, plain]);
  return { statement, when, plain, signature };
}

/** Whether other statements together have all that a statement grants or denies. */
function isWithin(inner: Sided, others: readonly Sided[]): boolean {
  const { plain, statement } = inner;
  if (statement.incompleteReason !== undefined) return false;
  const able = others.filter(
    (other) =>
      other.statement.effect === statement.effect &&
      other.statement.incompleteReason === undefined &&
      implies(inner.when, other.when) === true &&
      isLimitedAsMuch(inner, other),
  );
  const principals = plain.principals.length > 0 ? plain.principals : [undefined];
  const resources = plain.resources.length > 0 ? plain.resources : [undefined];
  return plain.actions.every((action) =>
    principals.every((principal) =>
      resources.every((resource) =>
        able.some(
          (other) =>
            isCovered(action, other.plain.actions) &&
            isListed(resource, other.plain.resources) &&
            isListed(principal, other.plain.principals),
        ),
      ),
    ),
  );
}

function isListed(pattern: NormalisedPattern | undefined, by: readonly NormalisedPattern[]): boolean {
  return pattern ? isCovered(pattern, by) : by.length === 0;
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
  if (!isSameTest || implies(inner.when, outer.when) !== true || implies(outer.when, inner.when) !== true) return false;
  const isPart = inner.values.every((value) => outer.values.includes(value));
  const needsOne = !/not|null|forallvalues/.test(outer.operator);
  return isPart && (needsOne || inner.values.length === outer.values.length);
}
