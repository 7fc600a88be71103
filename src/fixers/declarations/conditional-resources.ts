import type { Resource, Template } from "../../model/index.js";
import { complete, type TextEdit } from "../../source/index.js";
import { entryOf, type Entry, type Mapping, type Node } from "../../tree/index.js";
import { newText } from "../values/new-value.js";
import { creationConditionFor } from "./creation-condition.js";
import { shownRole } from "./creation-variable.js";
import { editorAt } from "../syntax/node-editor.js";

/**
 * Adds a condition to resources, so that a parameter decides whether they are created. `undefined`: something else in
 * the template needs them.
 */
export function createConditionally(
  resources: readonly Resource[],
  name: string,
  template: Template,
): TextEdit[] | undefined {
  const { sections } = template;
  const [first] = resources;
  const condition = creationConditionFor(name, first ? shownRole(first) : name, template);
  if (!sections || !condition || isNeeded(resources, sections)) return undefined;
  const edits = complete(resources.map((resource) => underCondition(resource, condition.condition, template)));
  return edits && [...condition.edits, ...edits.flat()];
}

function underCondition({ body }: Resource, condition: string, template: Template): TextEdit[] | undefined {
  const type = entryOf(body, "Type");
  const editor = editorAt(body, template);
  if (!type || !editor || entryOf(body, "Condition")) return undefined;
  return editor.insert(body, "Condition", newText(condition), type);
}

/**
 * Whether something else refers to one of the resources. `DependsOn` is allowed, because CloudFormation ignores it if
 * the condition is false.
 */
function isNeeded(resources: readonly Resource[], sections: Mapping): boolean {
  const declared = entryOf(sections, "Resources")?.value;
  if (declared?.kind !== "mapping") return true;
  const own = resources.map(({ name }) => entryOf(declared, name));
  // One declaration in a loop creates several resources.
  if (resources.some(({ body }, index) => own[index]?.value !== body)) return true;
  const names = resources.map(({ name }) => name);
  const others = declared.entries.filter((entry) => !own.includes(entry)).flatMap(withoutDependsOn);
  const rest = sections.entries.flatMap(({ key, value }) => (key.text === "Resources" ? [] : [value]));
  return [...others, ...rest].some((node) => mayName(node, names));
}

function withoutDependsOn({ value }: Entry): readonly Node[] {
  if (value.kind !== "mapping") return [value];
  return value.entries.filter(({ key }) => key.text !== "DependsOn").map((entry) => entry.value);
}

/**
 * Whether a node may refer to one of the names: by `Ref`, `Fn::GetAtt`, `Fn::Sub` or any text that looks like their
 * argument.
 */
function mayName(node: Node, names: readonly string[]): boolean {
  switch (node.kind) {
    case "mapping":
      return node.entries.some(({ value }) => mayName(value, names));
    case "list":
      return node.items.some((item) => mayName(item, names));
    case "scalar":
      return names.some((name) => node.text.split(".")[0] === name || isInSub(node.text, name));
    case "null":
      return false;
    default:
      return true;
  }
}

/** Whether a text may be that of `Fn::Sub` with the name in it. */
function isInSub(text: string, name: string): boolean {
  return text.includes("${") && text.includes(name);
}
