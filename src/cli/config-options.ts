import { didYouMean, formOf, presetNames, type ConfigChoice, type ConfigOptions } from "../workspace/index.js";
import { failure, type Result } from "../source/index.js";
import type { Arguments } from "./arguments.js";
import type { Host } from "./host.js";

/** Reads the options for configs, rules and values. Fails if they contradict each other or a value is wrong. */
export function readConfigOptions(args: Arguments, host: Host): Result<ConfigOptions> {
  if (args.has("config") && args.has("no-config")) return failure("Use --config or --no-config, not both.");
  const name = args.value("preset");
  const preset = presetNames.find((one) => one === name);
  if (name !== undefined && preset === undefined) {
    return failure(`There is no preset "${name}": it is ${presetNames.join(", ")}.${didYouMean(name, presetNames)}`);
  }
  const problem = placeProblem(args);
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
    rules: args.values("rule"),
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

const placeForms = [
  { option: "account", needs: "12 digits", form: formOf.account },
  { option: "region", needs: "a region such as eu-west-1", form: formOf.region },
  { option: "partition", needs: "a partition such as aws or aws-cn", form: formOf.partition },
];

function placeProblem(args: Arguments): string | undefined {
  for (const { form, needs, option } of placeForms) {
    const value = args.value(option);
    // eslint-disable-next-line no-restricted-syntax -- The patterns are those of the config schema.
    if (value !== undefined && !new RegExp(form).test(value)) return `--${option} needs ${needs}, but got "${value}".`;
  }
  return undefined;
}

function configChoice(args: Arguments): ConfigChoice {
  const path = args.value("config");
  if (path !== undefined) return { use: "file", path };
  return { use: args.has("no-config") ? "none" : "find" };
}
