import { isSystemError, unreadableReason } from "../../disk/index.js";
import { failure, isFailure, type Result } from "../../source/index.js";
import { decode, sizeLimits, type Decoded, type LintTarget } from "../../workspace/index.js";
import type { Arguments } from "./command.js";
import type { Host } from "../process/host.js";
import type { LintCommandOptions } from "./lint-options.js";

/** What a command reads: the text on stdin, the paths of the command line, or else the working folder. */
export async function targetOf(
  args: Arguments,
  { policyType }: Pick<LintCommandOptions, "policyType">,
  host: Host,
): Promise<Result<LintTarget>> {
  if (!args.has("stdin")) {
    const paths = args.paths.length === 0 ? ["."] : args.paths;
    return { paths, policyType, mayBeEmpty: args.has("pass-on-nothing") };
  }
  const filename = args.value("stdin-filename");
  const decoded = await textOnStdin(host);
  if (isFailure(decoded)) return decoded;
  const { isExact, text } = decoded;
  return { text, isExact, policyType, ...(filename !== undefined && { filename }) };
}

/** The text on stdin, decoded like a file. Fails if it cannot be read, or is larger than a file may be. */
export async function textOnStdin(host: Host): Promise<Result<Decoded>> {
  const { bytes: limit, words } = sizeLimits.named;
  try {
    const bytes = await host.stdin(limit);
    if (!bytes) return failure(`The text on stdin is larger than ${words}. dmslint reads no text of that size.`);
    return decode(bytes);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return failure(`The text on stdin cannot be read: ${unreadableReason(error)}.`);
  }
}
