import { resolvedConfig } from "../../workspace/index.js";
import { failure, isFailure, visibleJson } from "../../source/index.js";
import { print, tellAll } from "../process/print.js";
import { refuse } from "../process/refuse.js";
import type { Arguments } from "../options/command.js";
import type { Host } from "../process/host.js";
import { readConfigOptions } from "../options/config-options.js";
import { pluginLines } from "../reports/diagnostics.js";

/** `--print-config FILE`: prints the config that applies to a file, as JSON. */
export async function printConfig(args: Arguments, host: Host): Promise<number> {
  if (args.paths.length > 0) return refuse(failure("--print-config takes one file, as its value, and no paths."), host);
  const options = await readConfigOptions(args, host);
  const config = isFailure(options) ? options : await resolvedConfig(args.value("print-config") ?? "", options);
  if (isFailure(config)) return refuse(config, host);
  tellAll(config.notes, host);
  if (args.has("debug")) tellAll(pluginLines(config.plugins, host.cwd), host);
  print(`${visibleJson(config.data, 2)}\n`, host);
  return 0;
}
