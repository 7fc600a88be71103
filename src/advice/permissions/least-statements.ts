import { matchAction, matchArn, plainText } from "../../iam/index.js";
import { coverIndex } from "./cover-index.js";
import type { MetCondition } from "../../dms/index.js";
import { groupBy, uniqueBy } from "../../source/index.js";
import { identityOf, type Text } from "../../tree/index.js";
import { conditionKey, permissionKey, type NeededPermission, type Reason } from "./permission.js";
import { sidsFor } from "./sids.js";

/** A statement of a least policy: the actions that one purpose needs on one set of resources. */
export interface LeastStatement {
  readonly sid: string;
  readonly purpose: string;
  readonly actions: readonly string[];
  readonly resources: readonly Text[];
  readonly condition?: MetCondition;
  readonly isRecommended: boolean;
  readonly reasons: readonly Reason[];
}

/** The smallest statements that grant the permissions: one for each purpose and set of resources. */
export function leastStatements(permissions: readonly NeededPermission[]): readonly LeastStatement[] {
  const kept = withoutCovered(onceEach(permissions));
  const byKind = groupBy(kept, ({ condition, isRecommended, purpose }) =>
    [purpose, conditionKey(condition), String(isRecommended)].join("\n"),
  );
  const statements = [...byKind.values()].flatMap(ofOneKind);
  const sids = sidsFor(statements);
  return statements.map((statement, index) => ({ sid: sids[index] ?? "", ...statement }));
}

export type UnnamedStatement = Omit<LeastStatement, "sid">;

/** Statements for permissions of one purpose that have the same condition. */
function ofOneKind(permissions: readonly NeededPermission[]): readonly UnnamedStatement[] {
  const byAction = [...groupBy(permissions, ({ action }) => action)];
  const bySet = groupBy(byAction, ([, some]) =>
    some
      .map(({ resource }) => identityOf(resource))
      .toSorted()
      .join("\n"),
  );
  return [...bySet.values()].flatMap((actions) => {
    const [first] = actions;
    const [one] = first?.[1] ?? [];
    if (!first || !one) return [];
    return [
      {
        purpose: one.purpose,
        actions: actions.map(([action]) => action),
        resources: first[1].map(({ resource }) => resource),
        ...(one.condition && { condition: one.condition }),
        isRecommended: one.isRecommended,
        reasons: distinctReasons(actions.flatMap(([, some]) => some.flatMap(({ reasons }) => reasons))),
      },
    ];
  });
}

function onceEach(permissions: readonly NeededPermission[]): readonly NeededPermission[] {
  return [...groupBy(permissions, permissionKey).values()].flatMap((alike) => {
    const [first] = alike;
    return first ? [{ ...first, reasons: distinctReasons(alike.flatMap(({ reasons }) => reasons)) }] : [];
  });
}

/** Leaves out permissions that another one covers. The other one gets their reasons. */
function withoutCovered(permissions: readonly NeededPermission[]): readonly NeededPermission[] {
  const coversOf = coverIndex(permissions);
  const coverOf = new Map<NeededPermission, NeededPermission>();
  for (const one of permissions) {
    const cover = coversOf(one).find((other) => other !== one && !leadsTo(other, one, coverOf) && covers(other, one));
    if (cover) coverOf.set(one, cover);
  }
  const covered = groupBy(coverOf.keys(), (one) => lastCover(one, coverOf));
  return permissions
    .filter((one) => !coverOf.has(one))
    .map((one) => {
      const others = covered.get(one) ?? [];
      return {
        ...one,
        isRecommended: [one, ...others].every(({ isRecommended }) => isRecommended),
        reasons: distinctReasons([one, ...others].flatMap(({ reasons }) => reasons)),
      };
    });
}

/** Two equal permissions cover each other: only one of them is left out. */
function leadsTo(
  from: NeededPermission,
  to: NeededPermission,
  coverOf: ReadonlyMap<NeededPermission, NeededPermission>,
): boolean {
  return lastCover(from, coverOf) === to;
}

function lastCover(one: NeededPermission, coverOf: ReadonlyMap<NeededPermission, NeededPermission>): NeededPermission {
  let last = one;
  for (let next = coverOf.get(last); next; next = coverOf.get(last)) last = next;
  return last;
}

function covers(one: NeededPermission, other: NeededPermission): boolean {
  const hasCondition = one.condition && conditionKey(one.condition) !== conditionKey(other.condition);
  return (
    !hasCondition &&
    matchAction(plainText(one.action), other.action) === "yes" &&
    matchArn(one.resource, other.resource) === "yes"
  );
}

function distinctReasons(reasons: readonly Reason[]): readonly Reason[] {
  const key = ({ action, source, title, user }: Reason): string => [action, user.address, title, source].join("\n");
  return uniqueBy(reasons, key);
}
