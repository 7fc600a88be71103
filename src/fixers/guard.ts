import type { Template } from "../model/index.js";
import type { TextEdit } from "../source/index.js";
import { entryOf, type Entry, type Mapping } from "../tree/index.js";
import { draftCall, draftList, draftMapping, draftText, type Draft } from "./draft.js";
import { writeJsonEntry } from "./json-text.js";
import { columnOf, indentUnit, insertAt, isFirstOnLine, leadingSpace, newlineOf, withNewlines } from "./lines.js";
import { describeSwitch } from "./switch.js";
import { penAt, type Pen } from "./syntax-of.js";
import { entryLines } from "./yaml-lines.js";

/** A condition under which a resource of a stack is made, and the edits that declare it with its parameter. */
export interface Guard {
  readonly condition: string;
  readonly edits: readonly TextEdit[];
}

/** A guard for a resource of this name, which a person calls `made`; `undefined` where it cannot be written, or is there. */
export function guardFor(logicalName: string, made: string, template: Template): Guard | undefined {
  const { sections } = template;
  const pen = sections && penAt(sections, template);
  if (!sections || !pen) return undefined;
  const [parameter, condition] = [`Create${logicalName}`, `Creates${logicalName}`];
  // A parameter and a resource of one name are not told apart.
  if (template.resources.has(`Resources.${parameter}`)) return undefined;
  const ofParameter = draftMapping([
    ["Description", draftText(describeSwitch(made))],
    ["Type", draftText("String")],
    ["AllowedValues", draftList(["true", "false"])],
    ["Default", draftText("true")],
  ]);
  const value = draftCall("Ref", draftText(parameter));
  const isChosen = draftCall("Fn::Equals", { kind: "list", items: [value, draftText("true")] });
  const edits = [
    declare("Parameters", parameter, ofParameter, sections, pen),
    declare("Conditions", condition, isChosen, sections, pen),
  ];
  const written = edits.flatMap((one) => one ?? []);
  return edits.includes(undefined) ? undefined : { condition, edits: written };
}

/** Writes a member of a section, and the section before the resources where there is none. */
function declare(section: string, name: string, value: Draft, root: Mapping, pen: Pen): TextEdit[] | undefined {
  const held = entryOf(root, section)?.value;
  if (held) {
    const isFree = held.kind === "mapping" && !entryOf(held, name);
    return isFree ? pen.syntax.insert(held, name, value, pen.scope) : undefined;
  }
  const resources = entryOf(root, "Resources");
  return resources && sectionBefore(resources, section, draftMapping([[name, value]]), root, pen);
}

function sectionBefore(next: Entry, section: string, value: Draft, root: Mapping, pen: Pen): TextEdit[] | undefined {
  const { file, start } = next.key.location;
  if (!isFirstOnLine(file, start)) return undefined;
  if (root.layout?.syntax === "yaml") {
    if (root.layout.style === "flow") return undefined;
    const lines = entryLines(section, value, columnOf(file, start), pen.scope, "plain");
    return lines && [insertAt(file, start, withNewlines(file, [...lines, "", ""]))];
  }
  const indent = leadingSpace(file, start);
  const place = { kind: "own-line", indent, unit: indentUnit(file) } as const;
  const text = writeJsonEntry(section, value, place, root.location, pen.scope);
  return text === undefined ? undefined : [insertAt(file, start, `${text},${newlineOf(file)}${indent}`)];
}
