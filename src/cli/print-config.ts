import { isFailure, resolvedConfig } from "../workspace/index.js";
import type { Arguments } from "./arguments.js";
import type { Host } from "./host.js";
import { readRulingOptions } from "./ruling-options.js";

/** `--print-config FILE`: the config that holds for a file, as JSON. */
export async function printConfig(args: Arguments, host: Host): Promise<number> {
  const options = readRulingOptions(args, host);
  const config =
    typeof options === "string" ? options : await resolvedConfig(args.value("print-config") ?? "", options);
  if (typeof config === "string" || isFailure(config)) {
    host.stderr.write(`${typeof config === "string" ? config : config.message}\n`);
    return 2;
  }
  host.stdout.write(`${JSON.stringify(config, null, 2)}\n`);
  return 0;
}
