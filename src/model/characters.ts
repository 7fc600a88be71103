import type { Template } from "./template.js";

/** How many characters the files of a template have. */
export function charactersOf({ files }: Template): number {
  return files.reduce((sum, { text }) => sum + text.length, 0);
}
