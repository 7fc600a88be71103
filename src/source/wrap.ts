import { visible } from "./visible.js";

/** Splits a text into lines of at most `width` columns. A longer word is not split: it has its own line. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of visible(text).split(/\s+/)) {
    const isFull = line !== "" && line.length + 1 + word.length > width;
    if (isFull) lines.push(line);
    line = isFull || line === "" ? word : `${line} ${word}`;
  }
  return line === "" ? lines : [...lines, line];
}
