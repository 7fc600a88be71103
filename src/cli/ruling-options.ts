import { didYouMean, presetNames, type ConfigChoice, type RulingOptions } from "../project/index.js";
import type { Arguments } from "./arguments.js";
import type { Host } from "./host.js";

/** The part of the command line that says which rules and values hold; a text says what is wrong with it. */
export function readRulingOptions(args: Arguments, host: Host): RulingOptions | string {
  if (args.has("config") && args.has("no-config")) return "The options --config and --no-config exclude each other.";
  const name = args.value("preset");
  const preset = presetNames.find((one) => one === name);
  if (name !== undefined && preset === undefined) {
    return `There is no preset "${name}": it is ${presetNames.join(", ")}.${didYouMean(name, presetNames)}`;
  }
  const account = args.value("account");
  if (account !== undefined && !/^\d{12}$/.test(account)) return `--account needs 12 digits, but got "${account}".`;
  const suppressions = args.value("suppressions-location");
  const region = args.value("region");
  const partition = args.value("partition");
  return {
    cwd: host.cwd,
    config: configChoice(args),
    ...(preset && { preset }),
    ...(suppressions !== undefined && { suppressions }),
    rules: args.values("rule"),
    usePlugins: !args.has("no-plugins"),
    values: {
      vars: args.values("var"),
      varFiles: args.values("var-file"),
      parameterFiles: args.values("parameters"),
      ...(region !== undefined && { region }),
      ...(account !== undefined && { account }),
      ...(partition !== undefined && { partition }),
    },
  };
}

function configChoice(args: Arguments): ConfigChoice {
  const path = args.value("config");
  if (path !== undefined) return { use: "file", path };
  return { use: args.has("no-config") ? "none" : "find" };
}
