import { resolve } from "../../paths/index.js";
import { createFileTreeCache, partitionOf, readVarFile, type Values } from "../../parsers/index.js";
import {
  failure,
  isFailure,
  isRecord,
  sole,
  sourceFile,
  type Location,
  type PlacedProblem,
  type Result,
} from "../../source/index.js";
import type { SettingsData } from "../config-files/config-data.js";
import { plainValue, treeProblems } from "../config-files/config-tree.js";
import type { OptionWords } from "./option-words.js";
import { pairProblem, partitionProblem, regionProblem } from "../config-files/place-problems.js";
import { displayPath } from "../files/paths.js";
import { readNamedText } from "../files/read-file.js";
import { loadWasm } from "../files/wasm.js";

/** The values from the command line, not parsed yet. */
export interface ValueOptions {
  /** `NAME=VALUE`, both for CloudFormation parameters and for Terraform variables. */
  readonly vars: readonly string[];
  readonly varFiles: readonly string[];
  readonly parameterFiles: readonly string[];
  readonly region?: string;
  readonly account?: string;
  readonly partition?: string;
}

/**
 * Reads `--var`, `--var-file` and `--parameters`. Later values win, and `--var` wins over files. Fails if a file cannot
 * be read or a value has the wrong form.
 */
export async function readValues(options: ValueOptions, cwd: string, words: OptionWords): Promise<Result<Values>> {
  const wrongRegion = options.region === undefined ? undefined : regionProblem(options.region);
  if (wrongRegion !== undefined) return failure(`${words.region}: ${wrongRegion}`);
  const wrongPartition = options.partition === undefined ? undefined : partitionProblem(options.partition);
  if (wrongPartition !== undefined) return failure(`${words.partition}: ${wrongPartition}`);
  const { partition, region } = options;
  const wrongPair = region !== undefined && partition !== undefined && pairProblem(region, partition);
  if (wrongPair) return failure(`${words.region}: ${wrongPair}`);
  const single = readVars(options.vars, words);
  if (isFailure(single)) return single;
  let variables: Readonly<Record<string, unknown>> = {};
  for (const file of options.varFiles) {
    const read = await variablesIn(resolve(cwd, file), cwd);
    if (isFailure(read)) return read;
    variables = { ...variables, ...read };
  }
  let parameters: Readonly<Record<string, unknown>> = {};
  for (const file of options.parameterFiles) {
    const read = readParameterFile(resolve(cwd, file), cwd);
    if (isFailure(read)) return read;
    parameters = { ...parameters, ...read };
  }
  return {
    parameters: { ...parameters, ...single },
    variables: { ...variables, ...single },
    ...(options.region !== undefined && { region: options.region }),
    ...(options.account !== undefined && { account: options.account }),
    ...(options.partition !== undefined && { partition: options.partition }),
  };
}

/** The values of a unit. Values from the command line win over the config. */
export function mergeValues(settings: SettingsData, given: Values): Values {
  const region = given.region ?? sole(settings.regions ?? []);
  const account = given.account ?? settings.account;
  const regions = region === undefined ? (settings.regions ?? []) : [region];
  const partition = given.partition ?? partitionFor(settings, given) ?? partitionOf(regions);
  return {
    parameters: { ...settings.parameters, ...given.parameters },
    variables: { ...settings.variables, ...given.variables },
    ...(region !== undefined && { region }),
    ...(account !== undefined && { account }),
    ...(partition !== undefined && { partition }),
  };
}

/** The partition that a config says. A region on the command line may be one of another partition than the config is for. */
function partitionFor({ partition }: SettingsData, { region }: Values): string | undefined {
  const isOther = partition !== undefined && region !== undefined && pairProblem(region, partition) !== undefined;
  return isOther ? undefined : partition;
}

function readVars(vars: readonly string[], { nameless }: OptionWords): Result<Record<string, unknown>> {
  const values = new Map<string, unknown>();
  for (const one of vars) {
    const at = one.indexOf("=");
    if (at < 1) return failure(nameless);
    values.set(one.slice(0, at).trim(), readVar(one.slice(at + 1)));
  }
  return Object.fromEntries(values);
}

/**
 * A list or mapping is parsed as JSON, because JSON is a subset of Terraform's expressions. Every other value is a
 * text.
 */
function readVar(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

async function variablesIn(path: string, cwd: string): Promise<Result<Readonly<Record<string, unknown>>>> {
  const name = displayPath(path, cwd);
  const text = readNamedText(path, `The file of --var-file "${name}"`);
  if (isFailure(text)) return text;
  const isJson = path.endsWith(".json");
  const { value, problem } = isJson ? readPlain(path, text, name) : await readHclValues(path, text, name);
  if (problem !== undefined) return failure(problem);
  return isRecord(value)
    ? value
    : failure(`The file of --var-file "${name}" must contain one mapping of variable names to values.`);
}

async function readHclValues(path: string, text: string, name: string): Promise<PlainFile> {
  const file = sourceFile(path, text);
  const { values, problems, rejected } = await readVarFile(file, loadWasm);
  const [problem] = problems;
  if (problem) return { problem: unreadableAt(name, problem.location, "HCL") };
  const [wrong] = rejected;
  return wrong ? { problem: { name, ...wrong } } : { value: values };
}

/**
 * Reads the forms that AWS tools accept: `[{ ParameterKey, ParameterValue }]` and a mapping of names to values, both also
 * under `Parameters`, and what Git sync deploys. https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/
 */
function readParameterFile(path: string, cwd: string): Result<Readonly<Record<string, unknown>>> {
  const name = displayPath(path, cwd);
  const text = readNamedText(path, `The file of --parameters "${name}"`);
  if (isFailure(text)) return text;
  const { value, problem } = readPlain(path, text, name, () => true);
  if (problem !== undefined) return failure(problem);
  const held = parametersIn(value);
  const values = isRecord(held) ? held : pairsIn(held);
  if (values === undefined) {
    return failure(
      `The file of --parameters "${name}" must contain a list of ParameterKey and ParameterValue, or a mapping of names to values.`,
    );
  }
  const [odd] = Object.entries(values).find(([, one]) => [one].flat().some(isRecord)) ?? [];
  if (odd === undefined) return values;
  return failure(
    `The file of --parameters "${name}" has a mapping for "${odd}". A value is a text or a list of texts.`,
  );
}

/**
 * The deployment file of Git sync has `parameters` beside `template-file-path` and `tags`.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/git-sync-concepts-terms.html
 */
function parametersIn(value: unknown): unknown {
  if (!isRecord(value)) return value;
  if (typeof value.Parameters === "object") return value.Parameters;
  return isRecord(value.parameters) ? value.parameters : value;
}

/** `undefined`: this is no list of parameters. */
function pairsIn(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const pairs = Array.isArray(value) ? value.map(parameterPair) : [undefined];
  const found = pairs.filter((pair) => pair !== undefined);
  if (found.length < pairs.length) return undefined;
  // With UsePreviousValue there is no value: the stack has it.
  return Object.fromEntries(found.filter(([, one]) => one !== undefined));
}

/** A list may also contain texts like `Name=Value`, as `--parameter-overrides` accepts them. */
function parameterPair(value: unknown): readonly [string, unknown] | undefined {
  if (typeof value === "string" && value.includes("="))
    return [value.slice(0, value.indexOf("=")), value.slice(value.indexOf("=") + 1)];
  if (!isRecord(value) || typeof value.ParameterKey !== "string") return undefined;
  return [value.ParameterKey, value.ParameterValue];
}

interface PlainFile {
  readonly value?: unknown;
  readonly problem?: PlacedProblem;
}

function readPlain(path: string, text: string, name: string, isTextAt?: () => boolean): PlainFile {
  const { documents, problems } = createFileTreeCache().tree(path, text);
  const [problem] = problems;
  const syntax = path.endsWith(".json") ? "JSON" : "YAML";
  if (problem) return { problem: unreadableAt(name, problem.location, syntax) };
  const [root, second] = documents;
  if (!root) return { value: {} };
  if (second) return { problem: { name, location: second.location, message: "Only one YAML document is allowed." } };
  const [wrong] = treeProblems(root, name);
  return wrong === undefined ? { value: plainValue(root, isTextAt) } : { problem: wrong };
}

/** The values may be secret, and what a parser says of a text quotes it. */
function unreadableAt(name: string, location: Location, syntax: string): PlacedProblem {
  return { name, location, message: `Here the file is no valid ${syntax}.` };
}
