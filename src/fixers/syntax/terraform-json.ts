import { complete, isInside, type TextEdit } from "../../source/index.js";
import { entryOf, type Mapping } from "../../tree/index.js";
import { listFrom } from "../layout/additions.js";
import { insertLast, placeBehind } from "../layout/brackets.js";
import { inFileOrder } from "../scope/json-values.js";
import type { NewValue } from "../values/new-value.js";
import type { WriteContext } from "../values/write-context.js";
import { jsonStyleAt, writeJson } from "./json-text.js";
import { json, jsonBrackets } from "./json.js";
import type { SyntaxEditor } from "./syntax-editor.js";

/** Edits the JSON of a module, whose values may have been read as blocks. */
export const terraformJson: SyntaxEditor = {
  ...json,
  insert: (mapping, key, value, context, at) => json.insert(inFileOrder(mapping), key, value, context, at),
  remove: (holder, children) => json.remove(holder.kind === "mapping" ? inFileOrder(holder) : holder, children),
};

/**
 * Adds nested blocks, which in JSON are objects in the list of their name. `element` is what the reader makes of that list. One
 * object without a list becomes a list.
 */
export function addJsonBlocks(
  holder: Mapping,
  element: string,
  name: string,
  added: readonly NewValue[],
  context: WriteContext,
): TextEdit[] | undefined {
  const blocks = entryOf(inFileOrder(holder), element)?.value;
  if (blocks?.kind !== "list" && blocks?.kind !== "mapping")
    return blocks ? undefined : terraformJson.insert(holder, name, { kind: "list", items: added }, context);
  const { file, start } = blocks.location;
  const style = jsonStyleAt(blocks.location, context);
  if (file.text[start] === "{") {
    const texts = complete(added.map((block) => writeJson(block, placeBehind(blocks.location), style)));
    return texts && listFrom(blocks.location, texts, { comma: style.comma });
  }
  const inside = blocks.kind === "mapping" ? inFileOrder(blocks).entries : blocks.items;
  const children = inside.map(({ location }) => location).filter((place) => isInside(place, blocks.location));
  const into = { location: blocks.location, children };
  return insertLast(into, (place) => added.map((block) => writeJson(block, place, style)), jsonBrackets);
}
