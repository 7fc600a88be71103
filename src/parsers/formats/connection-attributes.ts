import type { Text, TextPart } from "../../tree/index.js";
import { sliceLiteral, withPieces } from "../syntax/text-parts.js";

/**
 * ExtraConnectionAttributes as values by lower-case name: `name=value;name=value`, holes kept. A name with a hole in it
 * is skipped. https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Endpoints.html
 */
export function readAttributes(text: Text): ReadonlyMap<string, Text> {
  const found = new Map<string, Text>();
  for (const attribute of split(text.parts, ";")) {
    const [name = [], ...values] = split(attribute, "=");
    const literal = name.map((part) => (part.kind === "literal" ? part.text : undefined));
    if (literal.includes(undefined) || values.length === 0) continue;
    // Only the first `=` separates; the value may hold further ones.
    const value = values.flatMap((parts, index) => (index === 0 ? parts : [...equalsSign(parts, text), ...parts]));
    if (value.length > 0) found.set(literal.join("").trim().toLowerCase(), textOf(value, text));
  }
  return found;
}

function equalsSign(parts: readonly TextPart[], text: Text): TextPart[] {
  const location = parts[0]?.location ?? text.location;
  return [{ kind: "literal", text: "=", location: { ...location, end: location.start }, origin: { from: "computed" } }];
}

/** Parts between the separators that stand in literal parts. */
function split(parts: readonly TextPart[], separator: string): TextPart[][] {
  const groups: TextPart[][] = [[]];
  for (const part of parts) {
    if (part.kind === "hole") {
      groups.at(-1)?.push(part);
      continue;
    }
    const whole = withPieces(part);
    let at = 0;
    for (const [index, piece] of part.text.split(separator).entries()) {
      if (index > 0) groups.push([]);
      if (piece !== "") groups.at(-1)?.push(sliceLiteral(whole, at, at + piece.length));
      at += piece.length + separator.length;
    }
  }
  return groups;
}

function textOf(parts: readonly TextPart[], text: Text): Text {
  const first = parts[0]?.location ?? text.location;
  const last = parts.at(-1)?.location ?? text.location;
  const isOneFile = first.file === last.file && first.start <= last.end;
  return { kind: "text", parts, location: isOneFile ? { ...first, end: last.end } : text.location };
}
