import { dirname } from "node:path";
import { isFailure } from "../source/index.js";
import { configIn, readConfigFile } from "./config-file.js";
import { gitTopLevel, statOf, upward } from "./paths.js";

/**
 * The folder that reading is confined to, for a linted path: the folder of the nearest config with `root: true`, else
 * the git top level, else the path itself.
 */
export async function rootOf(path: string, cwd: string, useConfigs: boolean): Promise<string> {
  const folder = statOf(path)?.isDirectory() ? path : dirname(path);
  if (useConfigs) {
    for (const one of upward(folder)) {
      const config = configIn(one);
      // A config that is wrong is reported when it is the one that rules a unit.
      const read = config === undefined ? undefined : await readConfigFile(config, cwd);
      if (read && !isFailure(read) && read.data.root) return one;
    }
  }
  return gitTopLevel(folder) ?? folder;
}
