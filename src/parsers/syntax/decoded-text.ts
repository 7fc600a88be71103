import { fitted } from "../../source/index.js";
import type { OffsetMap, OffsetPiece } from "../../tree/index.js";

/** A decoded text, and where its characters are in the file. Without a map, the text is in the file unchanged. */
export interface DecodedText {
  readonly text: string;
  readonly map?: OffsetMap | undefined;
}

/** A decoded text with its map. */
export interface MappedText extends DecodedText {
  readonly map: readonly OffsetPiece[];
}

/** Builds a decoded text piece by piece. */
export interface TextBuilder {
  /** Adds a range of the file that is the same in the decoded text. */
  copy(from: number, to: number): void;
  /** Adds text that is written differently in the file, beginning at an offset. */
  put(text: string, offset: number): void;
  /** Removes spaces and tabs from the end, except for those that an escape gave. */
  trimEnd(): void;
  build(end: number): MappedText;
}

interface Piece {
  readonly at: number;
  readonly offset: number;
  length: number;
}

export function textBuilder(source: string): TextBuilder {
  const chunks: string[] = [];
  const pieces: Piece[] = [];
  let length = 0;
  /** Whether the last chunk is the same in the file, so that its end can be trimmed. */
  let isCopy = false;
  const add = (text: string, offset: number, isCopied: boolean): void => {
    if (text === "") return;
    addPiece(pieces, { at: length, offset, length: text.length }, isCopy, isCopied);
    chunks.push(text);
    length += text.length;
    isCopy = isCopied;
  };
  return {
    copy(from, to) {
      add(source.slice(from, to), from, true);
    },
    put(text, offset) {
      add(text, offset, false);
    },
    trimEnd() {
      const chunk = isCopy ? chunks.pop() : undefined;
      const last = pieces.at(-1);
      if (chunk === undefined || !last) return;
      let kept = chunk.length;
      while (kept > 0 && (chunk[kept - 1] === " " || chunk[kept - 1] === "\t")) kept--;
      chunks.push(chunk.slice(0, kept));
      length -= chunk.length - kept;
      last.length -= chunk.length - kept;
    },
    build(end) {
      // An empty last piece marks the end of the text, even after an escape.
      const last = pieces.at(-1);
      const isEnded = isCopy && last !== undefined && last.offset + last.length === end;
      const map = fitted(isEnded ? pieces : [...pieces, { at: length, offset: end, length: 0 }]);
      return { text: chunks.join(""), map };
    },
  };
}

function addPiece(pieces: Piece[], piece: Piece, isBehindCopy: boolean, isCopied: boolean): void {
  const last = isBehindCopy ? pieces.at(-1) : undefined;
  const end = last ? last.offset + last.length : piece.offset;
  if (last && isCopied && end === piece.offset) {
    last.length += piece.length;
    return;
  }
  // An empty piece marks the end of the copied range, because the next piece begins later in the file.
  if (end < piece.offset) pieces.push({ at: piece.at, offset: end, length: 0 });
  pieces.push(piece);
}
