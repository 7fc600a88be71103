import type { ElementList } from "../../model/index.js";
import { fitted } from "../../source/index.js";
import {
  alternatives,
  always,
  asText,
  entryOf,
  type Formula,
  type Mapping,
  type Node,
  type Text,
} from "../../tree/index.js";
import { unknownAt } from "./values.js";

/** An argument that is set or may be set. A null means that it is not set. */
export function argument(properties: Mapping, name: string): Node | undefined {
  const value = entryOf(properties, name)?.value;
  return value?.kind === "null" ? undefined : value;
}

/**
 * An argument that must be set. A null gives an unknown: it is mostly a default, and the real value comes from another
 * place.
 */
export function requiredArgument(properties: Mapping, name: string): Node | undefined {
  const value = entryOf(properties, name)?.value;
  if (value?.kind !== "null") return value;
  const { location } = value;
  return unknownAt(location, {
    id: `${location.file.path}@${String(location.start)}/${name}`,
    reason: `${name} is null here`,
  });
}

export function textArgument(properties: Mapping, name: string): Text | undefined {
  const value = argument(properties, name);
  const text = asText(value);
  const [only, ...others] = text?.parts ?? [];
  // In Terraform, an empty text means that no value is given.
  return others.length === 0 && only?.kind === "literal" && only.text === "" ? undefined : text;
}

export interface TextItem {
  readonly text: Text;
  readonly node: Node;
  readonly when: Formula;
}

/** The texts of an argument. It can be one text or a list, and both can have choices. */
export function textItems(
  node: Node | undefined,
  when: Formula = always,
): { readonly items: readonly TextItem[]; readonly incompleteReason?: string } {
  if (!node) return { items: [] };
  const items: TextItem[] = [];
  let incompleteReason: string | undefined;
  for (const { value, when: guard } of alternatives(node, when)) {
    if (value.kind === "list") {
      incompleteReason ??= value.incompleteReason;
      for (const item of value.items) {
        const inner = textItems(item, guard);
        items.push(...inner.items);
        incompleteReason ??= inner.incompleteReason;
      }
      continue;
    }
    const text = asText(value);
    if (text) items.push({ text, node: value, when: guard });
  }
  return { items, ...(incompleteReason !== undefined && { incompleteReason }) };
}

/** The texts of a list argument. An unknown value can be any number of texts. */
export function textList(node: Node | undefined, at: Node): ElementList<TextItem> {
  const { items, incompleteReason } = textItems(node);
  const unknown = node ? alternatives(node).find(({ value }) => value.kind === "unknown")?.value : undefined;
  const known = items.filter((item) => item.node !== unknown);
  const reason = incompleteReason ?? (unknown?.kind === "unknown" ? unknown.reason : undefined);
  return {
    location: (node ?? at).location,
    node: node ?? at,
    items: fitted(known),
    ...(reason !== undefined && { incompleteReason: reason }),
  };
}

export interface FoundBlocks {
  readonly mappings: readonly { readonly mapping: Mapping; readonly when: Formula }[];
  /** Why there may be more blocks. */
  readonly incompleteReason?: string;
}

/** The blocks with a name, even if they are written as an argument. */
export function blocksOf(properties: Mapping, name: string): FoundBlocks {
  const value = argument(properties, name);
  if (!value) return { mappings: [] };
  const mappings: { mapping: Mapping; when: Formula }[] = [];
  let incompleteReason: string | undefined;
  const visit = (node: Node, given: Formula): void => {
    for (const { value: one, when } of alternatives(node, given)) {
      if (one.kind === "list") {
        incompleteReason ??= one.incompleteReason;
        for (const item of one.items) visit(item, when);
      } else if (one.kind === "mapping") mappings.push({ mapping: one, when });
      else if (one.kind === "unknown") incompleteReason ??= one.reason;
    }
  };
  visit(value, always);
  return { mappings, ...(incompleteReason !== undefined && { incompleteReason }) };
}
