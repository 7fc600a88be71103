import type { ActionNeed, DmsProperty, NeedCondition, RoleUse, TrustNeed } from "../../src/knowledge/index.js";

/** What this tool reads of the facts file; see its `meta` for the meaning. */
export interface Facts {
  readonly props: readonly FactProperty[];
  readonly roles: readonly FactRole[];
  readonly engines: readonly FactEngine[];
  readonly passRole: readonly FactPassRole[];
  readonly callerResources: readonly FactCallerResource[];
  readonly callerPolicyBlocks: readonly FactPolicyBlock[];
  readonly operationToAction: Readonly<Record<string, string>>;
  readonly partitions: readonly FactPartition[];
  readonly managedPolicies: readonly FactManagedPolicy[];
}

export interface FactProperty extends Pick<DmsProperty, "id" | "kind" | "cfn" | "terraform"> {
  readonly default: string | boolean | null;
}

export interface FactRole extends Omit<RoleUse, "resourceTypes" | "trustPrincipals" | "actions"> {
  readonly trustPrincipals: readonly TrustNeed[];
  readonly actions: readonly FactAction[];
}

export interface FactAction extends ActionNeed {
  /** Role or purpose inside the entry; carried by the entry itself here. */
  readonly use?: string;
}

export interface FactEngine {
  readonly engineName: string;
  readonly asSource: boolean;
  readonly asTarget: boolean;
  readonly rolesAsSource: readonly string[];
  readonly rolesAsTarget: readonly string[];
  readonly secretAuth: boolean;
  readonly source: readonly string[];
}

export interface FactPassRole {
  readonly operation: string;
  readonly resourceType: string;
  readonly passedToService: string;
  readonly alsoAccepted: readonly string[];
  readonly source: readonly string[];
}

export interface FactPolicyBlock {
  readonly n: number;
  readonly actions: readonly string[];
}

export interface FactCallerResource {
  readonly id: string;
  readonly create?: readonly ActionNeed[];
  readonly read?: readonly ActionNeed[];
  readonly update?: readonly ActionNeed[];
  readonly delete?: readonly ActionNeed[];
  readonly source: readonly string[];
}

export interface FactPartition {
  readonly partition: string;
  readonly globalPrincipal: string;
  readonly regionalPrincipal: readonly string[];
}

export interface FactManagedPolicy {
  readonly name: string;
  readonly arn: string;
  readonly defaultVersion: string;
  readonly updated: string;
  readonly document: Readonly<Record<string, unknown>>;
  readonly source: readonly string[];
}

/** Every single comparison inside a condition. */
export function leavesOf(
  condition: NeedCondition | null,
): readonly Exclude<NeedCondition, { all: unknown } | { any: unknown } | { not: unknown }>[] {
  if (condition === null) return [];
  if ("all" in condition) return condition.all.flatMap(leavesOf);
  if ("any" in condition) return condition.any.flatMap(leavesOf);
  if ("not" in condition) return leavesOf(condition.not);
  return [condition];
}

/** A condition with its comparisons replaced. */
export function mapLeaves(condition: NeedCondition, replace: (leaf: NeedCondition) => NeedCondition): NeedCondition {
  if ("all" in condition) return { all: condition.all.map((part) => mapLeaves(part, replace)) };
  if ("any" in condition) return { any: condition.any.map((part) => mapLeaves(part, replace)) };
  if ("not" in condition) return { not: mapLeaves(condition.not, replace) };
  return replace(condition);
}
