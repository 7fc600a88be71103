import type { ExistingRole, Project, Role, Template } from "../model/index.js";

/** Where the run speaks of a role with a fixed name. */
export interface AccountRoleSearch {
  readonly declared: readonly { readonly role: Role; readonly template: Template }[];
  /** Read as existing: data sources, imports. */
  readonly existing: readonly { readonly existing: ExistingRole; readonly template: Template }[];
  /** Roles whose name is not known and may be this one. */
  readonly possible: readonly { readonly template: Template; readonly reason: string; readonly role?: Role }[];
}

/** Looks for a role by its exact name in all templates of the run. */
export function findAccountRole(_project: Project, _name: string): AccountRoleSearch {
  throw new Error("being written");
}
