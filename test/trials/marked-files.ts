import type { Files } from "./word-places.js";

/** Files with marks, such as `<<parameter:Name>>`, where another word can be written in the place of `Name`. */
export interface MarkedFiles {
  readonly format: string;
  readonly files: Files;
}

const mark = /<<([^:>]+):([^>]*)>>/g;

/** The names of all marks. */
export function marksOf({ files }: MarkedFiles): readonly string[] {
  const all = Object.values(files).flatMap((text) => [...text.matchAll(mark)].map(([, name = ""]) => name));
  return [...new Set(all)];
}

/** The files with a word in the places of one mark, and what is usual in the others. */
export function filled({ files }: MarkedFiles, name: string, word: string): Files {
  const fill = (text: string): string =>
    text.replace(mark, (_, one: string, usual: string) => (one === name ? word : usual));
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, fill(text)]));
}
