import type { SourceFile } from "../../../source/index.js";
import type { TemplateExpression, TemplatePart } from "./hcl-ast.js";
import type { ParsedText } from "./hcl-location.js";
import type { OuterPlace } from "./outer-place.js";

/** A byte order mark is not part of HCL. A space instead of it keeps all offsets the same. */
export function withoutByteOrderMark(file: SourceFile): ParsedText {
  return { file, parsed: file.text.replace(/^\ufeff/, " "), shift: 0 };
}

/**
 * A text that is one template, as a heredoc, because that has the same escapes. `at` is the place of the text, if it
 * is not written in a file as it is.
 */
export function wholeTemplate(file: SourceFile, at?: OuterPlace): ParsedText | undefined {
  const mark = "DMSLINT_TEMPLATE";
  if (file.text.includes(mark)) return undefined;
  const before = `x = <<${mark}\n`;
  return { file, parsed: `${before}${file.text}\n${mark}\n`, shift: before.length, ...(at && { at }) };
}

/** Removes the newline before the closing mark, which is not part of the text. */
export function withoutLastNewline(template: TemplateExpression, at?: OuterPlace): TemplateExpression {
  const last = template.parts.at(-1);
  if (last?.kind !== "literal" || !last.text.endsWith("\n")) return template;
  const rest = template.parts.slice(0, -1);
  const text = last.text.slice(0, -1);
  if (text === "") return { ...template, parts: rest };
  const shorter = at ? endingAt(last, text.length) : withoutLastUnit(last);
  return { ...template, parts: [...rest, { ...last, text, ...shorter }] };
}

type LiteralPart = Extract<TemplatePart, { kind: "literal" }>;

/** The newline is not in the text in another language, so the place stays as it is. */
function endingAt({ map, location }: LiteralPart, end: number): Pick<LiteralPart, "location" | "map"> {
  const pieces = typeof map === "number" ? map : map.map((piece) => ({ ...piece, at: Math.min(piece.at, end) }));
  return { map: pieces, location };
}

function withoutLastUnit({ location, map }: LiteralPart): Pick<LiteralPart, "location" | "map"> {
  const shorter = { ...location, end: location.end - 1 };
  if (typeof map === "number") return { map, location: shorter };
  const last = map.length - 1;
  const pieces = map.map((piece, index) => (index === last ? { ...piece, length: piece.length - 1 } : piece));
  return { map: pieces, location: map.length === 0 ? location : shorter };
}
