import { type ActionRequirement, type RoleUseInstance, deploymentContextOf, usesOf } from "../dms/index.js";
import type { Need } from "../knowledge/index.js";
import type { Settings } from "../linter/index.js";
import type { DmsResource, Project, Template } from "../model/index.js";

/** The needs that a hover shows: those without which a use does not work, and those that AWS recommends. */
export const shownNeeds: readonly Need[] = ["required", "conditional", "recommended"];

/** The uses of roles that a resource has or may have, with the same settings that rules judge by. */
export function judgedUses(
  model: Project,
  template: Template,
  resource: DmsResource,
  settings: Settings | undefined,
): readonly RoleUseInstance[] {
  return usesOf(model, template, resource, settings ? deploymentContextOf(settings) : {});
}

/** The actions that a use needs or may need, each once. */
export function neededActions({ variants }: RoleUseInstance): readonly ActionRequirement[] {
  const needed = variants
    .flatMap(({ actions }) => actions)
    .filter(({ applies, need }) => applies.answer !== "no" && shownNeeds.includes(need.need));
  return [...new Map(needed.map((requirement) => [requirement.need, requirement])).values()];
}
