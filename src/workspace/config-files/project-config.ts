import { configAmong } from "./config-file.js";
import { gitTopLevel, isWithin, upward } from "../files/paths.js";

/**
 * The config of the project in a folder, for files that a program of it wrote outside: from there, no config is found.
 * `undefined` if the files are in the project, or if it has no config. A config above the repository is not the project's.
 */
export function projectConfig(files: readonly string[], folder: string): string | undefined {
  const top = gitTopLevel(folder) ?? folder;
  if (files.some((file) => isWithin(file, top))) return undefined;
  return configAmong(upward(folder).filter((one) => isWithin(one, top)));
}
