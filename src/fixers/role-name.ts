import type { Role, Template } from "../model/index.js";
import type { TextEdit } from "../source/index.js";
import { draftText } from "./draft.js";
import { setProperty } from "./property.js";

/** Gives a role its name, in the place of another one or of a prefix. */
export function nameRole(role: Role, name: string, template: Template): TextEdit[] | undefined {
  const key = role.address.startsWith("Resources.") ? "RoleName" : "name";
  return setProperty(role.properties, key, draftText(name).text, template);
}
