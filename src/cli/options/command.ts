import type { Host } from "../process/host.js";
import { optionGroups, type OptionSpec } from "./options.js";

/** A command of dmslint: what the parser of the command line, the help texts and `main` know of it. */
export interface Command {
  readonly name: string;
  /** What stands on the command line, for the help text. */
  readonly usage: string;
  /** What it does, in one sentence that begins with a verb. */
  readonly help: string;
  /** What else its own help text says. */
  readonly details?: string;
  /** What the exit status means. */
  readonly exits: string;
  /** The options of other groups that it takes. Those of its own groups, `--help` and `--version` are always taken. */
  readonly takes: readonly string[];
  readonly hasNoPaths?: true;
  /** Runs it and gives the exit status. */
  readonly run: (args: Arguments, host: Host) => Promise<number>;
}

/** The command, options and paths of a command line. The options are those that the command takes. */
export interface Arguments {
  readonly command: Command;
  /** All words of the command line, as they were given. */
  readonly argv: readonly string[];
  readonly paths: readonly string[];
  has(name: string): boolean;
  /** The last value of an option. */
  value(name: string): string | undefined;
  values(name: string): readonly string[];
  /** Which of these options was given last. */
  lastOf(...names: readonly string[]): string | undefined;
}

/** The options that a command takes, in the groups of the help text. */
export function groupsOf({ name, takes }: Command): typeof optionGroups {
  return optionGroups.flatMap((group) => {
    const isOwn = group.isShared === true || (group.command ?? "lint") === name;
    const options = group.options.filter((option) => isOwn || (!group.command && takes.includes(option.name)));
    return options.length === 0 ? [] : [{ ...group, options }];
  });
}

export function optionsOf(command: Command): readonly OptionSpec[] {
  return groupsOf(command).flatMap(({ options }) => options);
}

/** A command as messages call it. */
export function calledAs({ name }: Command): string {
  return name === "lint" ? "dmslint" : `dmslint ${name}`;
}
