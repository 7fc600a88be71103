import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ValidateFunction } from "ajv";
import { createFileTreeCache } from "../parsers/index.js";
import { failure, isFailure, type Result, type SourceFile } from "../source/index.js";
import type { Node } from "../tree/index.js";
import type { ConfigData } from "./config-data.js";
import { problemOfForms, problemsOf, type ConfigProblem } from "./config-problems.js";
import { configSchema } from "./config-schema.js";
import { keysWrittenTwice, locationAt, messageAt, plainValue } from "./config-tree.js";
import { displayPath } from "./paths.js";
import { decodedFile } from "./read-file.js";

/** A valid config file, with its tree for messages about places. */
export interface ConfigFile {
  readonly path: string;
  readonly folder: string;
  readonly data: ConfigData;
  /** Messages in the order of their places, each as `file:line:column: message`. */
  place(problems: readonly ConfigProblem[]): string;
}

export const configNames = ["dmslint.config.json", "dmslint.config.yaml", "dmslint.config.yml"] as const;

/** The config file of a folder itself. */
export function configIn(folder: string): string | undefined {
  return configNames.map((name) => join(folder, name)).find((path) => existsSync(path));
}

export async function readConfigFile(path: string, cwd: string): Promise<Result<ConfigFile>> {
  const name = displayPath(path, cwd);
  const text = decodedFile(path)?.text;
  if (text === undefined) return failure(`The config "${name}" does not exist or cannot be read.`);
  const tree = readTree(path, name, text);
  if (isFailure(tree)) return tree;
  const { file, root } = tree;
  const place = (problems: readonly ConfigProblem[]): string => {
    const starts = problems.map(({ isAboutKey, message, path: keys }) => {
      const { start } = locationAt(root, keys, isAboutKey ? "key" : "value");
      return { start, text: messageAt(name, file, start, message) };
    });
    return starts
      .sort((one, other) => one.start - other.start)
      .map(({ text: line }) => line)
      .join("\n");
  };
  const data = await validate(plainValue(root, isTextAt));
  return Array.isArray(data) ? failure(place(data)) : { path, folder: dirname(path), data, place };
}

function readTree(
  path: string,
  name: string,
  text: string,
): Result<{ readonly file: SourceFile; readonly root: Node }> {
  const { file, documents, problems } = createFileTreeCache().tree(path, text);
  const broken = problems.map(({ location, message }) => messageAt(name, file, location.start, message));
  if (broken.length > 0) return failure(broken.join("\n"));
  const [root = emptyMapping(file), ...others] = documents;
  if (others.length > 0)
    return failure(`The config "${name}" contains several YAML documents, but only one is allowed.`);
  const twice = keysWrittenTwice(root).map((key) =>
    messageAt(name, file, key.location.start, `"${key.text}" is written twice.`),
  );
  return twice.length > 0
    ? failure(twice.join("\n"))
    : { file, root: root.kind === "null" ? emptyMapping(file) : root };
}

function emptyMapping(file: SourceFile): Node {
  return { kind: "mapping", entries: [], location: { file, start: 0, end: 0 } };
}

/** Account numbers, regions and parameters are texts, however they are written. */
function isTextAt([section, key]: readonly string[]): boolean {
  return section === "settings" && ["account", "partition", "regions", "parameters"].includes(key ?? "");
}

let compiled: Promise<ValidateFunction<ConfigData>> | undefined;

/** The validator; it is loaded and compiled once, when there is a config. */
async function compile(): Promise<ValidateFunction<ConfigData>> {
  const { Ajv } = await import("./ajv.js");
  return new Ajv({ allErrors: true, strictTuples: false, verbose: true }).compile<ConfigData>(configSchema);
}

async function validate(value: unknown): Promise<ConfigData | ConfigProblem[]> {
  compiled ??= compile();
  const isConfig = await compiled;
  return isConfig(value) ? value : problemsOf(isConfig.errors ?? [], "a config", problemOfForms);
}
