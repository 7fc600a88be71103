import { failure, type Result } from "../source/index.js";
import { sizeLimits, type LintTarget } from "../workspace/index.js";
import type { Arguments } from "./arguments.js";
import type { Host } from "./host.js";
import type { LintCommandOptions } from "./lint-options.js";
import { decodeStdin } from "./report.js";

/** What a command line names: paths, the text on stdin, or by default the current folder. */
export async function targetOf(
  args: Arguments,
  { policyType }: Pick<LintCommandOptions, "policyType">,
  host: Host,
): Promise<Result<LintTarget>> {
  if (!args.has("stdin")) return { paths: args.paths.length === 0 ? ["."] : args.paths, policyType };
  const filename = args.value("stdin-filename");
  const { bytes: limit, words } = sizeLimits.named;
  const bytes = await host.stdin(limit);
  if (!bytes) return failure(`The text on stdin is larger than ${words}. dmslint reads no text of that size.`);
  return { text: decodeStdin(bytes), policyType, ...(filename !== undefined && { filename }) };
}
