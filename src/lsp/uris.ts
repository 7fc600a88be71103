import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * The path of a document. `undefined`: it is not a file on disk, for example an unsaved document or a file in an
 * archive.
 */
export function pathOfUri(uri: string): string | undefined {
  if (!uri.startsWith("file:")) return undefined;
  try {
    return fileURLToPath(uri);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

export function uriOfPath(path: string): string {
  return pathToFileURL(path).href;
}
