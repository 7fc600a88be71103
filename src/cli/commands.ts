import type { Arguments } from "./arguments.js";
import type { Host } from "./host.js";
import { optionGroups, valueOptions, type OptionSpec } from "./options.js";

/** A command of dmslint. The parser of the command line, the help texts and `main` use this table. */
export interface Command {
  readonly name: string;
  /** What stands on the command line, for the help text. */
  readonly usage: string;
  /** What it does, in one sentence that begins with a verb. */
  readonly help: string;
  /** What else its own help text says. */
  readonly details?: string;
  /** What the exit status means, if it is not that of linting. */
  readonly exits?: string;
  /** The options of other groups that it takes. Those of its own groups, `--help` and `--version` are always taken. */
  readonly takes: readonly string[];
  readonly hasNoPaths?: true;
  /** Runs it and gives the exit status. */
  readonly run: (args: Arguments, host: Host) => Promise<number>;
}

const configs: readonly string[] = ["config", "no-config", "policy-type", "no-plugins", "plugins"];
const reading: readonly string[] = ["stdin", "stdin-filename", "debug", "output-file", ...configs, ...valueOptions];

/** Lints. It is the command of a command line that names no other. */
export const defaultCommand: Command = {
  name: "lint",
  usage: "dmslint [options] [file | folder | glob ...]",
  help: "finds the IAM errors of AWS DMS migrations before you deploy",
  takes: [],
  run: async (args, host) => {
    if (args.has("init")) return (await import("./init.js")).initConfig(args, host);
    if (args.has("list-rules")) return (await import("./list-rules.js")).listRules(args, host);
    if (args.has("print-config")) return (await import("./print-config.js")).printConfig(args, host);
    const lint = async (...all: Parameters<Command["run"]>): Promise<number> =>
      (await import("./lint.js")).lintCommand(...all);
    if (args.has("watch")) return (await import("./watch.js")).watchCommand(args, host, lint);
    return args.has("cache") ? (await import("./lint-cached.js")).lintCached(args, host, lint) : lint(args, host);
  },
};

/** The commands that are called by their names. */
export const namedCommands: readonly Command[] = [
  {
    name: "policy",
    usage: "dmslint policy [options] [file | folder | glob ...]",
    help: "writes the least policies that DMS resources need",
    exits: "Exit status: 0 done, 1 something is missing (--diff), 2 the run itself failed.",
    takes: reading,
    run: async (args, host) => (await import("./policy.js")).policyCommand(args, host),
  },
  {
    name: "explain",
    usage: "dmslint explain [options] WHAT [file | folder | glob ...]",
    help: "explains rules, actions, roles and errors of AWS",
    details:
      "WHAT is a rule (role-permissions), an action (dms:CreateEndpoint, dms:Describe*), the address or name of a resource in the files (Resources.Target, aws_iam_role.dms), or an error of AWS as a whole. With - in its place, the error is read from stdin: a log, a decoded authorization message, an event of CloudTrail. Without a path, the files of the current folder are used.",
    exits: "Exit status: 0 explained, 1 nothing known fits, 2 the run itself failed.",
    takes: ["config", "no-config", "no-plugins", "plugins", ...valueOptions],
    run: async (args, host) => (await import("./explain.js")).explainCommand(args, host),
  },
  {
    name: "graph",
    usage: "dmslint graph [options] [file | folder | glob ...]",
    help: "shows who passes, assumes and reaches what",
    takes: reading,
    run: async (args, host) => (await import("./graph.js")).graphCommand(args, host),
  },
  {
    name: "lsp",
    usage: "dmslint lsp --stdio [options]",
    hasNoPaths: true,
    help: "runs the language server for editors",
    takes: [
      ...configs,
      ...valueOptions,
      "preset",
      "rule",
      "no-inline-config",
      "report-unused-disable-directives",
      "suppressions-location",
      "quiet",
    ],
    run: async (args, host) => (await import("./lsp.js")).lspCommand(args, host),
  },
];

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
