import { formatNames } from "../../formatters/index.js";
import { basename, resolve } from "../../paths/index.js";
import { failure, type Result } from "../../source/index.js";
import { calledAs, type Arguments } from "./command.js";

/** The file that a report is written to. `undefined`: it is stdout, which `-` stands for as in other programs. */
export function outputFileOf(args: Arguments): string | undefined {
  const file = args.value("output-file");
  return file === "-" ? undefined : file;
}

/** What other programs call `-o json` is a format. Here it would be a file that nobody looks for. */
export function outputFileProblem(args: Arguments): Result<never> | undefined {
  const file = outputFileOf(args);
  if (file === undefined || args.command.name !== "lint" || !formatNames.includes(file)) return undefined;
  return failure(
    `--output-file needs the path of a file, and "${file}" is a format: ${calledAs(args.command)} --format ${file}. A file of this name is ./${file}.`,
  );
}

/** The options that name files which a run reads, beside what it lints. */
const inputs = ["config", "suppressions-location", "var-file", "parameters", "account-data"] as const;

/** Why a report does not replace a file: the run reads it, or the next one would take the report for its config or baseline. */
export async function inputFileProblem(args: Arguments, cwd: string): Promise<string | undefined> {
  const file = outputFileOf(args);
  if (file === undefined) return undefined;
  const path = resolve(cwd, file);
  const option = inputs.find((name) => args.values(name).some((value) => resolve(cwd, value) === path));
  const { configNames, suppressionsName } = await import("../../workspace/index.js");
  const isConfig = configNames.some((name) => name === basename(path));
  const own = isConfig ? "a config" : basename(path) === suppressionsName ? "a baseline" : undefined;
  const reason =
    option === undefined ? own && `a file of this name is ${own} of dmslint` : `it is the file of --${option}`;
  return reason && `The report cannot be written to "${file}": ${reason}, name another one.`;
}
