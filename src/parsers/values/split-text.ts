import type { Location } from "../../source/index.js";
import { defaultBehind, literalPart, type List, type Text, type TextPart } from "../../tree/index.js";
import { isInNoHole } from "./hole-characters.js";
import { isGivenText } from "./run-values.js";
import { listOf, textOfParts } from "./values.js";

/** Splits a text at a separator. `undefined`: a hole may contain the separator. */
export function splitText({ parts }: Text, separator: string, location: Location): List | undefined {
  if (separator === "" || !isInNoHole(parts, separator)) return undefined;
  const groups: TextPart[][] = [[]];
  for (const part of parts) {
    const chosenBy = defaultBehind(part);
    const mark = isGivenText(part) && { isOfRun: true as const, ...(chosenBy && { chosenBy }) };
    // An empty default stays what it is: rules know that it stands for no value.
    const pieces =
      part.kind === "hole" || part.text === ""
        ? [isOfPieces(part, parts) ? withoutExpression(part) : part]
        : part.text.split(separator).map((text) => ({ ...literalPart(text, part.location), ...mark }));
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) groups.push([]);
      if (piece.kind === "hole" || piece.text !== "" || pieces.length === 1) groups.at(-1)?.push(piece);
    }
  }
  return listOf(
    groups.map((group) => textOfParts(group, location)),
    location,
  );
}

/** Whether a part and others come from one reference, as those of an ARN. In a piece of it, the reference would stand for all of it. */
function isOfPieces({ expressionText, location }: TextPart, parts: readonly TextPart[]): boolean {
  return (
    expressionText !== undefined &&
    parts.some(
      (part) =>
        part.kind === "literal" && part.expressionText === expressionText && part.location.start === location.start,
    )
  );
}

function withoutExpression({ expressionText: _, ...part }: TextPart): TextPart {
  return part;
}
