import type { Resource, Template } from "../../model/index.js";
import type { NewRole } from "../../rule-kit/index.js";
import type { TextEdit } from "../../source/index.js";
import { entryOf } from "../../tree/index.js";
import { insertAfter } from "../layout/brackets.js";
import { newRoleValue, type NewValue } from "../values/new-value.js";
import { creationConditionFor } from "./creation-condition.js";
import { jsonBrackets } from "../syntax/json.js";
import { writeJsonEntry } from "../syntax/json-text.js";
import { columnOf, insertAt, isApart, isFirstOnLine, lineEndOf, contentEnd, withNewlines } from "../layout/lines.js";
import { writeContextOf, type WriteContext } from "../values/write-context.js";
import { entryLines } from "../syntax/yaml-lines.js";
import { indentedAs } from "../syntax/yaml-step.js";

/** Adds a role after the last resource of a stack, with a condition, because the account may already have the role. */
export function addRoleToStack(role: NewRole, template: Template): TextEdit[] | undefined {
  const file = template.files[0];
  const resources = [...template.resources.values()].filter(({ extent }) => extent.file.path === file?.path);
  const last = lastOf(resources);
  if (!file || !last || template.resources.has(`Resources.${role.logicalName}`)) return undefined;
  // A parameter and a resource cannot have the same name.
  const parameters = template.sections && entryOf(template.sections, "Parameters")?.value;
  if (parameters?.kind === "mapping" && entryOf(parameters, role.logicalName)) return undefined;
  const context = writeContextOf(template, last.extent);
  const condition = creationConditionFor(role.logicalName, `the role ${role.name}`, template);
  const newValue = newRoleValue(role, condition?.condition);
  const edits =
    last.body.layout?.syntax === "json"
      ? addJsonEntry(role.logicalName, newValue, last, resources, context)
      : addYamlEntry(role.logicalName, newValue, last, context);
  return edits && [...(condition?.edits ?? []), ...edits];
}

function lastOf(resources: readonly Resource[]): Resource | undefined {
  return [...resources].sort((one, other) => one.extent.start - other.extent.start).at(-1);
}

function addYamlEntry(name: string, newValue: NewValue, last: Resource, context: WriteContext): TextEdit[] | undefined {
  const { file, start } = last.extent;
  if (last.body.layout?.syntax !== "yaml" || !isFirstOnLine(file, start)) return undefined;
  const at = lineEndOf(file, contentEnd(last.extent));
  // If a comma or bracket follows, the resource is in a flow mapping, and lines cannot be added.
  if (/^\s*[,}\]]/.test(file.text.slice(at))) return undefined;
  const lines = entryLines(name, newValue, columnOf(file, start), indentedAs(last.body, context));
  const space = isApart(file, start) ? [""] : [];
  return lines && [insertAt(file, at, withNewlines(file, ["", ...space, ...lines]))];
}

function addJsonEntry(
  name: string,
  newValue: NewValue,
  last: Resource,
  resources: readonly Resource[],
  context: WriteContext,
): TextEdit[] | undefined {
  const { file } = last.extent;
  const open = file.text.lastIndexOf("{", Math.min(...resources.map(({ extent }) => extent.start)));
  const close = contentEnd(last.extent) + (/^\s*\}/.exec(file.text.slice(contentEnd(last.extent)))?.[0].length ?? 0);
  const into = { location: { file, start: open, end: close }, children: resources.map(({ extent }) => extent) };
  return insertAfter(
    into,
    last.extent,
    (place) => [writeJsonEntry(name, newValue, place, last.extent, context)],
    jsonBrackets,
  );
}
