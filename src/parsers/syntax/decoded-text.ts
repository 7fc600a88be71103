import type { OffsetMap } from "../../tree/index.js";

/** A text as it is read, and where its units stand in the file; no map where they stand side by side. */
export interface DecodedText {
  readonly text: string;
  readonly map?: OffsetMap;
}

/** Collects a decoded text unit by unit. */
export interface TextBuilder {
  /** Text that stands at an offset as it is. */
  copy(from: number, to: number): void;
  /** Text that the file spells otherwise, from an offset on. */
  put(text: string, offset: number): void;
  /** Takes spaces and tabs off the end, but none that an escape gave. */
  trimEnd(): void;
  build(end: number): Required<DecodedText>;
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
  /** The last chunk stands in the file as it is, so that its end can be trimmed. */
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
      // An empty last piece says where the text ends, also behind an escape.
      const last = pieces.at(-1);
      const isEnded = isCopy && last !== undefined && last.offset + last.length === end;
      const map = isEnded ? pieces : [...pieces, { at: length, offset: end, length: 0 }];
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
  // Says that the copy ended here, though the next piece stands further on.
  if (end < piece.offset) pieces.push({ at: piece.at, offset: end, length: 0 });
  pieces.push(piece);
}
