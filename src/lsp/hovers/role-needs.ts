import { anywhere, type RoleUseInstance, deploymentContextOf, usesOf } from "../../dms/index.js";
import type { Settings } from "../../linter/index.js";
import type { DmsResource, Project, Template } from "../../model/index.js";

/** The uses of roles that a resource has or may have, with the same settings that rules judge by. */
export function judgedUses(
  model: Project,
  template: Template,
  resource: DmsResource,
  settings: Settings | undefined,
): readonly RoleUseInstance[] {
  return usesOf(model, template, resource, settings ? deploymentContextOf(settings) : anywhere);
}
