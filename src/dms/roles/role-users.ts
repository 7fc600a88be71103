import { addTo, oncePer } from "../../source/index.js";
import { rolesOf } from "../../iam/index.js";
import type { DmsResource, Project, Property, Role, Template } from "../../model/index.js";

/** A DMS resource that uses a role, and the property that names the role. */
export interface RoleUser {
  readonly resource: DmsResource;
  readonly template: Template;
  readonly property: Property;
}

/** The DMS resources of the run that name a role in one of their properties. */
export function usersOf(project: Project, role: Role): readonly RoleUser[] {
  return usersIn(project).get(role) ?? [];
}

const usersIn = oncePer((project: Project) => {
  const found = new Map<Role, RoleUser[]>();
  for (const template of project.templates) {
    for (const resource of template.dmsResources) {
      for (const property of resource.properties.values()) {
        if (!/roleArn$/i.test(property.id)) continue;
        for (const one of rolesOf(project, template, property.value)) {
          if (one.kind === "role") addTo(found, one.role, { resource, template, property });
        }
      }
    }
  }
  return found;
});
