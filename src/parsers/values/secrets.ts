import { asText, type Node, type Unknown } from "../../tree/index.js";

/**
 * A value that nobody may be shown: what it holds becomes unknown. What holds nothing of its own stays: null, an empty
 * text, and the names and ARNs of resources, which the template shows elsewhere.
 *
 * @param hole The unknown for a part of the value; `step` leads to that part.
 */
export function concealed(node: Node, hole: (step: string) => Unknown, step = ""): Node {
  if (isOpen(node)) return node;
  if (node.kind !== "list") return hole(step);
  const items = node.items.map((item, index) => concealed(item, hole, `${step}[${String(index)}]`));
  return { ...node, items };
}

function isOpen(node: Node): boolean {
  switch (node.kind) {
    case "null":
    case "unknown":
      return true;
    case "scalar":
    case "text":
      return (
        asText(node)?.parts.every((part) => part.kind === "hole" || part.text === "" || isShown(part.origin)) ?? true
      );
    case "list":
      return node.items.every(isOpen);
    case "mapping":
      return node.entries.length === 0 && node.openEntries === undefined;
    case "choice":
      return node.branches.every(({ value }) => isOpen(value));
  }
}

function isShown({ from }: { readonly from: string }): boolean {
  return from === "reference" || from === "pseudo";
}
