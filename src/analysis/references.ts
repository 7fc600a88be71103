import type { Project, Role, Template } from "../model/index.js";
import type { Formula, Node } from "../tree/index.js";

/** The role that a value names: declared in the linted files, or not to be seen. */
export type RoleReference =
  | { readonly kind: "role"; readonly role: Role; readonly template: Template }
  | { readonly kind: "unseen"; readonly reason: string };

export type GuardedRole = RoleReference & { readonly when: Formula };

/** The role whose ARN or name a value is; `unseen` also where it depends on a condition. */
export function roleOf(_project: Project, _template: Template, _value: Node): RoleReference {
  throw new Error("being written");
}

/** The roles of a value's alternatives. */
export function rolesOf(_project: Project, _template: Template, _value: Node): readonly GuardedRole[] {
  throw new Error("being written");
}

export function isSameRole(one: RoleReference, other: RoleReference): boolean {
  return one.kind === "role" && other.kind === "role" && one.role === other.role && one.template === other.template;
}
