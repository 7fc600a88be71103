import { configIn } from "./config-file.js";
import { isWithin, upward } from "./paths.js";

/**
 * The config of the project in a folder, for files that a program of it wrote outside: from there, no config is found.
 * `undefined` if the files are in the project, or if it has no config.
 */
export function projectConfig(files: readonly string[], folder: string): string | undefined {
  if (files.some((file) => isWithin(file, folder))) return undefined;
  return upward(folder)
    .map(configIn)
    .find((path) => path !== undefined);
}
