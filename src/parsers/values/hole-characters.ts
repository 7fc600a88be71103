import type { Shape, TextPart } from "../../tree/index.js";

/** Characters that a hole of each shape cannot contain. */
const excluded: Readonly<Record<Shape, RegExp>> = {
  segment: /[:/]/,
  path: /:/,
  number: /[^\d.eE+-]/,
  region: /[^a-z0-9-]/,
  account: /\D/,
  partition: /[^a-z-]/,
  suffix: /[^a-z0-9.-]/,
  any: /(?!)/,
};

/** Whether no hole can contain a text: one of its characters stands in none of them. */
export function isInNoHole(parts: readonly TextPart[], text: string): boolean {
  return parts.every((part) => part.kind === "literal" || excluded[part.symbol.shape].test(text));
}

/** Whether a text can neither stand in a hole nor begin or end in one. */
export function isOutsideOfHoles(parts: readonly TextPart[], text: string): boolean {
  return Array.from(text).every((character) => isInNoHole(parts, character));
}
