import type { Need } from "../knowledge/index.js";
import type { Project, Role, Statement, Template } from "../model/index.js";
import type { Text } from "../tree/index.js";
import type { GrantVerdict } from "./grants.js";
import type { ActionRequirement, RoleUseInstance, TrustRequirement } from "./requirements.js";
import type { Verdict } from "./verdict.js";

/** What was found of one use and one role. */
export interface JudgedRole<T> {
  readonly role: Role;
  readonly template: Template;
  readonly findings: readonly T[];
}

/** An action that the use needs, and whether the role has it on each resource. */
export interface JudgedAction {
  readonly requirement: ActionRequirement;
  /** The resource that decided. */
  readonly resource: Text;
  readonly verdict: GrantVerdict;
  readonly almost: readonly Statement[];
}

export interface JudgedTrust {
  readonly requirement: TrustRequirement;
  readonly verdict: Verdict;
}

export interface Judgement<T> {
  readonly roles: readonly JudgedRole<T>[];
  /** Why something was not judged: the role is not seen, the use is not certain. */
  readonly reasons: readonly string[];
}

/** Whether the roles of a use have what it needs, for needs of the kinds given. */
export function judgeActions(
  _project: Project,
  _instance: RoleUseInstance,
  _needs: readonly Need[],
): Judgement<JudgedAction> {
  throw new Error("being written");
}

/** Whether the roles of a use let the services of the use assume them. */
export function judgeTrust(_project: Project, _instance: RoleUseInstance): Judgement<JudgedTrust> {
  throw new Error("being written");
}
