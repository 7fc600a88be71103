import { formatNames } from "../../formatters/index.js";
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
