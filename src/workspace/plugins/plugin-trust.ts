import { lstatSync, statSync } from "node:fs";
import { dirname, relative } from "../../paths/index.js";
import { realPath, statOf } from "../../disk/index.js";
import { passedOver } from "../files/find-files.js";
import { folderAround, gitTopLevel } from "../files/paths.js";

/**
 * Which plugins are loaded. Plugins are code, so a config decides about them only if its author is trusted.
 *
 * - `none`: no plugins.
 * - `own`: those of configs in the linted repositories, and of a config that the user names.
 * - `consented`: those of the places that the user agreed to. A place is a repository, or a config outside of it.
 */
export type PluginChoice =
  | { readonly use: "none" }
  | { readonly use: "own" }
  | { readonly use: "consented"; readonly isTrusted: (place: string) => boolean };

/** The repositories that are linted: the git top level of each path, or the working folder if there is none. */
export function lintedRepositories(paths: Iterable<string>, cwd: string): readonly string[] {
  const folders = new Set([...paths].map((path) => (statOf(path)?.isDirectory() ? path : dirname(path))));
  return [...new Set([...folders].map((folder) => gitTopLevel(folder) ?? cwd))];
}

/** The linted repository that a config belongs to, or why it belongs to none. */
export function repositoryOf(
  config: string,
  repositories: readonly string[],
): { readonly repository: string } | { readonly reason: string } {
  const repository = folderAround(config, repositories);
  if (repository === undefined) {
    const [first = "", ...others] = repositories;
    return { reason: others.length === 0 ? `it is outside "${first}"` : "it is outside what is linted" };
  }
  const reason = strangerReason(config, repository, repositories);
  return reason === undefined ? { repository } : { reason };
}

/** Why a config inside of a repository is not by its authors. */
function strangerReason(config: string, repository: string, repositories: readonly string[]): string | undefined {
  const real = realPath(config) ?? config;
  // A clone or a submodule in a folder of the repository is linted with it, and has other authors.
  const own = gitTopLevel(dirname(real));
  const isLinted = own === undefined || repositories.some((one) => realPath(one) === own);
  if (!isLinted) return `it is in another repository, "${own}"`;
  const downloaded = relative(realPath(repository) ?? repository, real)
    .split("/")
    .find((name) => passedOver.has(name));
  if (downloaded !== undefined) return `it is in "${downloaded}"`;
  // Who may write into a shared folder, such as the one for temporary files, can make it a repository with a config.
  return isOfOtherUser(config) ? "it belongs to another user of this machine" : undefined;
}

/** Files of the administrator count as one's own: an administrator can also replace this program. */
function isOfOtherUser(path: string): boolean {
  const user = process.getuid?.();
  // Plugins are searched from the folder of a link, so its owner counts too.
  return user !== undefined && [lstatSync(path), statSync(path)].some(({ uid }) => uid !== user && uid !== 0);
}
