import type { List, Mapping } from "../tree/index.js";
import type { Syntax } from "./syntax.js";
import { yamlBlock } from "./yaml-block.js";
import { yamlFlow } from "./yaml-flow.js";

/** YAML: blocks by indentation, or brackets. */
export const yaml: Syntax = {
  extend: (holder, entry, items, scope) =>
    entry.value.kind === "list" && isFlow(entry.value)
      ? yamlFlow.extend(holder, entry, items, scope)
      : of(holder).extend(holder, entry, items, scope),
  insert: (mapping, key, value, scope, at) => of(mapping).insert(mapping, key, value, scope, at),
  replace: (holder, entry, value, scope) => of(holder).replace(holder, entry, value, scope),
  remove: (holder, children) => of(holder).remove(holder, children),
};

function of(node: Mapping | List): Syntax {
  return isFlow(node) ? yamlFlow : yamlBlock;
}

function isFlow(node: Mapping | List): boolean {
  return node.layout?.style === "flow";
}
