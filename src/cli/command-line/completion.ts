import { failure, listed } from "../../source/index.js";
import { presetNames, rules } from "../../workspace/index.js";
import { bashCompletion } from "./completion-bash.js";
import { fishCompletion } from "./completion-fish.js";
import { zshCompletion } from "./completion-zsh.js";
import { optionsOf, type Arguments } from "../options/command.js";
import { defaultCommand, namedCommands } from "./commands.js";
import type { Host } from "../process/host.js";
import { shells, type OptionSpec } from "../options/options.js";
import { print } from "../process/print.js";
import { refuse } from "../process/refuse.js";

/** What a shell completes of a command. */
export interface CompletedCommand {
  readonly name: string;
  readonly help: string;
  /** Whether its name stands on the command line. */
  readonly isNamed: boolean;
  readonly options: readonly CompletedOption[];
}

export interface CompletedOption extends Pick<OptionSpec, "help" | "name" | "short" | "value"> {
  readonly isMultiple: boolean;
  readonly choices: readonly string[];
  /** Whether its value is the path of a file or folder. */
  readonly isPath: boolean;
}

type Shell = (typeof shells)[number];

const scripts: Readonly<Record<Shell, (commands: readonly CompletedCommand[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** `--completion SHELL`: prints a script with which a shell completes command lines. */
export function printCompletion(args: Arguments, host: Host): number {
  const wanted = args.value("completion");
  const shell = shells.find((one) => one === wanted);
  if (shell === undefined)
    return refuse(
      failure(`There is no completion for "${wanted ?? ""}": --completion is ${listed(shells, "or")}.`),
      host,
    );
  print(scripts[shell](completedCommands()), host);
  return 0;
}

/** All that a shell completes, from the tables of commands and options. */
export function completedCommands(): readonly CompletedCommand[] {
  return [defaultCommand, ...namedCommands].map((command) => ({
    name: command.name,
    help: command.help,
    isNamed: command !== defaultCommand,
    options: optionsOf(command).map(completedOption),
  }));
}

function completedOption({ choices = [], help, multiple, name, short, value }: OptionSpec): CompletedOption {
  return {
    name,
    help,
    isMultiple: multiple === true,
    choices:
      choices === "rules" ? rules.map((rule) => rule.name).sort() : choices === "presets" ? presetNames : choices,
    isPath: value === "FILE" || value === "PATH",
    ...(short !== undefined && { short }),
    ...(value !== undefined && { value }),
  };
}
