import { loadFormatter, type LoadedFormatter } from "../../formatters/index.js";
import { isFailure, type Result } from "../../source/index.js";
import {
  openWorkspace,
  touchedSince,
  type ConfigOptions,
  type LintOptions,
  type LintTarget,
  type Workspace,
} from "../../workspace/index.js";
import type { Arguments } from "../options/command.js";
import { readConfigOptions } from "../options/config-options.js";
import { readLintOptions, type LintCommandOptions } from "../options/lint-options.js";
import { targetOf } from "../options/target.js";
import type { Host } from "../process/host.js";

/** What a command line asks to lint, opened, and how the report is written. */
export interface LintRequest {
  readonly options: LintCommandOptions;
  readonly configOptions: ConfigOptions;
  readonly target: LintTarget;
  readonly workspace: Workspace;
  /** With `--changed-since`, the units on which the run reports. */
  readonly isWanted: LintOptions["isWanted"];
  readonly formatter: LoadedFormatter;
}

/** Reads the options and opens what they name. Fails at the first thing that is wrong. */
export async function openRequest(args: Arguments, host: Host): Promise<Result<LintRequest>> {
  const options = readLintOptions(args);
  if (isFailure(options)) return options;
  const configOptions = await readConfigOptions(args, host);
  if (isFailure(configOptions)) return configOptions;
  const formatter = await loadFormatter(options.format, host.cwd);
  if (isFailure(formatter)) return formatter;
  const ref = args.value("changed-since");
  const isWanted = ref === undefined ? undefined : await touchedSince(ref, args.paths, host.cwd);
  if (isFailure(isWanted)) return isWanted;
  const target = await targetOf(args, options, host);
  if (isFailure(target)) return target;
  const workspace = await openWorkspace(target, configOptions);
  if (isFailure(workspace)) return workspace;
  return { options, configOptions, target, workspace, isWanted, formatter };
}
