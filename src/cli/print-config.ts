import { resolvedConfig } from "../workspace/index.js";
import { isFailure } from "../source/index.js";
import { refuse } from "./refuse.js";
import type { Arguments } from "./arguments.js";
import type { Host } from "./host.js";
import { readConfigOptions } from "./config-options.js";

/** `--print-config FILE`: prints the config that applies to a file, as JSON. */
export async function printConfig(args: Arguments, host: Host): Promise<number> {
  const options = await readConfigOptions(args, host);
  const config = isFailure(options) ? options : await resolvedConfig(args.value("print-config") ?? "", options);
  if (isFailure(config)) return refuse(config, host);
  host.stdout.write(`${JSON.stringify(config, null, 2)}\n`);
  return 0;
}
