import { sourceFile, type Location } from "../source/index.js";
import type { LiteralPart, Text } from "./nodes.js";
import { computed } from "./origins.js";

/** The location of what is in no file, or not yet. */
export const nowhere: Location = { file: sourceFile("", ""), start: 0, end: 0 };

/** A text that is in no file, such as the action with which a policy is compared, or what an edit writes. */
export function plainText(value: string, location: Location = nowhere): Text {
  return { kind: "text", location, parts: value === "" ? [] : [literalPart(value, location)] };
}

export function literalPart(text: string, location: Location = nowhere): LiteralPart {
  return { kind: "literal", text, location, origin: computed };
}
