import { parseArgs } from "node:util";
import { didYouMean, failure, isFailure, listed, type Result } from "../../source/index.js";
import { calledAs, optionsOf, type Arguments, type Command } from "../options/command.js";
import { defaultCommand, namedCommands } from "./commands.js";
import { allOptions, type OptionSpec } from "../options/options.js";
import { meantOption } from "./other-names.js";

/**
 * Parses the command line. Fails if its command takes no such option, if the value of an option is missing, if an
 * option may be a file, or if a command is misspelled.
 */
export function readArguments(argv: readonly string[], isFile: IsFile = () => false): Result<Arguments> {
  const { tokens } = parseArgs({
    args: [...argv],
    options: parserOptions(),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  // The first word that is no option names the command. After `--` there are only paths.
  const first = tokens.find(({ kind }) => kind !== "option");
  const word = first?.kind === "positional" ? first.value : undefined;
  const named = namedCommands.find(({ name }) => name === word);
  const command = named ?? defaultCommand;
  const misspelled = named || word === undefined ? undefined : misspelledCommand(word, isFile);
  const mistaken = misspelled ?? (command.hasNoPaths ? undefined : fileAmongOptions(argv, tokens, isFile));
  if (mistaken !== undefined) return failure(mistaken);
  const words = tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : []));
  const paths = named ? words.slice(1) : words;
  const given = givenOptions(
    command,
    tokens.filter((token) => token.kind === "option"),
  );
  if (isFailure(given)) return given;
  return {
    command,
    argv,
    paths,
    has: (name) => given.has(name),
    value: (name) => given.get(name)?.at(-1),
    values: (name) => given.get(name) ?? [],
    lastOf: (...names) => [...given.keys()].findLast((name) => names.includes(name)),
  };
}

/** The values of each option. The names are in the order of their last occurrence. */
function givenOptions(
  command: Command,
  tokens: readonly OptionToken[],
): Result<ReadonlyMap<string, readonly string[]>> {
  const given = new Map<string, string[]>();
  for (const token of tokens) {
    const spec = optionsOf(command).find(({ name }) => name === token.name);
    const value = valueOf(token);
    const problem = spec ? problemWith(spec, { ...token, value }) : notTaken(command, token);
    if (problem !== undefined) return failure(problem);
    const before = given.get(token.name) ?? [];
    given.delete(token.name);
    given.set(token.name, [...before, value ?? ""]);
  }
  return given;
}

/** Whether a word of the command line names a file or folder. */
type IsFile = (word: string) => boolean;

/** The commands with which other linters lint. */
const lintingWords: readonly string[] = [defaultCommand.name, "check", "scan", "run", "validate", "analyze"];

/** A word that is no command is a path. One that is nearly a command or an option, and where there is nothing, is a slip. */
function misspelledCommand(word: string, isFile: IsFile): string | undefined {
  if (!/^(?:[a-z]+|-)$/i.test(word) || isFile(word)) return undefined;
  const taken = optionsOf(defaultCommand);
  const option = word === "-" ? "stdin" : taken.find(({ name, value }) => name === word && value === undefined)?.name;
  const commands = namedCommands.map(({ name }) => name);
  const hint = option === undefined ? didYouMean(word, commands) : ` Did you mean "--${option}"?`;
  const known = lintingWords.includes(word) ? " dmslint lints without a command." : hint;
  return known === "" ? undefined : `There is no command, file or folder "${word}".${known}`;
}

/**
 * Hooks put the names of files behind the options, and who sends a pull request chooses names: `--output-file=main.tf`.
 * Only `--` tells them apart, and that as well may be a name.
 */
function fileAmongOptions(
  argv: readonly string[],
  tokens: readonly { readonly kind: string; readonly index: number }[],
  isFile: IsFile,
): string | undefined {
  if (tokens.some(({ kind }) => kind === "option-terminator") && !isFile("--")) return undefined;
  const words = tokens.flatMap(({ index, kind }) => (kind === "option" ? [argv[index] ?? ""] : []));
  const word = words.find(isFile);
  if (word === undefined) return undefined;
  return `"${word}" looks like an option, and is the name of a file here. Write options first, then --, then names of files.`;
}

function parserOptions(): Record<string, { type: "string" | "boolean"; short?: string }> {
  const entries = allOptions.map(({ name, short, value }) => {
    const type = value === undefined ? ("boolean" as const) : ("string" as const);
    return [name, { type, ...(short !== undefined && { short }) }] as const;
  });
  return Object.fromEntries(entries);
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
  readonly inlineValue: boolean | undefined;
}

/** `-f=json` gives the format "json", as in ESLint. The parser of Node takes the equals sign for a part of the value. */
function valueOf({ inlineValue, rawName, value }: OptionToken): string | undefined {
  return inlineValue && !rawName.startsWith("--") ? value?.replace(/^=/, "") : value;
}

function problemWith(spec: OptionSpec, { inlineValue, rawName, value }: OptionToken): string | undefined {
  if (spec.value === undefined) return value === undefined ? undefined : `The option ${rawName} takes no value.`;
  // A value that looks like an option is an option. So `--format --fix` does not take "--fix" as a format.
  const isMissing = value === undefined || value === "" || (!inlineValue && /^--?[a-z]/i.test(value));
  return isMissing ? `The option ${rawName} needs a value: ${rawName} ${spec.value}.` : undefined;
}

/** Why a command does not take an option: others do, or it does not exist. */
function notTaken(command: Command, { name, rawName }: OptionToken): string {
  const meant = command === defaultCommand ? meantOption(name) : undefined;
  const others = [defaultCommand, ...namedCommands].filter((one) => optionsOf(one).some((spec) => spec.name === name));
  if (others.length > 0) {
    const takers = listed(others.map((one) => `"${calledAs(one)}"`));
    const where = meant === undefined ? "" : ` ${meant}`;
    return `"${calledAs(command)}" does not take the option ${rawName}: it is an option of ${takers}.${where}`;
  }
  if (meant !== undefined) return `There is no option "${rawName}". ${meant}`;
  const names = optionsOf(command).map((one) => `--${one.name}`);
  const hint = rawName.startsWith("--") ? didYouMean(rawName, names) : "";
  return `There is no option "${rawName}".${hint === "" ? ` ${calledAs(command)} --help lists them.` : hint}`;
}
