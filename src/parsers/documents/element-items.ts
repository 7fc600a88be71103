import type { StructureProblem } from "../../model/index.js";
import { alternatives, asText, type Formula, type Node, type Text } from "../../tree/index.js";

/** A text of an element, and when it is there. */
export interface Item {
  readonly text: Text;
  readonly node: Node;
  readonly when: Formula;
}

interface Items {
  readonly items: Item[];
  incompleteReason?: string;
}

/** The texts of an element. It can be one value or a list, and both can have choices. */
export function readItems(node: Node, when: Formula, problems: StructureProblem[]): Items {
  const read: Items = { items: [] };
  addItems(node, when, read, problems);
  return read;
}

function addItems(node: Node, when: Formula, read: Items, problems: StructureProblem[]): void {
  if (node.kind !== "choice") addValue(node, when, read, problems);
  else for (const { value, when: guard } of alternatives(node, when)) addValue(value, guard, read, problems);
}

function addValue(value: Node, when: Formula, read: Items, problems: StructureProblem[]): void {
  if (value.kind === "null") return;
  if (value.kind === "list") {
    addReason(read, value.incompleteReason);
    for (const item of value.items) {
      if (item.kind === "list" && item.layout && value.layout)
        problems.push({ code: "nested-list", node: item, data: {} });
      addItems(item, when, read, problems);
    }
    return;
  }
  const text = asText(value);
  // An unknown value may be one text or a list of any length. But an unknown name or account is always one text.
  if (value.kind === "unknown" && value.symbol.shape === "any") addReason(read, value.reason);
  if (text) read.items.push({ text, node: value, when });
  else {
    problems.push({ code: "not-a-text", node: value, data: {} });
    addReason(read, "one of its values is no text");
  }
}

/** The first reason is enough. */
function addReason(read: Items, reason: string | undefined): void {
  if (reason !== undefined) read.incompleteReason ??= reason;
}
