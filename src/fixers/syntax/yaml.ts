import type { List, Mapping } from "../../tree/index.js";
import type { SyntaxEditor } from "./syntax-editor.js";
import { fillEmpty, yamlBlock } from "./yaml-block.js";
import { fillEmptyMapping } from "./yaml-empty.js";
import { yamlFlow } from "./yaml-flow.js";

/** Edits YAML, in block style or flow style. */
export const yaml: SyntaxEditor = {
  extend: (holder, entry, items, context) =>
    entry.value.kind === "list" && isFlow(entry.value)
      ? ((isFlow(holder) ? undefined : fillEmpty(holder, entry, items, context)) ??
        yamlFlow.extend(holder, entry, items, context))
      : of(holder).extend(holder, entry, items, context),
  insert: (mapping, key, value, context, at) =>
    (isFlow(mapping) ? fillEmptyMapping(mapping, key, value, context) : undefined) ??
    of(mapping).insert(mapping, key, value, context, at),
  replace: (holder, entry, value, context) => of(holder).replace(holder, entry, value, context),
  exchange: (list, item, values, context) => of(list).exchange(list, item, values, context),
  remove: (holder, children) => of(holder).remove(holder, children),
};

function of(node: Mapping | List): SyntaxEditor {
  return isFlow(node) ? yamlFlow : yamlBlock;
}

function isFlow(node: Mapping | List): boolean {
  return node.layout?.style === "flow";
}
