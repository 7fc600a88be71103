import {
  holeOf,
  literalPart,
  piecesIn,
  type List,
  type LiteralPart,
  type Mapping,
  type Node,
  type TextPart,
} from "../../tree/index.js";
import { unknownAt } from "./values.js";

/** A list or mapping as JSON, for a text that contains the result of `jsonencode` as one of its parts. */
export function jsonParts(node: List | Mapping): readonly TextPart[] {
  if (node.incompleteReason !== undefined) {
    const id = `json@${node.location.file.path}:${String(node.location.start)}`;
    return [holeOf(unknownAt(node.location, { id, reason: node.incompleteReason }))];
  }
  const { location } = node;
  const comma = (index: number): TextPart[] => (index === 0 ? [] : [literalPart(",", location)]);
  if (node.kind === "list") {
    const items = node.items.flatMap((item, index) => [...comma(index), ...partsOfValue(item)]);
    return [literalPart("[", location), ...items, literalPart("]", location)];
  }
  const entries = node.entries.flatMap(({ key, value }, index) => [
    ...comma(index),
    literalPart(`${JSON.stringify(key.text)}:`, location),
    ...partsOfValue(value),
  ]);
  return [literalPart("{", location), ...entries, literalPart("}", location)];
}

/** Any value as JSON. */
export function partsOfValue(node: Node): readonly TextPart[] {
  const { location } = node;
  switch (node.kind) {
    case "null":
      return [literalPart("null", location)];
    case "list":
    case "mapping":
      return jsonParts(node);
    case "scalar":
      return [literalPart(node.quoted ? JSON.stringify(node.text) : node.text, location)];
    case "text": {
      const quote = literalPart('"', location);
      return [quote, ...node.parts.map((part) => (part.kind === "hole" ? part : escaped(part))), quote];
    }
    case "unknown":
      return [holeOf(node)];
    case "choice": {
      const id = `json@${location.file.path}:${String(location.start)}`;
      return [holeOf(unknownAt(location, { id, reason: "it depends on a condition" }))];
    }
  }
}

/** The place of an escaped text is that of the text itself, so its pieces stay as they were. */
function escaped(part: LiteralPart): LiteralPart {
  const places = part.map === undefined ? {} : { map: piecesIn(part) };
  return { ...part, ...places, text: JSON.stringify(part.text).slice(1, -1) };
}
