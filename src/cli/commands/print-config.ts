import { resolvedConfig } from "../../workspace/index.js";
import { failure, isFailure, visibleJson } from "../../source/index.js";
import { print, tellAll } from "../process/print.js";
import { refuse } from "../process/refuse.js";
import type { Arguments } from "../options/command.js";
import { valueOptions } from "../options/options.js";
import { unfitWord } from "../options/unfit-word.js";
import type { Host } from "../process/host.js";
import { readConfigOptions } from "../options/config-options.js";
import { pluginLines } from "../reports/diagnostics.js";

/** The options that a config is read with, and the format, since what is printed is JSON. */
const fit: readonly string[] = [
  ...["print-config", "format", "config", "no-config", "preset", "rule", "ignore-pattern", "plugins", "no-plugins"],
  ...valueOptions,
];

/** `--print-config FILE`: prints the config that applies to a file, as JSON. */
export async function printConfig(args: Arguments, host: Host): Promise<number> {
  const unfit = unfitWord(args, fit);
  if (unfit === "paths") return refuse(failure("--print-config takes one file, as its value, and no paths."), host);
  if (unfit !== undefined)
    return refuse(failure(`--print-config prints as JSON what counts for a file. It takes no ${unfit}.`), host);
  const options = await readConfigOptions(args, host);
  const config = isFailure(options) ? options : await resolvedConfig(args.value("print-config") ?? "", options);
  if (isFailure(config)) return refuse(config, host);
  tellAll(config.notes, host);
  if (args.has("debug")) tellAll(pluginLines(config.plugins, host.cwd), host);
  print(`${visibleJson(config.data, 2)}\n`, host);
  return 0;
}
