import { type ActionRequirement, type RoleUseInstance, deploymentContextOf, usesOf } from "../dms/index.js";
import type { Need } from "../knowledge/index.js";
import type { Settings } from "../linter/index.js";
import type { DmsResource, Project, Template } from "../model/index.js";

/** Needs that are told: what a use does not work without, and what AWS recommends. */
export const shownNeeds: readonly Need[] = ["required", "conditional", "recommended"];

/** The uses of roles that a resource has, or may have, as far as rules judge them. */
export function judgedUses(
  model: Project,
  template: Template,
  resource: DmsResource,
  settings: Settings | undefined,
): readonly RoleUseInstance[] {
  return usesOf(model, template, resource, settings ? deploymentContextOf(settings) : {});
}

/** The actions that a use needs, or may need, once each. */
export function neededActions({ variants }: RoleUseInstance): readonly ActionRequirement[] {
  const needed = variants
    .flatMap(({ actions }) => actions)
    .filter(({ applies, need }) => applies.answer !== "no" && shownNeeds.includes(need.need));
  return [...new Map(needed.map((requirement) => [requirement.need, requirement])).values()];
}
