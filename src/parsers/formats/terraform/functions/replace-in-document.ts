import type { Location } from "../../../../source/index.js";
import { asText, withValue, type Entry, type Node } from "../../../../tree/index.js";
import { joinTexts } from "../../../values/join-texts.js";
import { computedText, textOfParts } from "../../../values/values.js";
import { asEncoded, isEncoded } from "./encoded.js";

/** A placeholder is a word: no JSON syntax, nothing that JSON escapes, no number. */
const isPlaceholder = (text: string): boolean => /^[^\s"\\{}[\],:]+$/.test(text) && /[A-Za-z_]/.test(text);

/**
 * A policy document in whose texts something stands in place of each placeholder. A document without one stays as it is. `undefined`:
 * the placeholder may be more than a part of texts.
 */
export function replacedInDocument(node: Node, from: string, to: Node, location: Location): Node | undefined {
  return isPlaceholder(from) ? replaced(node, { from, to, location }) : undefined;
}

interface Replacement {
  readonly from: string;
  readonly to: Node;
  readonly location: Location;
}

function replaced(node: Node, by: Replacement): Node | undefined {
  switch (node.kind) {
    case "list": {
      const items = all(node.items, (item) => replaced(item, by));
      return items && (items === node.items ? node : kept(node, { ...node, items }));
    }
    case "mapping": {
      const entries = all(node.entries, (entry) => replacedEntry(entry, by));
      return entries && (entries === node.entries ? node : kept(node, { ...node, entries }));
    }
    case "choice": {
      const branches = all(node.branches, (branch) => {
        const value = replaced(branch.value, by);
        return value && (value === branch.value ? branch : { ...branch, value });
      });
      return branches && (branches === node.branches ? node : { ...node, branches });
    }
    case "scalar":
    case "text":
      return replacedText(node, by);
    default:
      return node;
  }
}

function replacedEntry(entry: Entry, by: Replacement): Entry | undefined {
  if (entry.key.text.includes(by.from)) return undefined;
  const value = replaced(entry.value, by);
  return value && withValue(entry, value);
}

function replacedText(node: Node, { from, to, location }: Replacement): Node | undefined {
  const parts = asText(node)?.parts ?? [];
  if (!parts.some((part) => part.kind === "literal" && part.text.includes(from))) return node;
  if (node.kind === "scalar" && !node.quoted) return undefined;
  const pieces = parts.flatMap((part): Node[] => {
    if (part.kind === "hole") return [textOfParts([part], location)];
    return part.text
      .split(from)
      .flatMap((text, index) => [...(index > 0 ? [to] : []), ...(text === "" ? [] : [computedText(text, location)])]);
  });
  return joinTexts(pieces, location);
}

/** A copy that stands for its JSON text where the node does. */
function kept<T extends Extract<Node, { readonly kind: "list" | "mapping" }>>(node: T, copy: T): Node {
  return isEncoded(node) ? asEncoded(copy) : copy;
}

/** What becomes of each item: the same list if all stay as they are, and `undefined` if one of them is not known. */
function all<T>(items: readonly T[], change: (item: T) => T | undefined): readonly T[] | undefined {
  const changed = items.map(change);
  if (changed.includes(undefined)) return undefined;
  return changed.every((item, index) => item === items[index]) ? items : (changed as readonly T[]);
}
