import { dirname, normalize } from "node:path/posix";
import type { WorkspaceReader } from "../../../src/workspace/units/reader.js";
import type { TextFile } from "../protocol.js";

/** The folder that the files of the playground seem to be in. */
const folder = "/playground/";

export function pathOf(name: string): string {
  return normalize(folder + name);
}

/** The name of a file, as the user wrote it. */
export function nameOf(path: string): string {
  return path.startsWith(folder) ? path.slice(folder.length) : path;
}

/** Reads the files of the playground. There are no others. */
export function memoryReader(files: readonly TextFile[]): WorkspaceReader {
  const texts = new Map(files.map(({ name, text }) => [pathOf(name), text]));
  const read = (path: string): string | undefined => texts.get(normalize(path));
  return {
    read,
    decoded: (path) => {
      const text = read(path);
      return text === undefined ? undefined : { text, encoding: "utf-8", isExact: true };
    },
    unreadable: new Map(),
    list: (path) => [...texts.keys()].filter((file) => dirname(file) === normalize(path)).sort(),
  };
}
