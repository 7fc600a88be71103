import { onceIn, withoutEnd } from "../../source/index.js";
import { isArnPlaceholder, literalPart, textOfParts } from "../../iam/index.js";
import { asText, stringOf, type Text, type TextPart } from "../../tree/index.js";
import { valueOf, type ResourceVariant } from "../resources/resource-variant.js";
import { shownSetting } from "../resources/setting-names.js";
import { factParts, headerPart } from "../resources/unknown-parts.js";
import { ownPlacePart } from "./place-parts.js";

/**
 * A pattern of the facts with its tokens filled in: the place of the deployment, values of properties, and holes for what
 * the template does not show. Or why a property has no value for it.
 */
export function fillPattern(variant: ResourceVariant, pattern: string): Text | { readonly reason: string } {
  const parts: TextPart[] = [];
  let location = variant.resource.location;
  for (const { text: written, token } of onceIn(knownPieces, pattern, () => piecesOf(pattern))) {
    if (token === undefined) parts.push(literalPart(written, location));
    else if (isArnPlaceholder(token)) parts.push(ownPlacePart(variant, token));
    else if (token.startsWith("prop:")) {
      const id = token.slice("prop:".length);
      const value = valueOf(variant, id);
      const text = asText(value);
      if (!text) return { reason: `${shownSetting(variant, id)} is not ${value ? "known" : "set"}` };
      if (id.endsWith("bucketName") && isArn(text))
        return { reason: `${shownSetting(variant, id)} is an ARN and not a name` };
      location = text.location;
      parts.push(...(id.endsWith("Folder") ? trimSlashes(text.parts) : text.parts));
    } else if (token.startsWith("header:")) parts.push(headerPart(variant, token.slice("header:".length)));
    else parts.push(...factParts(variant, token.slice(token.indexOf(":") + 1)));
  }
  return textOfParts(parts, location);
}

interface PatternPiece {
  readonly text: string;
  /** What stands between the braces of a token. */
  readonly token: string | undefined;
}

/** The facts have few patterns, and each use of a role asks for some of them. */
const knownPieces = new Map<string, readonly PatternPiece[]>();

function piecesOf(pattern: string): readonly PatternPiece[] {
  return pattern
    .split(/(\$\{[^}]*\})/)
    .filter((text) => text !== "")
    .map((text) => ({ text, token: /^\$\{(.*)\}$/.exec(text)?.[1] }));
}

/** A value of the facts, such as a service principal, with the place of the deployment filled in. */
export function requiredValue(variant: ResourceVariant, value: string): Text {
  const filled = fillPattern(variant, value);
  return "reason" in filled ? textOfParts([literalPart(value)]) : filled;
}

/** Only the parts; none if a property has no value for them. */
export function fillParts(variant: ResourceVariant, pattern: string): readonly TextPart[] {
  const filled = fillPattern(variant, pattern);
  return "reason" in filled ? [] : filled.parts;
}

export function isArn(text: Text): boolean {
  return stringOf(text, "").startsWith("arn:");
}

/** The parts without slashes at the start and at the end of the text. */
export function trimSlashes(parts: readonly TextPart[]): readonly TextPart[] {
  const trimmed = parts.map((part, index): TextPart => {
    if (part.kind === "hole") return part;
    const start = index === 0 ? part.text.replace(/^\/+/, "") : part.text;
    return { ...part, text: index === parts.length - 1 ? withoutEnd(start, "/") : start };
  });
  return trimmed.filter((part) => part.kind === "hole" || part.text !== "");
}
