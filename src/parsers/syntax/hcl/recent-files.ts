import type { SourceFile } from "../../../source/index.js";
import type { HclFile } from "./hcl-ast.js";

/** How many characters the kept files may have together. The tree of a file needs a multiple of its text. */
const maximumCharacters = 500_000;

/** The files that were read last, the latest at the end. */
const recent = new Map<string, HclFile>();
let kept = 0;

/**
 * Reads a file, if that was not done a moment ago: an editor and the proofs of edits read a module again and again, of which
 * one file has changed.
 */
export async function readOnceOf(file: SourceFile, read: (file: SourceFile) => Promise<HclFile>): Promise<HclFile> {
  const known = recent.get(file.path);
  forget(known);
  const found = known?.file.text === file.text ? known : await read(file);
  // Another read of this file may have ended meanwhile.
  forget(recent.get(file.path));
  recent.set(file.path, found);
  kept += file.text.length;
  for (const oldest of recent.values()) {
    if (kept <= maximumCharacters) break;
    forget(oldest);
  }
  return found;
}

function forget(one: HclFile | undefined): void {
  if (one && recent.delete(one.file.path)) kept -= one.file.text.length;
}
