import { parseArgs } from "node:util";
import { failure, type Result } from "../source/index.js";
import { allOptions, type OptionSpec } from "./options.js";

/** The options and paths of a command line. The names of the options were checked. */
export interface Arguments {
  readonly paths: readonly string[];
  has(name: string): boolean;
  /** The last value of an option. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
  /** Which of these options was given last. */
  lastOf(...names: readonly string[]): string | undefined;
}

/** Parses the command line. Fails if an option does not exist or its value is missing. */
export async function readArguments(argv: readonly string[]): Promise<Result<Arguments>> {
  const { tokens } = parseArgs({
    args: [...argv],
    options: parserOptions(),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const paths: string[] = [];
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    if (token.kind === "positional") paths.push(token.value);
    if (token.kind !== "option") continue;
    const spec = allOptions.find(({ name }) => name === token.name);
    const problem = spec ? problemWith(spec, token) : await unknownOption(token.rawName);
    if (problem !== undefined) return failure(problem);
    const before = given.get(token.name) ?? [];
    // The names stay in the order of their last occurrence.
    given.delete(token.name);
    given.set(token.name, [...before, token.value ?? ""]);
  }
  return {
    paths,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
    lastOf: (...names) => [...given.keys()].findLast((name) => names.includes(name)),
  };
}

function parserOptions(): Record<string, { type: "string" | "boolean"; short?: string }> {
  const entries = allOptions.map(({ name, short, value }) => {
    const type = value === undefined ? ("boolean" as const) : ("string" as const);
    return [name, { type, ...(short !== undefined && { short }) }] as const;
  });
  return Object.fromEntries(entries);
}

interface OptionToken {
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

function problemWith(spec: OptionSpec, { inlineValue, rawName, value }: OptionToken): string | undefined {
  if (spec.isPlanned) return `The option ${rawName} is not part of this version yet.`;
  if (spec.value === undefined) return value === undefined ? undefined : `The option ${rawName} takes no value.`;
  // A value that looks like an option is an option. So `--format --fix` does not take "--fix" as a format.
  const isMissing = value === undefined || (!inlineValue && /^--?[a-z]/i.test(value));
  return isMissing ? `The option ${rawName} needs a value: ${rawName} ${spec.value}.` : undefined;
}

async function unknownOption(rawName: string): Promise<string> {
  // This import is slow, so it happens only for an unknown option.
  const { didYouMean } = await import("../workspace/index.js");
  const names = allOptions.filter(({ isPlanned }) => !isPlanned).map(({ name }) => `--${name}`);
  const hint = rawName.startsWith("--") ? didYouMean(rawName, names) : "";
  return `There is no option "${rawName}".${hint === "" ? " dmslint --help lists them." : hint}`;
}
