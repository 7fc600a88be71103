import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createFileTreeCache } from "../../src/parsers/index.js";
import type { Node } from "../../src/tree/index.js";

/** The texts of files that are linted together, by path. */
export type Files = Readonly<Record<string, string>>;

/** A key, a scalar or a name in a file, where another word can be written. */
export interface WordPlace {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  /** How a word is written here. `undefined`: it cannot be written here. */
  readonly written: (word: string) => string | undefined;
}

/** The files of a folder and of those in it. */
export function filesIn(folder: string): Files {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Object.fromEntries(names.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

/** The files with a word at a place. */
export function withWord(files: Files, { end, path, start, written }: WordPlace, word: string): Files | undefined {
  const text = files[path] ?? "";
  const replacement = written(word);
  return replacement === undefined
    ? undefined
    : { ...files, [path]: text.slice(0, start) + replacement + text.slice(end) };
}

export function wordPlaces(files: Files): readonly WordPlace[] {
  return Object.entries(files).flatMap(([path, text]) =>
    /\.(?:tf|tofu|tfvars|hcl)$/.test(path) ? placesInHcl(path, text) : placesInTree(path, text),
  );
}

const quoted = (word: string): string => JSON.stringify(word);

/** Every key and scalar, every part of a text that has colons, slashes or dots, and the tags of YAML. */
function placesInTree(path: string, text: string): readonly WordPlace[] {
  const places: WordPlace[] = [];
  const add = (location: Node["location"]): void => {
    const { end, start } = location;
    const source = text.slice(start, end);
    // A scalar over several lines is left as it is, and so are anchors and aliases.
    if (source.includes("\n") || /^[&*|>]/.test(source)) return;
    places.push({ path, start, end, written: quoted });
    for (const match of source.matchAll(/[\w-]+/g)) {
      if (match[0] === source || /^"?[\w-]+"?$/.test(source)) continue;
      const at = start + match.index;
      places.push({ path, start: at, end: at + match[0].length, written: insideText });
    }
  };
  const visit = (node: Node): void => {
    if (node.kind === "list") node.items.forEach(visit);
    else if (node.kind === "mapping") {
      for (const { key, value } of node.entries) {
        if (text.slice(key.location.start, key.location.end).startsWith("!")) visit(value);
        else {
          add(key.location);
          visit(value);
        }
      }
    } else add(node.location);
  };
  createFileTreeCache().tree(path, text).documents.forEach(visit);
  for (const { 0: tag, index } of text.matchAll(/(?<=[\s[{,]!)\w+/g)) {
    places.push({ path, start: index, end: index + tag.length, written: nameOnly });
  }
  return places;
}

/** Every name and every word in a text. */
function placesInHcl(path: string, text: string): readonly WordPlace[] {
  return [...text.matchAll(/"[^"\n$]*"|[A-Za-z_][\w-]*/g)].map(({ 0: match, index }) => ({
    path,
    start: index,
    end: index + match.length,
    written: match.startsWith('"') ? quoted : nameOnly,
  }));
}

/** A word inside of a plain or quoted text. */
function insideText(word: string): string | undefined {
  return /["\\\n]/.test(word) ? undefined : word;
}

function nameOnly(word: string): string | undefined {
  return /^[A-Za-z_]\w*$/.test(word) ? word : undefined;
}
