import type { HolePart, Text, TextPart } from "../../tree/index.js";

/** The index of the resource among the fields of an ARN. */
const resourceField = 5;

/** The fields that say where a resource is (partition, region, account), and what is written there. */
const places: ReadonlyMap<number, RegExp> = new Map([
  [1, /^(?:\*|aws(?:-[a-z-]+)?)$/],
  [3, /^(?:\*|[a-z]{2}(?:-[a-z]+)+-\d)$/],
  [4, /^(?:\*|\d{12}|aws)$/],
]);

/**
 * The text of an ARN whose partition, region and account are each written, empty or one hole: such a hole contains no
 * colon. In `arn:aws:logs:${var.place}:log-group`, it may be both region and account, so the text stays as it is.
 */
export function withPlainPlaces(text: Text): Text {
  const [first] = text.parts;
  if (first?.kind !== "literal" || !first.text.startsWith("arn:") || !text.parts.some(isOpen)) return text;
  const fields = fieldsOf(text.parts);
  const found = [...places].map(([index, written]) => ({ written, parts: fields[index] ?? [] }));
  if (fields.length <= resourceField || !found.every(({ parts, written }) => isWhole(parts, written))) return text;
  const holes = new Set(found.flatMap(({ parts }) => parts.filter(isOpen)));
  const parts = text.parts.map((part) =>
    isOpen(part) && holes.has(part) ? { ...part, symbol: { ...part.symbol, shape: "segment" as const } } : part,
  );
  return holes.size === 0 ? text : { ...text, parts };
}

/** The resource may contain colons, but it comes last. */
function fieldsOf(parts: readonly TextPart[]): readonly (readonly TextPart[])[] {
  const fields: TextPart[][] = [[]];
  for (const part of parts) {
    const pieces = part.kind === "literal" ? part.text.split(":").map((piece) => ({ ...part, text: piece })) : [part];
    for (const [at, piece] of pieces.entries()) {
      if (at > 0) fields.push([]);
      if (piece.kind === "hole" || piece.text !== "") fields.at(-1)?.push(piece);
    }
  }
  return fields;
}

function isWhole([part, ...others]: readonly TextPart[], written: RegExp): boolean {
  return others.length === 0 && (part?.kind !== "literal" || written.test(part.text));
}

function isOpen(part: TextPart): part is HolePart {
  return part.kind === "hole" && part.symbol.shape === "any";
}
