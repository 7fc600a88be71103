import {
  callerNeeds,
  providerNeeds,
  roleUses,
  type CallerNeed,
  type OwnRequirements,
  type RoleUse,
} from "../../knowledge/index.js";
import { oncePer } from "../../source/index.js";
import type { DmsResource } from "../../model/index.js";
import { factTypeOf, type DeploymentContext } from "../resources/resource-variant.js";

/** The uses of roles: those of the facts, and those of the user's own requirements. */
export function roleUsesIn({ requirements }: DeploymentContext): readonly RoleUse[] {
  return requirements ? withOwnUses(requirements) : roleUses;
}

const withOwnUses = oncePer(({ uses }: OwnRequirements): readonly RoleUse[] => [...roleUses, ...uses]);

/** The uses that roles have. The policy of a topic belongs to no role, and AWS creates service-linked roles itself. */
export function usesOfRoles({ requirements }: DeploymentContext): readonly RoleUse[] {
  return requirements ? withOwnUsesOfRoles(requirements) : ofRoles;
}

const ofRoles = roleUses.filter(({ kind }) => kind !== "resource-policy" && kind !== "service-linked-role");

const withOwnUsesOfRoles = oncePer(({ uses }: OwnRequirements): readonly RoleUse[] => [...ofRoles, ...uses]);

/** What the caller needs for a type of DMS resource, by the facts and by the user's own requirements. */
export function callerNeedsFor(type: string, { requirements }: DeploymentContext): readonly CallerNeed[] {
  return [...callerNeeds(), ...(requirements?.types ?? [])]
    .filter(({ resourceType }) => resourceType === type)
    .flatMap(({ needs }) => needs);
}

/** What the caller needs for a DMS resource: for its type, and for the provider that makes it. */
export function callerNeedsOf(resource: DmsResource, context: DeploymentContext): readonly CallerNeed[] {
  return [...callerNeedsFor(factTypeOf(resource), context), ...providerNeeds(resource.resource.type)];
}
