import type { Template } from "../../model/index.js";
import { complete, type Location, type TextEdit } from "../../source/index.js";
import { entryOf, type Entry, type Mapping } from "../../tree/index.js";
import { entriesInFormOf } from "../values/form-beside.js";
import { newCall, newList, newMapping, newText, type NewValue } from "../values/new-value.js";
import type { WritePlace } from "../layout/brackets.js";
import { isCompact, writeJsonEntry } from "../syntax/json-text.js";
import {
  columnOf,
  indentUnit,
  insertAt,
  isAfterEmptyLine,
  isApart,
  isFirstOnLine,
  leadingSpace,
  lineStartOf,
  newlineOf,
  withNewlines,
} from "../layout/lines.js";
import { describeCreationVariable } from "./creation-variable.js";
import { creationWordsOf, parametersIn } from "./creation-words.js";
import { editorAt, type NodeEditor } from "../syntax/node-editor.js";
import { entryLines } from "../syntax/yaml-lines.js";

/**
 * A condition that decides whether a resource of a stack is created, and the edits that declare it with its parameter.
 */
export interface CreationCondition {
  readonly condition: string;
  readonly edits: readonly TextEdit[];
}

/**
 * Makes a creation condition for a resource with this logical name. `made` is the name of the resource in the
 * description. `undefined`: the condition cannot be written, or it exists already.
 */
export function creationConditionFor(
  logicalName: string,
  made: string,
  template: Template,
): CreationCondition | undefined {
  const { sections } = template;
  const editor = sections && editorAt(sections, template);
  if (!sections || !editor) return undefined;
  const [parameter, condition] = [`Create${logicalName}`, `Creates${logicalName}`];
  // A parameter and a resource with the same name are not valid: references could not distinguish them.
  if (template.resources.has(`Resources.${parameter}`)) return undefined;
  const parameters = entryOf(sections, "Parameters")?.value;
  const { allowed, no, yes } = creationWordsOf(parameters);
  // It has a description, so it needs lines of its own.
  const described = entriesInFormOf(
    [
      { key: "Description", value: newText(describeCreationVariable(made, no)) },
      { key: "Type", value: newText("String") },
      { key: "AllowedValues", value: newList(allowed) },
      { key: "Default", value: newText(yes) },
    ],
    parametersIn(parameters),
  );
  const value = newCall("Ref", newText(parameter));
  const isChosen = newCall("Fn::Equals", { kind: "list", items: [value, newText(yes)] });
  const edits = complete([
    declare("Parameters", parameter, { kind: "mapping", entries: described }, sections, editor),
    declare("Conditions", condition, isChosen, sections, editor),
  ]);
  return edits && { condition, edits: edits.flat() };
}

/** Adds a member to a section. If the section does not exist, it is added before the resources. */
function declare(
  section: string,
  name: string,
  value: NewValue,
  root: Mapping,
  editor: NodeEditor,
): TextEdit[] | undefined {
  const held = entryOf(root, section)?.value;
  if (held) {
    return held.kind === "mapping" && !entryOf(held, name) ? insertLast(held, name, value, editor) : undefined;
  }
  const resources = entryOf(root, "Resources");
  return resources && sectionBefore(resources, section, newMapping([[name, value]]), root, editor);
}

/** Adds a member after the others, and after an empty line if they have some between them. */
function insertLast(held: Mapping, name: string, value: NewValue, editor: NodeEditor): TextEdit[] | undefined {
  const edits = editor.insert(held, name, value);
  const [last, ...others] = held.entries.toReversed();
  const isSpaced = last && others.length > 0 && isApart(last.location.file, last.key.location.start);
  if (!isSpaced || held.layout?.syntax !== "yaml" || held.layout.style === "flow") return edits;
  return edits?.map((edit) => ({ ...edit, text: newlineOf(last.location.file) + edit.text }));
}

function sectionBefore(
  next: Entry,
  section: string,
  value: NewValue,
  root: Mapping,
  editor: NodeEditor,
): TextEdit[] | undefined {
  const { file, start } = next.key.location;
  const hasLines = isFirstOnLine(file, start);
  if (root.layout?.syntax === "yaml") {
    if (!hasLines || root.layout.style === "flow") return undefined;
    const lines = entryLines(section, value, columnOf(file, start), editor.context);
    const at = startWithComments(next.key.location);
    const isSpaced = next === root.entries[0] || isAfterEmptyLine(file, at);
    return lines && [insertAt(file, at, withNewlines(file, [...lines, ...(isSpaced ? [""] : []), ""]))];
  }
  const indent = leadingSpace(file, start);
  const place: WritePlace = hasLines ? { kind: "own-line", indent, unit: indentUnit(file) } : { kind: "inline" };
  const text = writeJsonEntry(section, value, place, root.location, editor.context);
  const behind = hasLines ? `,${newlineOf(file)}${indent}` : isCompact(root.location) ? "," : ", ";
  return text === undefined ? undefined : [insertAt(file, start, text + behind)];
}

/** Where a section begins: with the lines of comment right above it, unless they begin the file, as a licence does. */
function startWithComments({ file, start }: Location): number {
  let at = start;
  while (at > 0 && file.text.startsWith("#", lineStartOf(file, at - 1))) at = lineStartOf(file, at - 1);
  return at === 0 ? start : at;
}
