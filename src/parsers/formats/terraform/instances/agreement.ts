import { alternatives, asLiteral, asText, entryOf, type Node, type Text } from "../../../../tree/index.js";

/** Whether a value of the source may be the value in a plan. Only what is known of both is compared. */
export function agrees(node: Node, planned: Node | undefined): boolean {
  if (!planned || planned.kind === "unknown" || node.kind === "unknown") return true;
  switch (node.kind) {
    case "choice":
      return alternatives(node).some(({ value }) => agrees(value, planned));
    case "null":
      return planned.kind === "null";
    case "scalar":
    case "text": {
      const text = asText(node);
      const known = asLiteral(planned);
      return known !== undefined && text !== undefined && textAgrees(text, known);
    }
    case "list":
      if (planned.kind !== "list") return isText(planned);
      if (node.incompleteReason !== undefined) return true;
      return (
        node.items.length === planned.items.length &&
        node.items.every((item) => planned.items.some((other) => agrees(item, other)))
      );
    case "mapping":
      if (planned.kind !== "mapping") return isText(planned);
      return node.entries.every(({ key, value }) => agrees(value, entryOf(planned, key.text)?.value));
  }
}

/** A text may be the JSON of any value. */
function isText({ kind }: Node): boolean {
  return kind === "scalar" || kind === "text";
}

/** Whether the known parts of a text are in the known text, in the same order. */
function textAgrees({ parts }: Text, known: string): boolean {
  let from = 0;
  for (const [index, part] of parts.entries()) {
    if (part.kind === "hole") continue;
    const isAfterHole = parts[index - 1]?.kind === "hole";
    const isLast = index === parts.length - 1;
    const at = !isAfterHole ? from : isLast ? known.length - part.text.length : known.indexOf(part.text, from);
    if (at < from || !known.startsWith(part.text, at)) return false;
    from = at + part.text.length;
  }
  return parts.at(-1)?.kind === "hole" || from === known.length;
}
