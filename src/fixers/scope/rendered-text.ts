import type { Template } from "../../model/index.js";
import { textOf, type TextEdit } from "../../source/index.js";
import { moduleOf } from "./module-of.js";

/** What `templatefile` fills in. `${aws:username}` is a variable of IAM. */
const filledIn = /\$\{~?\s*[a-z_][\w.[\]"-]*\s*~?\}/gi;

/**
 * Whether an edit in a text file of a Terraform module would write the value of one run in place of what `templatefile` fills in.
 * Removing a text takes nothing from other runs.
 * https://developer.hashicorp.com/terraform/language/functions/templatefile
 */
export function writesOverFilledIn({ location, text }: TextEdit, template: Template): boolean {
  // Only Terraform has modules, and reads files as text.
  if (text === "" || !template.modules || moduleOf(template, location.file)) return false;
  return [...textOf(location).matchAll(filledIn)].some(([token]) => !text.includes(token));
}
