import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decode } from "../../src/workspace/files/encoding.js";

/** Templates and policies that other people wrote; they are not part of the project. */
export const corpus = "../shared/corpus";

export const hasCorpus = existsSync(corpus);

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The YAML and JSON files of the corpus, by path from its root. */
export function corpusFiles(): readonly TextFile[] {
  return filesIn(corpus);
}

/** The YAML and JSON files of a folder, by path from it. */
export function filesIn(folder: string): readonly TextFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(?:json|ya?ml|template|cfn)$/.test(path))
    .sort()
    .map((path) => ({ path, text: decode(readFileSync(join(folder, path))).text }));
}
