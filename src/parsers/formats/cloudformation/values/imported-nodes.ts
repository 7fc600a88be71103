import type { Location } from "../../../../source/index.js";
import { asText, type Node, type TextPart } from "../../../../tree/index.js";

/** How to represent a value of another template in this one. */
export interface ImportPlace {
  readonly at: Location;
  /** How this template writes it again: names of the other template mean nothing here. */
  readonly expressionText?: string;
  /** How its parts change. */
  readonly change?: (part: TextPart) => TextPart;
}

/** A value of another template at the place of its use: none of it is written here. */
export function importedNode(node: Node, place: ImportPlace): Node {
  const { at } = place;
  switch (node.kind) {
    case "list": {
      const { items, incompleteReason } = node;
      const placed = items.map((item) => importedNode(item, notWritten(place)));
      return { kind: "list", items: placed, location: at, ...(incompleteReason !== undefined && { incompleteReason }) };
    }
    case "mapping": {
      const { entries, incompleteReason } = node;
      const placed = entries.map((entry) => ({ ...entry, value: importedNode(entry.value, notWritten(place)) }));
      return {
        kind: "mapping",
        entries: placed,
        location: at,
        ...(incompleteReason !== undefined && { incompleteReason }),
      };
    }
    case "choice": {
      const branches = node.branches.map(({ when, value }) => ({ when, value: importedNode(value, place) }));
      return { kind: "choice", branches, location: at };
    }
    case "null":
      return { kind: "null", location: at };
    default:
      return textFromElsewhere(asText(node)?.parts ?? [], place);
  }
}

function notWritten({ expressionText: _, ...placing }: ImportPlace): ImportPlace {
  return placing;
}

function textFromElsewhere(parts: readonly TextPart[], place: ImportPlace): Node {
  const placed = parts.map((part) => placedPart(place.change?.(part) ?? part, place));
  const [only, ...others] = placed;
  return only?.kind === "hole" && others.length === 0
    ? { ...only, kind: "unknown" }
    : { kind: "text", parts: placed, location: place.at };
}

function placedPart({ expressionText: _, ...part }: TextPart, { at, expressionText }: ImportPlace): TextPart {
  const again = { location: at, ...(expressionText !== undefined && { expressionText }) };
  if (part.kind === "hole") return { ...part, ...again };
  const { map: __, ...literal } = part;
  const origin = literal.origin.from === "written" ? ({ from: "computed" } as const) : literal.origin;
  return { ...literal, origin, ...again };
}
