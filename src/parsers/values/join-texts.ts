import { fitted, type Location } from "../../source/index.js";
import { holeOf, placeInQuotes, type Layout, type Node, type TextPart } from "../../tree/index.js";
import { distribute } from "./choices.js";
import { jsonParts } from "./json-text.js";
import { textOfParts, unknownAt } from "./values.js";

/** Joins values to one text. `undefined`: they have too many combinations of branches. */
export function joinTexts(pieces: readonly Node[], location: Location, layout?: Layout): Node | undefined {
  return distribute(pieces, location, (plain) => textOfParts(mergeParts(plain.flatMap(partsOf)), location, layout));
}

/**
 * The parts of a value inside a text. Lists and mappings come from `jsonencode` or `Fn::ToJsonString`, so they are
 * written as JSON.
 */
export function partsOf(node: Node): readonly TextPart[] {
  const { location } = node;
  switch (node.kind) {
    case "text":
      return node.parts;
    case "scalar": {
      const { text, map, isConditional } = node;
      if (text === "") return [];
      const isWritten = node.quoted && map !== undefined;
      const place = isWritten ? placeInQuotes(node) : location;
      return [
        {
          kind: "literal",
          text,
          location: place,
          origin: { from: isWritten || node.layout ? "written" : "computed" },
          ...(map !== undefined && { map }),
          ...(isConditional && { isConditional }),
        },
      ];
    }
    case "unknown":
      return [holeOf(node)];
    case "null":
      return [];
    case "list":
    case "mapping": {
      const { isConditional } = node;
      return isConditional ? jsonParts(node).map((part) => ({ ...part, isConditional })) : jsonParts(node);
    }
    case "choice": {
      const id = `choice@${location.file.path}:${String(location.start)}`;
      return [holeOf(unknownAt(location, { id, reason: "it depends on a condition" }))];
    }
  }
}

/** Joins adjacent computed literals. */
function mergeParts(parts: readonly TextPart[]): readonly TextPart[] {
  const merged: TextPart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    const isComputed = part.kind === "literal" && part.origin.from === "computed";
    if (isComputed && last?.kind === "literal" && last.origin.from === "computed") {
      merged[merged.length - 1] = { ...last, text: last.text + part.text };
    } else merged.push(part);
  }
  return fitted(merged);
}
