import type { ConfigChoice, ConfigOptions, PresetName } from "../../workspace/index.js";
import { didYouMean, failure, isFailure, listed, type Result } from "../../source/index.js";
import type { Arguments } from "./command.js";
import type { Host } from "../process/host.js";
import { inputFileProblem } from "./output-file.js";
import { severalOf } from "./several.js";

/** Reads the options for configs, rules and values. Fails if they contradict each other or a value is wrong. */
export async function readConfigOptions(args: Arguments, host: Host): Promise<Result<ConfigOptions>> {
  if (args.has("config") && args.has("no-config")) return failure("Use --config or --no-config, not both.");
  const preset = await readPreset(args.value("preset"));
  if (isFailure(preset)) return preset;
  const problem = (await placeProblem(args)) ?? (await inputFileProblem(args, host.cwd));
  if (problem !== undefined) return failure(problem);
  const account = args.value("account");
  const suppressions = args.value("suppressions-location");
  const region = args.value("region");
  const partition = args.value("partition");
  return {
    cwd: host.cwd,
    config: configChoice(args),
    ...(preset && { preset }),
    ...(suppressions !== undefined && { suppressions }),
    accountFiles: args.values("account-data"),
    rules: args.values("rule"),
    only: severalOf(args, "only"),
    ignorePatterns: args.values("ignore-pattern"),
    plugins: { use: args.lastOf("plugins", "no-plugins") === "no-plugins" ? "none" : "own" },
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

/*
 * The workspace is only loaded for the values that it checks. The language server reads the options in a thread that
 * does not judge, and does not need the linter there.
 */

async function readPreset(name: string | undefined): Promise<Result<PresetName> | undefined> {
  if (name === undefined) return undefined;
  const { presetNames } = await import("../../workspace/index.js");
  const preset = presetNames.find((one) => one === name);
  return (
    preset ??
    failure(`There is no preset "${name}": it is ${listed(presetNames, "or")}.${didYouMean(name, presetNames)}`)
  );
}

const placeNames = ["account", "region", "partition"] as const;

async function placeProblem(args: Arguments): Promise<string | undefined> {
  const given = placeNames.flatMap((option) => {
    const value = args.value(option);
    return value === undefined ? [] : [{ option, value }];
  });
  if (given.length === 0) return undefined;
  const { placeForm } = await import("../../workspace/index.js");
  for (const { option, value } of given) {
    const { fits, words } = placeForm(option);
    if (!fits(value)) return `--${option} needs ${words}, but got "${value}".`;
  }
  return undefined;
}

function configChoice(args: Arguments): ConfigChoice {
  const path = args.value("config");
  if (path !== undefined) return { use: "file", path };
  return { use: args.has("no-config") ? "none" : "find" };
}
