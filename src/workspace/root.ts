import { dirname } from "node:path";
import { isFailure } from "../source/index.js";
import { configIn, readConfigFile } from "./config-file.js";
import { gitTopLevel, statOf, upward } from "./paths.js";

/**
 * The root folder for a linted path; nothing outside it is read. It is the folder of the nearest config with `root:
 * true`, else the git top level, else the folder of the path.
 */
export async function rootOf(path: string, cwd: string, useConfigs: boolean): Promise<string> {
  const folder = statOf(path)?.isDirectory() ? path : dirname(path);
  if (useConfigs) {
    for (const one of upward(folder)) {
      const config = configIn(one);
      // An invalid config is skipped here. It is reported when it applies to a unit.
      const read = config === undefined ? undefined : await readConfigFile(config, cwd);
      if (read && !isFailure(read) && read.data.root) return one;
    }
  }
  return gitTopLevel(folder) ?? folder;
}
