import { fileURLToPath, pathToFileURL } from "node:url";
import { resolve, slashed } from "../../paths/index.js";

/**
 * The path of a document. `undefined`: it is not a file on disk, for example an unsaved document or a file in an
 * archive.
 */
export function pathOfUri(uri: string): string | undefined {
  if (!/^file:/i.test(uri)) return undefined;
  try {
    const path = slashed(fileURLToPath(uri));
    // Two slashes in a row are one for the system, and the linter knows files by their shortest path.
    return path.includes("\0") || /[/\\]$/.test(path) ? undefined : resolve(path);
  } catch (error) {
    // A wrong escape (`%zz`) is a URIError, everything else that is wrong is a TypeError.
    if (error instanceof TypeError || error instanceof URIError) return undefined;
    throw error;
  }
}

export function uriOfPath(path: string): string {
  return pathToFileURL(path).href;
}
