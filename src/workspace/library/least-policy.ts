import { policyEntry, type CallerKind, type PolicyEntry } from "../../advice/index.js";
import { isFailure } from "../../source/index.js";
import { advise } from "../runs/advise.js";
import { configOptionsOf, throwIfUnread, type LintFilesOptions } from "./library.js";
import { checkOptions, checkSource } from "./library-options.js";
import { displayPath } from "../files/paths.js";
import { openWorkspace, type PathTarget, type TextTarget } from "../runs/workspace.js";

/** The options of `leastPolicy`. The defaults are the same as on the command line. */
export interface LeastPolicyOptions extends Pick<
  LintFilesOptions,
  "cwd" | "config" | "plugins" | "policyType" | "parameters" | "region" | "account" | "partition"
> {
  /** Who deploys or operates the DMS resources. By default, what the setting `caller` says, otherwise `iac`. */
  readonly caller?: CallerKind;
  /** Only for the `caller`, for the `roles`, or for roles by their addresses. */
  readonly for?: string | readonly string[];
}

/** A text in place of files. Its name tells the format, and other files in its folder are read with it. */
export interface PolicySourceText {
  readonly text: string;
  readonly filePath?: string;
}

/**
 * Gives the least policies that the declared DMS resources need, like `dmslint policy --output json`. Rejects if the
 * command would exit with 2.
 */
export async function leastPolicy(
  source: string | readonly string[] | PolicySourceText,
  options: LeastPolicyOptions = {},
): Promise<readonly PolicyEntry[]> {
  checkOptions("leastPolicy", options);
  checkSource("leastPolicy", source);
  const { caller, for: whom = [], policyType } = options;
  const configOptions = configOptionsOf(options);
  const workspace = await openWorkspace({ ...targetOf(source), policyType }, configOptions);
  if (isFailure(workspace)) throw new Error(workspace.message);
  throwIfUnread(workspace, options);
  const advice = await advise(workspace, { caller, policyType, whom: typeof whom === "string" ? [whom] : whom });
  if (isFailure(advice)) throw new Error(advice.message);
  const { cwd } = configOptions;
  const unread = advice.unread.find(({ isUnreadable }) => isUnreadable);
  if (unread) {
    const { path, place, reason } = unread;
    throw new Error(`${displayPath(place?.path ?? path, cwd)}:${String(place?.line ?? 1)}: ${reason}`);
  }
  return advice.policies.map((policy) => policyEntry(policy, (path) => displayPath(path, cwd)));
}

function targetOf(source: Parameters<typeof leastPolicy>[0]): PathTarget | TextTarget {
  if (typeof source === "string") return { paths: [source] };
  if (!("text" in source)) return { paths: source };
  const { filePath, text } = source;
  return { text, ...(filePath !== undefined && { filename: filePath }) };
}

export const callerKinds: readonly CallerKind[] = ["iac", "console", "operator"];
