import { deploymentContextOf } from "../../dms/index.js";
import type { Project, Template } from "../../model/index.js";
import { callerPolicy } from "./caller-policies.js";
import type { CallerKind } from "./holder.js";
import type { LeastPolicy } from "./least-policy.js";
import { rolePolicies } from "./role-policies.js";

/** A template with its settings, and the kind of caller that is asked about. */
export interface AdvisedUnit {
  readonly template: Template;
  readonly settings: Parameters<typeof deploymentContextOf>[0] & {
    readonly callerPolicies: readonly string[];
    readonly existingRoles: readonly string[];
    readonly callerArn?: string;
  };
  readonly caller: CallerKind;
}

/**
 * The least policies for the DMS resources of all units: of the roles that DMS assumes, and of the caller of each unit.
 * A role has one policy for all its uses, wherever they are.
 */
export function leastPolicies(project: Project, units: readonly AdvisedUnit[]): readonly LeastPolicy[] {
  const places = units.map(({ caller, settings, template }) => ({
    caller,
    template,
    existingRoles: settings.existingRoles,
    deploymentContext: deploymentContextOf(settings),
  }));
  return [
    ...rolePolicies(project, places),
    ...places.flatMap(({ caller, ...place }) => callerPolicy(caller, { project, ...place }) ?? []),
  ];
}
