import { ownValue } from "../../../source/index.js";
import { piecesIn, type OffsetMap } from "../../../tree/index.js";

export interface Decoded {
  readonly text: string;
  readonly map: OffsetMap;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** The escapes of a quoted template. A heredoc only has the doubled `$` and `%`. */
const quotedEscape = /\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\([nrt"\\])|\$\$(?=\{)|%%(?=\{)/g;
const heredocEscape = /\$\$(?=\{)|%%(?=\{)/g;

/** The decoded text of a range of the source, with the places of its pieces. */
export function decode(source: string, start: number, end: number, style: "quoted" | "heredoc"): Decoded {
  const raw = source.slice(start, end);
  if (!/[\\$%]/.test(raw)) return { text: raw, map: raw === "" ? [] : start };
  const map: { at: number; offset: number; length: number }[] = [];
  let text = "";
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) map.push({ at: text.length, offset: start + from, length: to - from });
    text += raw.slice(from, to);
  };
  for (const match of raw.matchAll(style === "quoted" ? quotedEscape : heredocEscape)) {
    plain(match.index);
    const decoded = decodeEscape(match);
    map.push({ at: text.length, offset: start + match.index, length: decoded.length });
    text += decoded;
    from = match.index + match[0].length;
  }
  plain(raw.length);
  // An empty last piece marks the end of the text, even after an escape.
  if (from === raw.length && from > 0) map.push({ at: text.length, offset: end, length: 0 });
  return { text, map };
}

function decodeEscape(match: RegExpExecArray | RegExpMatchArray): string {
  const code = match[1] ?? match[2];
  if (code !== undefined) {
    const point = Number.parseInt(code, 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd";
  }
  return match[3] === undefined ? match[0].slice(1) : (ownValue(escapes, match[3]) ?? "");
}

/** Joins decoded texts. Pieces that follow each other directly in the file become one piece. */
export function joinDecoded(pieces: readonly Decoded[]): Decoded {
  const [first] = pieces;
  if (first && pieces.length === 1 && (typeof first.map === "number" || first.map.length <= 1)) return first;
  const map: { at: number; offset: number; length: number }[] = [];
  let text = "";
  for (const piece of pieces) {
    for (const { at, offset, length } of piecesIn(piece)) {
      const last = map.at(-1);
      const isNext = last && last.offset + last.length === offset && last.at + last.length === text.length + at;
      if (isNext) last.length += length;
      else map.push({ at: text.length + at, offset, length });
    }
    text += piece.text;
  }
  const [only] = map;
  return { text, map: map.length === 1 && only?.length === text.length ? only.offset : map };
}
