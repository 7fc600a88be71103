import { matchArn, matchesWildcards } from "../../analysis/index.js";
import type { ElementList, Principal, Statement } from "../../model/index.js";
import {
  identityOf,
  implies,
  isSameText,
  literalOf,
  type Formula,
  type Node,
  type Text,
} from "../../rule-kit/index.js";

/** Something that says nothing beside something else. */
export interface Redundant<T> {
  readonly item: T;
  /** What says it already. */
  readonly by: T;
}

/** An action or a resource of a list. */
export interface ListItem {
  readonly text: Text;
  readonly node: Node;
  readonly when: Formula;
}

type Covers = (pattern: Text, text: Text) => boolean;

/** Actions are compared without regard to case. */
export const coversAction: Covers = (pattern, text) => {
  const [one, other] = [literalOf(pattern), literalOf(text)];
  if (one === undefined || other === undefined) return isSameText(pattern, text);
  return matchesWildcards(one.toLowerCase(), other.toLowerCase());
};

export const coversResource: Covers = (pattern, text) =>
  isSameText(pattern, text) || (literalOf(pattern) !== undefined && matchArn(pattern, text) === "yes");

/** The items of a list that another one covers wherever they are in force; of equal ones all but the first. */
export function redundantIn<T extends ListItem>(
  list: ElementList<T> | undefined,
  covers: Covers,
): readonly Redundant<T>[] {
  const items = list?.items.filter(isFirm) ?? [];
  const looks = items.map(({ text }) => lookOf(text));
  return items.flatMap((item, index) => {
    const by = items.find((other, at) => {
      if (at === index || !mayCover(looks[at], looks[index])) return false;
      if (!covers(other.text, item.text) || implies(item.when, other.when) !== true) return false;
      // Two that cover each other: the first stays.
      return at < index || !covers(item.text, other.text);
    });
    return by ? [{ item, by }] : [];
  });
}

/** What tells most texts apart at first sight: each is compared with each, and lists of actions are long. */
interface Look {
  readonly text: string;
  /** What stands before the first wildcard; `undefined`: it has none, and covers its own text alone. */
  readonly start: string | undefined;
  readonly isKnown: boolean;
}

function lookOf(written: Text): Look {
  const text = identityOf(written).toLowerCase();
  const wildcard = text.search(/[*?]/);
  const start = wildcard < 0 ? undefined : text.slice(0, wildcard);
  return { text, start, isKnown: literalOf(written) !== undefined };
}

function mayCover(pattern: Look | undefined, other: Look | undefined): boolean {
  if (pattern?.start === undefined) return pattern?.text === other?.text;
  return other?.isKnown !== true || other.text.startsWith(pattern.start);
}

/** Statements of which another one says all, and as much of it. */
export function redundantStatements(statements: readonly Statement[]): readonly Redundant<Statement>[] {
  return statements.flatMap((item, index) => {
    const by = statements.find((other, at) => {
      if (at === index || !coversStatement(other, item)) return false;
      return at < index || !coversStatement(item, other);
    });
    return by ? [{ item, by }] : [];
  });
}

function coversStatement(outer: Statement, inner: Statement): boolean {
  return (
    outer.effect === inner.effect &&
    (outer.effect === "Allow" || outer.effect === "Deny") &&
    outer.open === undefined &&
    inner.open === undefined &&
    implies(inner.when, outer.when) === true &&
    coversList(outer.actions, inner.actions, coversAction) &&
    isSameList(outer.notActions?.items, inner.notActions?.items) &&
    (coversList(outer.resources, inner.resources, coversResource) || (!outer.resources && !inner.resources)) &&
    isSameList(outer.notResources?.items, inner.notResources?.items) &&
    isSamePrincipals(outer.principals?.items, inner.principals?.items) &&
    isSamePrincipals(outer.notPrincipals?.items, inner.notPrincipals?.items) &&
    (outer.conditions.length === 0 || hasSameConditions(outer, inner))
  );
}

function coversList<T extends ListItem>(
  outer: ElementList<T> | undefined,
  inner: ElementList<T> | undefined,
  covers: Covers,
): boolean {
  if (!outer || !inner || inner.open !== undefined || inner.items.length === 0) return !outer && !inner;
  return inner.items.every((item) =>
    outer.items.some(
      (other) => isFirm(other) && covers(other.text, item.text) && implies(item.when, other.when) === true,
    ),
  );
}

/** What rests on a default may be another text elsewhere. */
function isFirm({ text }: ListItem): boolean {
  return text.parts.every(({ origin }) => origin.from !== "default");
}

function isSameList(one: readonly ListItem[] | undefined, other: readonly ListItem[] | undefined): boolean {
  if (!one || !other) return !one && !other;
  const has = (items: readonly ListItem[], item: ListItem): boolean =>
    items.some(({ text }) => isSameText(text, item.text));
  return one.every((item) => has(other, item)) && other.every((item) => has(one, item));
}

function isSamePrincipals(one: readonly Principal[] | undefined, other: readonly Principal[] | undefined): boolean {
  const kinds = (items: readonly Principal[] | undefined): string =>
    [...new Set(items?.map(({ principalKind }) => principalKind))].sort().join();
  return isSameList(one, other) && kinds(one) === kinds(other);
}

function hasSameConditions({ conditions: outer }: Statement, { conditions: inner }: Statement): boolean {
  if (outer.length !== inner.length) return false;
  return outer.every((condition) =>
    inner.some(
      (other) =>
        isSameText(condition.operator, other.operator) &&
        isSameText(condition.key, other.key) &&
        isSameList(condition.values.items, other.values.items),
    ),
  );
}
