import type { Template } from "../model/index.js";
import type { IamEdit } from "../rule-kit/index.js";
import type { TextEdit } from "../source/index.js";
import { addDependency } from "./dependency.js";
import { appendSketch } from "./document.js";
import { attachManagedPolicy } from "./managed-policy.js";
import { addRole } from "./role.js";
import { nameRole } from "./role-name.js";
import { addCondition, replaceResources, splitActions } from "./statement.js";
import { allowAssume } from "./trust.js";
import { replaceText, setProperty } from "./value.js";

/**
 * The text edits that do what an edit says, in the syntax where the thing is written, sorted by place. `undefined`: it
 * cannot be said safely there, or nothing would change.
 */
export function renderEdit(edit: IamEdit, template: Template): readonly TextEdit[] | undefined {
  const edits = editsOf(edit, template);
  if (!edits || edits.length === 0) return undefined;
  return edits.sort((one, other) => one.location.start - other.location.start);
}

function editsOf(edit: IamEdit, template: Template): TextEdit[] | undefined {
  switch (edit.kind) {
    case "allow-assume":
      return allowAssume(edit.document, edit.services, template);
    case "add-dependency":
      return addDependency(edit.resource, edit.on, edit.template);
    case "append-statement":
      return appendSketch(edit.document, edit.statement, template);
    case "attach-managed-policy":
      return attachManagedPolicy(edit.role, edit.arn, edit.template);
    case "add-condition":
      return addCondition(edit.statement, edit, template);
    case "replace-resources":
      return replaceResources(edit.statement, edit.resources, template);
    case "split-actions":
      return splitActions(edit.statement, edit.actions, edit.into, template);
    case "set-property":
      return setProperty(edit.mapping, edit.key, edit.value, template);
    case "name-role":
      return nameRole(edit.role, edit.name, edit.template);
    case "replace-text":
      return replaceText(edit.node, edit.text, template);
    case "add-role":
      return addRole(edit.role, edit.template);
  }
}
