import { identityOf, type Text } from "../../tree/index.js";
import type { MetCondition } from "../../dms/index.js";
import type { Need } from "../../knowledge/index.js";
import type { DmsResource } from "../../model/index.js";

/** An action on a resource that a holder of a policy needs, and why. */
export interface NeededPermission {
  /** What the statement is for: the id of a role use, or of a statement of the guide's policy. */
  readonly purpose: string;
  readonly action: string;
  readonly resource: Text;
  readonly condition?: MetCondition;
  /** AWS lists it, and it is not proved to be necessary. */
  readonly isRecommended: boolean;
  readonly reasons: readonly Reason[];
}

/** Why an action is needed. */
export interface Reason {
  readonly action: string;
  /** The DMS resource that needs it. */
  readonly user: DmsResource;
  /** For what: the title of a role use, or what the caller does. */
  readonly title: string;
  readonly need: Need;
  readonly note?: string;
  /** The page that says so, or the place of a requirement of the user's own. */
  readonly source: string;
  /** Whether the user's own requirements ask for it. */
  readonly isOwn?: true;
}

/** Something that may be needed, and why this is not known. */
export interface Undecided {
  readonly actions: readonly string[];
  readonly user: DmsResource;
  readonly title: string;
  readonly reason: string;
}

/** A key that is equal for permissions that differ only in their reasons. */
export function permissionKey({ action, condition, isRecommended, purpose, resource }: NeededPermission): string {
  return [purpose, action, identityOf(resource), conditionKey(condition), String(isRecommended)].join("\n");
}

export function conditionKey(condition: MetCondition | undefined): string {
  return condition ? [condition.operator, condition.key, ...condition.values.map(identityOf)].join(" ") : "";
}
