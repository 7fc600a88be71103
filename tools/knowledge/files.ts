import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const knowledgeFolder = fileURLToPath(new URL("../../src/knowledge/", import.meta.url));

/** JSON files by their path inside src/knowledge. */
export type KnowledgeFiles = ReadonlyMap<string, unknown>;

/** Reads the JSON files of src/knowledge. `isWanted` gets the path of each file. */
export function readKnowledge(isWanted: (path: string) => boolean): KnowledgeFiles {
  const paths = readdirSync(knowledgeFolder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".json") && isWanted(path));
  return new Map(paths.sort().map((path) => [path, JSON.parse(readFileSync(knowledgeFolder + path, "utf8"))]));
}

/** Whether people edit a file. The schemas and the generated files are not edited by hand. */
export function isHandKept(path: string): boolean {
  return !path.startsWith("schema/") && !path.startsWith("generated/");
}

/** Something that a person must correct. */
export interface Problem {
  /** The path inside src/knowledge. */
  readonly file: string;
  /** The place in the file: `engines[s3].rolesAsSource[0]`. */
  readonly at: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** The text of all code in src except for the knowledge. */
export function readSource(): string {
  const source = fileURLToPath(new URL("../../src/", import.meta.url));
  return readdirSync(source, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !path.startsWith("knowledge"))
    .map((path) => readFileSync(source + path, "utf8"))
    .join("\n");
}
