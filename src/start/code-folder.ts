import { lstatSync, type Stats } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";

/**
 * The folder for compiled code, below the cache folder of the user. It need not exist yet. `undefined`: none is kept,
 * because the user wants it so or has no cache folder, or because the folder belongs to somebody else, as with `sudo`.
 */
export function codeFolder(env: NodeJS.ProcessEnv, build: string): string | undefined {
  if (env.DMSLINT_NO_CODE_CACHE) return undefined;
  const caches = process.platform === "win32" ? env.LOCALAPPDATA : env.XDG_CACHE_HOME || homeCaches(env.HOME);
  if (!caches || !isAbsolute(caches)) return undefined;
  const folder = join(caches, "dmslint", `${build}-${process.version}-${process.arch}`);
  return isOwn(nearestStats(folder)) ? folder : undefined;
}

function homeCaches(home: string | undefined): string | undefined {
  return home ? join(home, ".cache") : undefined;
}

/** Whether a file or folder is the user's own. Windows has no such numbers: there the folder is in the user's profile. */
export function isOwn(stats: Stats | undefined): boolean {
  return stats !== undefined && (process.geteuid === undefined || stats.uid === process.geteuid());
}

/** What is at the path or, where nothing is, above it. A link is not followed: it counts as its owner's. */
function nearestStats(path: string): Stats | undefined {
  try {
    const stats = lstatSync(path, { throwIfNoEntry: false });
    return stats ?? (dirname(path) === path ? undefined : nearestStats(dirname(path)));
  } catch {
    // A folder that cannot be looked into is none to keep code in.
    return undefined;
  }
}
