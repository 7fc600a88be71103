import type { Statement, Template } from "../../model/index.js";
import type { NewCondition, NewPrincipal, NewStatement } from "../../rule-kit/index.js";
import { complete, groupBy, textOf, type TextEdit } from "../../source/index.js";
import { entryOf, type Entry, type Mapping, type Text } from "../../tree/index.js";
import { newList, newMapping, newText, type NewValue } from "../values/new-value.js";
import { addAtEnd } from "../syntax/hcl-block.js";
import { alignedLines, hclKey, writeHclBehind } from "../syntax/hcl-text.js";
import { hcl } from "../syntax/hcl.js";
import { indentUnit, newlineOf } from "../layout/lines.js";
import { inFileOrder, isJsonValue } from "../scope/json-values.js";
import { isTerraformJson } from "../scope/module-of.js";
import { addJsonBlocks, terraformJson } from "../syntax/terraform-json.js";
import { editorIn, type NodeEditor } from "../syntax/node-editor.js";
import { writeContextOf, type WriteContext } from "../values/write-context.js";

/** Whether a document or statement is written in the blocks of `data "aws_iam_policy_document"`. */
export function isInBlocks({ node }: { readonly node: Mapping }): boolean {
  const { layout, location } = node;
  if (layout?.syntax !== "hcl") return false;
  if (isTerraformJson(location.file)) {
    return layout.style === "blocks" || (isJsonValue(location) && inFileOrder(node).entries.some(isArgument));
  }
  // A `dynamic` block can stand for several statements.
  return (
    layout.style === "blocks" ||
    (layout.style === "block" && location.file.text.startsWith("statement", location.start))
  );
}

/** Whether the element of a statement is written by the name that it has as an argument: `actions` for `Action`. */
function isArgument({ key }: Entry): boolean {
  return textOf(key.location) !== JSON.stringify(key.text);
}

/** A block or an attribute to write. */
type Part = { readonly kind: "attribute"; readonly name: string; readonly value: NewValue } | BlockPart;

interface BlockPart {
  readonly kind: "block";
  readonly name: string;
  readonly parts: readonly Part[];
}

/** Adds `statement` blocks at the end of those that a document has. */
export function appendStatementBlocks(
  node: Mapping,
  newStatements: readonly NewStatement[],
  template: Template,
): TextEdit[] | undefined {
  const saysEffect = hasEffects(node);
  const blocks = newStatements.map((one) => statementBlock(one, saysEffect || one.effect !== "Allow"));
  return addBlocks(node, "Statement", blocks, template);
}

/** How many of the last statements of a document show its style. Each of thousands of edits may ask. */
export const fewStatements = 20;

/** Whether statements say their effect, which is Allow without it. */
function hasEffects(node: Mapping): boolean {
  const statements = entryOf(node, "Statement")?.value;
  const effects =
    statements?.kind === "list"
      ? statements.items.slice(-fewStatements).map((item) => item.kind === "mapping" && entryOf(item, "Effect"))
      : [];
  return effects.length === 0 || effects.some((entry) => entry && /^"?effect\b/.test(textOf(entry.location)));
}

function statementBlock(newStatement: NewStatement, saysEffect: boolean): BlockPart {
  const { sid, effect, principal, actions, resources, resourcesAs, conditions = [] } = newStatement;
  const named = resourcesAs ? newText(resourcesAs) : newList(resources.map(withVariables));
  const parts = [
    ...(sid === undefined ? [] : [attribute("sid", newText(sid))]),
    ...(saysEffect ? [attribute("effect", newText(effect))] : []),
    attribute("actions", newList(actions)),
    ...(resources.length > 0 ? [attribute("resources", named)] : []),
    ...(principal ? [principalsBlock(principal)] : []),
    ...conditions.map(conditionBlock),
  ];
  return { kind: "block", name: "statement", parts };
}

/** Adds blocks of one name to those that the reader makes an element of. */
function addBlocks(
  node: Mapping,
  element: string,
  blocks: readonly BlockPart[],
  template: Template,
): TextEdit[] | undefined {
  const context = writeContextOf(template, node.location);
  const [first] = blocks;
  if (!first) return [];
  if (isTerraformJson(context.file)) return addJsonBlocks(node, element, first.name, blocks.map(jsonOf), context);
  const rows = complete(blocks.map((block) => linesOf(block, context)));
  return rows && addAtEnd(node.location, rows);
}

/** A block in Terraform JSON. Nested blocks are lists of objects. */
function jsonOf({ parts }: BlockPart): NewValue {
  const blocks = groupBy(
    parts.filter((part) => part.kind === "block"),
    ({ name }) => name,
  );
  const attributes = parts.flatMap((part) => (part.kind === "attribute" ? [[part.name, part.value] as const] : []));
  const nested = [...blocks].map(([name, all]) => [name, { kind: "list", items: all.map(jsonOf) }] as const);
  return newMapping([...attributes, ...nested]);
}

/** Adds services to the `principals` block of a statement, or adds such a block. */
export function extendPrincipalBlocks(
  { node, principals }: Statement,
  services: readonly Text[],
  template: Template,
): TextEdit[] | undefined {
  const context = writeContextOf(template, node.location);
  const element = principals?.node;
  const entry = element?.kind === "mapping" ? entryOf(element, "Service") : undefined;
  if (entry && element?.kind === "mapping") return blockEditor(context).extend(element, entry, services.map(newText));
  return addBlocks(node, "Principal", [principalsBlock({ kind: "Service", identifiers: services })], template);
}

export function addConditionBlock(
  { node }: Statement,
  condition: NewCondition,
  template: Template,
): TextEdit[] | undefined {
  return addBlocks(node, "Condition", [conditionBlock(condition)], template);
}

const argumentsOf = { Action: "actions", Resource: "resources" } as const;

/** The editor for the lists in blocks. */
export function blockEditor(context: WriteContext): NodeEditor {
  return editorIn(isTerraformJson(context.file) ? terraformJson : hcl, context);
}

/** A text as an item of such a list. */
export function argumentText(text: Text): NewValue {
  return newText(withVariables(text));
}

export function replaceArgument(
  { node }: Statement,
  element: keyof typeof argumentsOf,
  texts: readonly Text[],
  template: Template,
): TextEdit[] | undefined {
  const context = writeContextOf(template, node.location);
  const value = newList(texts.map(withVariables));
  const entry = entryOf(node, element);
  const editor = blockEditor(context);
  return entry ? editor.replace(node, entry, value) : editor.insert(node, argumentsOf[element], value);
}

function conditionBlock({ operator, key, values }: NewCondition): BlockPart {
  const parts = [
    attribute("test", newText(operator)),
    attribute("variable", newText(key)),
    attribute("values", newList(values.map(withVariables))),
  ];
  return { kind: "block", name: "condition", parts };
}

function principalsBlock({ kind, identifiers }: NewPrincipal): BlockPart {
  const parts = [attribute("type", newText(kind)), attribute("identifiers", newList(identifiers))];
  return { kind: "block", name: "principals", parts };
}

function attribute(name: string, value: NewValue): Part {
  return { kind: "attribute", name, value };
}

/**
 * Replaces `${` with `&{`: the data source needs this form for policy variables, because `${` begins a Terraform
 * expression.
 */
function withVariables(text: Text): Text {
  const parts = text.parts.map((part) =>
    part.kind === "literal" ? { ...part, text: part.text.replaceAll("${", "&{") } : part,
  );
  return { ...text, parts };
}

/** How far arguments of a statement are mostly indented, with their sign. */
const usualMargin = 10;

/** The lines of a block. Inner blocks have an empty line before them, as in `terraform fmt`. */
function linesOf(block: BlockPart, context: WriteContext): string[] | undefined {
  const unit = indentUnit(context.file);
  const attributes: { key: string; text: string }[] = [];
  const blocks: string[] = [];
  for (const part of block.parts) {
    if (part.kind === "attribute") {
      const text = writeHclBehind(
        part.value,
        part.name.length + usualMargin,
        { kind: "own-line", indent: "", unit },
        context,
      );
      if (text === undefined) return undefined;
      attributes.push({ key: hclKey(part.name), text });
    } else {
      const lines = linesOf(part, context);
      if (!lines) return undefined;
      blocks.push("", ...lines);
    }
  }
  const rows = alignedLines(attributes).flatMap((line) => line.split(newlineOf(context.file)));
  const inside = [...rows, ...blocks];
  return [`${block.name} {`, ...inside.map((line) => (line === "" ? "" : unit + line)), "}"];
}
