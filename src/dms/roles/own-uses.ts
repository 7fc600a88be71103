import type { RoleUse } from "../../knowledge/index.js";
import { oncePer, onceIn } from "../../source/index.js";
import { providerAccountOf } from "../../iam/index.js";
import type { Project, Role, Template } from "../../model/index.js";
import { isSatisfiable, literalOf } from "../../tree/index.js";
import { findAccountRole, placeOfUse, usableRoles } from "../account-roles/account-roles.js";
import { usesOf, type RoleUseInstance } from "../needs/requirements.js";
import { contextKeyOf, type DeploymentContext } from "../resources/resource-variant.js";
import { usersOf } from "./role-users.js";

/** The uses of the user's own requirements for a role: it has their name, or a DMS resource names it where they say. */
function ownUsesOf(project: Project, role: Role, { requirements }: DeploymentContext): readonly RoleUse[] {
  if (!requirements) return [];
  const name = literalOf(role.name);
  const properties = new Set(usersOf(project, role).map(({ property }) => property.id));
  return requirements.uses.filter(({ roleName, roleProp }) =>
    roleProp === null ? roleName === name : properties.has(roleProp),
  );
}

/** The services that must or may assume a role, as the user's own requirements say. */
export function ownServicesOf(project: Project, role: Role, context: DeploymentContext): readonly string[] {
  return ownUsesOf(project, role, context).flatMap(({ trustPrincipals }) =>
    trustPrincipals.map(({ service }) => service),
  );
}

/** The uses that own requirements give a role because of its name, for every DMS resource of the run that has one. */
export function ownUsesByName(project: Project, role: Role, context: DeploymentContext): readonly RoleUseInstance[] {
  const uses = ownUsesOf(project, role, context).filter(({ roleProp }) => roleProp === null);
  const known = onceIn(usesInRun(project), contextKeyOf(context), () => new Map<RoleUse, readonly RoleUseInstance[]>());
  return uses.flatMap((use) => {
    const found = onceIn(known, use, () => instancesIn(project, use, context));
    const search = findAccountRole(project, use.roleName ?? "");
    const isDeclared = search.declared.some((one) => one.role === role);
    const answersIn = oncePer((_home: Template) => new Map<string | undefined, boolean>());
    const isUsedBy = (use: RoleUseInstance): boolean => {
      const user = placeOfUse(use);
      return onceIn(answersIn(use.template), providerAccountOf(user), () =>
        usableRoles(search, user, context.account).some((one) => one.role === role),
      );
    };
    return isDeclared ? found.filter(isUsedBy) : found;
  });
}

/** A cache by the context of the deployment, because each role of a run asks. */
const usesInRun = oncePer((_project: Project) => new Map<string, Map<RoleUse, readonly RoleUseInstance[]>>());

function instancesIn(project: Project, use: RoleUse, context: DeploymentContext): readonly RoleUseInstance[] {
  const uses = [use];
  return project.templates
    .flatMap((template) =>
      template.dmsResources
        .filter(({ existence }) => isSatisfiable(existence) !== false)
        .flatMap((resource) => usesOf(project, template, resource, context, uses)),
    )
    .filter(({ trigger }) => trigger.answer === "yes");
}
