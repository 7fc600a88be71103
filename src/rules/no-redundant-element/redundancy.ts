import { matchArn, matchesWildcards } from "../../iam/index.js";
import type {
  ElementList,
  HeldDocument,
  PolicyDocument,
  Principal,
  Statement,
  StructureCode,
} from "../../model/index.js";
import {
  asText,
  conditionIndex,
  implies,
  literalOf,
  member,
  oncePer,
  type Formula,
  type Node,
  type Text,
} from "../../rule-kit/index.js";
import { coverIndex } from "./cover-index.js";
import { likeStatements } from "./like-statements.js";
import { wholeItems } from "./whole-items.js";
import { arnFields } from "../shared/arns/arn-fields.js";
import { lacksFields } from "../shared/arns/arn-problem.js";
import { isFormBesideVariables, mayBeFilledIn } from "../shared/texts/placeholders.js";
import {
  areInOneList,
  fixedIdentity,
  fixedLiteral,
  isWrittenOut,
  withOpenParts,
} from "../shared/texts/fixed-values.js";

/** An element that another one makes redundant. */
export interface Redundant<T> {
  readonly item: T;
  /** The element that already covers it. */
  readonly coveredBy: T;
}

/** An action or a resource of a list. */
export interface ListItem {
  readonly text: Text;
  readonly node: Node;
  readonly when: Formula;
}

type Covers = (pattern: Text, text: Text) => boolean;

/** Actions are compared without regard to case. AWS rejects a pattern that names no service, so it covers nothing. */
export const coversAction: Covers = (pattern, text) => {
  const [one, other] = [fixedLiteral(pattern), fixedLiteral(text)];
  if (one === undefined || other === undefined) return one === "*" || isSame(pattern, text);
  const isAccepted = /^(?:[*:]+$|[^*?:]+:)/.test(one);
  return isAccepted ? matchesWildcards(one.toLowerCase(), other.toLowerCase()) : isSame(pattern, text);
};

export const coversResource: Covers = (pattern, text) =>
  isSame(pattern, text) || (!isTooShort(pattern) && matchArn(withOpenParts(pattern), withOpenParts(text)) === "yes");

/** Whether AWS rejects an ARN because it has too few fields. It covers nothing, although its wildcards may match. */
const isTooShort = oncePer((pattern: Text): boolean => {
  const fields = arnFields(pattern);
  return fields !== undefined && lacksFields(fields);
});

/** Whether two texts are the same in every deployment and call. */
function isSame(one: Text, other: Text): boolean {
  const identity = fixedIdentity(one);
  return identity !== undefined && identity === fixedIdentity(other);
}

/** The items of a list that another item covers in every deployment; of equal items, all but the first. */
export function redundantIn<T extends ListItem>(
  list: ElementList<T> | undefined,
  covers: Covers,
): readonly Redundant<T>[] {
  // An empty text is a place that somebody fills in.
  const items = (list?.items ?? []).filter(({ text }) => literalOf(text)?.trim() !== "");
  const places = new Map(items.map((item, index) => [item, index]));
  const index = coverIndex(items, ({ text }) => [text]);
  const implied = conditionIndex(items, ({ when }) => when);
  const redundant = items.flatMap((item, at) => {
    const isCovering = (other: T): boolean => {
      if (other === item || !covers(other.text, item.text) || implies(item.when, other.when) !== true) return false;
      if (!areInOneList(list?.node, [other.node, item.node])) return false;
      // Two that cover each other: the first stays.
      return (places.get(other) ?? 0) < at || !covers(item.text, other.text);
    };
    const coveredBy = implied(index.candidates(item.text), item.when).find(isCovering);
    return coveredBy ? [{ item, coveredBy }] : [];
  });
  return wholeItems(list?.node, items, redundant);
}

/** Problems of a document after which a statement may be meant to say something else: `Conditions` for `Condition`. */
const isUnclear: ReadonlySet<StructureCode> = new Set([
  "json-syntax",
  "unknown-element",
  "duplicate-element",
  "null-value",
]);

/** The statements that another statement of the list covers fully. */
export function redundantStatements(
  { problems, statements }: PolicyDocument,
  list: Node | undefined,
): readonly Redundant<Statement>[] {
  if (problems.some(({ code }) => isUnclear.has(code))) return [];
  const fixed = statements.filter(
    (one) => areInOneList(list, [one.node]) && isWrittenOut(one.node) && hasFixedEffect(one) && !one.incompleteReason,
  );
  const places = new Map(fixed.map((statement, index) => [statement, index]));
  const placeOf = (one: Statement): number => places.get(one) ?? 0;
  const like = likeStatements(fixed);
  const indexes = [
    { textsOf: actionTexts, index: coverIndex(fixed, actionTexts) },
    { textsOf: resourceTexts, index: coverIndex(fixed, resourceTexts) },
  ];
  return fixed.flatMap((item, at) => {
    const isCovering = (other: Statement): boolean => {
      if (other === item || !coversStatement(other, item)) return false;
      return placeOf(other) < at || !coversStatement(item, other);
    };
    const byText = indexes.flatMap(({ index, textsOf }) => textsOf(item).map((text) => [index.candidates(text)]));
    const [fewest = []] = [like(item), ...byText].sort((one, other) => amountIn(one) - amountIn(other));
    const covering = fewest.flatMap((some) => some.find(isCovering) ?? []);
    const [coveredBy] = covering.sort((one, other) => placeOf(one) - placeOf(other));
    return coveredBy ? [{ item, coveredBy }] : [];
  });
}

function amountIn(lists: readonly (readonly unknown[])[]): number {
  return lists.reduce((sum, { length }) => sum + length, 0);
}

/** What a tool fills in may then be something else than what covers it, so the line stays. */
export function isToBeFilled(held: HeldDocument, ...items: readonly ListItem[]): boolean {
  return mayBeFilledIn(held) && items.some(({ text }) => isFormBesideVariables(text));
}

/** All that a statement lists. */
export function elementsOf(statement: Statement): readonly ListItem[] {
  const { actions, notActions, resources, notResources, principals, notPrincipals, conditions } = statement;
  const values = conditions.map((condition) => condition.values);
  const lists: readonly Items[] = [actions, notActions, resources, notResources, principals, notPrincipals, ...values];
  return lists.flatMap((list) => list?.items ?? []);
}

function actionTexts({ actions }: Statement): readonly Text[] {
  return actions?.items.map(({ text }) => text) ?? [];
}

function resourceTexts({ resources }: Statement): readonly Text[] {
  return resources?.items.map(({ text }) => text) ?? [];
}

function coversStatement(outer: Statement, inner: Statement): boolean {
  return (
    outer.effect === inner.effect &&
    implies(inner.when, outer.when) === true &&
    coversList(outer.actions, inner.actions, coversAction) &&
    isSameList(outer.notActions, inner.notActions) &&
    (coversList(outer.resources, inner.resources, coversResource) || (!outer.resources && !inner.resources)) &&
    isSameList(outer.notResources, inner.notResources) &&
    isSamePrincipals(outer.principals, inner.principals) &&
    isSamePrincipals(outer.notPrincipals, inner.notPrincipals) &&
    (outer.conditions.length === 0 || hasSameConditions(outer, inner))
  );
}

function hasFixedEffect({ effect, node }: Statement): boolean {
  const written = asText(member(node, "Effect"));
  return (effect === "Allow" || effect === "Deny") && written !== undefined && fixedLiteral(written) !== undefined;
}

function coversList<T extends ListItem>(
  outer: ElementList<T> | undefined,
  inner: ElementList<T> | undefined,
  covers: Covers,
): boolean {
  if (!outer || !inner || inner.incompleteReason !== undefined || inner.items.length === 0) return !outer && !inner;
  return inner.items.every((item) =>
    outer.items.some((other) => covers(other.text, item.text) && implies(item.when, other.when) === true),
  );
}

type Items = { readonly items: readonly ListItem[]; readonly incompleteReason?: string } | undefined;

function isSameList(one: Items, other: Items): boolean {
  if (!one || !other) return !one && !other;
  const has = ({ items }: { readonly items: readonly ListItem[] }, item: ListItem): boolean =>
    items.some(({ text }) => isSame(text, item.text));
  const isOpen = one.incompleteReason !== undefined || other.incompleteReason !== undefined;
  return !isOpen && one.items.every((item) => has(other, item)) && other.items.every((item) => has(one, item));
}

type Principals = { readonly items: readonly Principal[]; readonly incompleteReason?: string } | undefined;

function isSamePrincipals(one: Principals, other: Principals): boolean {
  const kinds = (element: Principals): string =>
    [...new Set(element?.items.map(({ principalKind }) => principalKind))].sort().join();
  return isSameList(one, other) && kinds(one) === kinds(other);
}

function hasSameConditions({ conditions: outer }: Statement, { conditions: inner }: Statement): boolean {
  if (outer.length !== inner.length) return false;
  return outer.every((condition) =>
    inner.some(
      (other) =>
        isSame(condition.operator, other.operator) &&
        isSame(condition.key, other.key) &&
        isSameList(condition.values, other.values),
    ),
  );
}
