import { onceIn, type Position, type SourceFile } from "../../../source/index.js";

/** Offsets of the places that HashiCorp's parser names: a line ends at `\n` alone, a column is a grapheme cluster. */
export function hashicorpOffsets(file: SourceFile): (position: Position) => number {
  const lines = [0];
  for (let at = file.text.indexOf("\n"); at !== -1; at = file.text.indexOf("\n", at + 1)) lines.push(at + 1);
  // That parser is not given a byte order mark.
  if (file.text.startsWith("\ufeff")) lines[0] = 1;
  const known = new Map<number, readonly number[]>();
  return ({ column, line }) => {
    const start = lines[line - 1];
    if (start === undefined) return file.text.length;
    const starts = onceIn(known, line, () => clusterStarts(file.text.slice(start, lines[line])));
    return start + (starts[column - 1] ?? starts.at(-1) ?? 0);
  };
}

/** The segmenter copies its whole text for every cluster, so it gets pieces of a long line. */
const pieceLength = 200;

/** Where each cluster of a text starts, and the end of the text. */
function clusterStarts(text: string): readonly number[] {
  const segmenter = new Intl.Segmenter();
  const starts: number[] = [];
  for (let at = 0; at < text.length;) {
    const piece = [...segmenter.segment(text.slice(at, at + pieceLength))];
    const isEnd = at + pieceLength >= text.length;
    // The last cluster of a piece may go on behind it.
    const whole = isEnd || piece.length === 1 ? piece : piece.slice(0, -1);
    starts.push(...whole.map(({ index }) => at + index));
    at += whole.reduce((length, { segment }) => length + segment.length, 0);
  }
  return [...starts, text.length];
}
