import type { Command } from "../options/command.js";
import { valueOptions } from "../options/options.js";

const configs: readonly string[] = ["config", "no-config", "policy-type", "no-plugins", "plugins"];
const reading: readonly string[] = ["stdin", "stdin-filename", "debug", "output-file", ...configs, ...valueOptions];

/** Lints. It is the command of a command line that names no other. */
export const defaultCommand: Command = {
  name: "lint",
  usage: "dmslint [options] [file | folder | glob ...]",
  help: "finds the IAM errors of AWS DMS migrations before you deploy",
  exits: "Exit status: 0 no errors, 1 errors found, 2 the run itself failed.",
  takes: [],
  run: async (args, host) => {
    if (args.has("init")) return (await import("../commands/init.js")).initConfig(args, host);
    if (args.has("list-rules")) return (await import("../commands/list-rules.js")).listRules(args, host);
    if (args.has("print-config")) return (await import("../commands/print-config.js")).printConfig(args, host);
    const lint = async (...all: Parameters<Command["run"]>): Promise<number> =>
      (await import("../lint/lint.js")).lintCommand(...all);
    if (args.has("watch")) return (await import("../lint/watch.js")).watchCommand(args, host, lint);
    return args.has("cache") ? (await import("../lint/lint-cached.js")).lintCached(args, host, lint) : lint(args, host);
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
    run: async (args, host) => (await import("../commands/policy.js")).policyCommand(args, host),
  },
  {
    name: "explain",
    usage: "dmslint explain [options] WHAT [file | folder | glob ...]",
    help: "explains rules, actions, roles and errors of AWS",
    details:
      "WHAT is a rule (role-permissions), an action (dms:CreateEndpoint, dms:Describe*), the address or name of a resource in the files (Resources.Target, aws_iam_role.dms), or an error of AWS as a whole. With - in its place, the error is read from stdin: a log, a decoded authorization message, an event of CloudTrail. Without a path, the files of the current folder are used.",
    exits: "Exit status: 0 explained, 1 nothing known fits, 2 the run itself failed.",
    takes: ["config", "no-config", "no-plugins", "plugins", ...valueOptions],
    run: async (args, host) => (await import("../commands/explain.js")).explainCommand(args, host),
  },
  {
    name: "graph",
    usage: "dmslint graph [options] [file | folder | glob ...]",
    help: "shows who passes, assumes and reaches what",
    exits: "Exit status: 0 done, 2 the run itself failed.",
    takes: reading,
    run: async (args, host) => (await import("../commands/graph.js")).graphCommand(args, host),
  },
  {
    name: "lsp",
    usage: "dmslint lsp --stdio [options]",
    hasNoPaths: true,
    help: "runs the language server for editors",
    exits: "Exit status: 0 after shutdown and exit, 1 after exit alone, 2 a wrong option.",
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
    run: async (args, host) => (await import("../commands/lsp.js")).lspCommand(args, host),
  },
];
