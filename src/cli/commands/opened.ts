import { isFailure, type Result } from "../../source/index.js";
import { openWorkspace, type Workspace } from "../../workspace/index.js";
import type { Arguments } from "../options/command.js";
import { readConfigOptions } from "../options/config-options.js";
import { debugLines } from "../reports/diagnostics.js";
import type { Host } from "../process/host.js";
import { readLintOptions, type LintCommandOptions } from "../options/lint-options.js";
import { tellAll } from "../process/print.js";
import { targetOf } from "../options/target.js";

/** The workspace of a command that reads the units without linting them. */
export interface Opened {
  readonly options: LintCommandOptions;
  readonly workspace: Workspace;
}

/** Opens what the command line names, and tells the notes on it. */
export async function openedBy(args: Arguments, host: Host): Promise<Result<Opened>> {
  const options = readLintOptions(args);
  if (isFailure(options)) return options;
  const configOptions = await readConfigOptions(args, host);
  if (isFailure(configOptions)) return configOptions;
  const target = await targetOf(args, options, host);
  if (isFailure(target)) return target;
  const workspace = await openWorkspace(target, configOptions);
  if (isFailure(workspace)) return workspace;
  tellAll(workspace.notes, host);
  if (args.has("debug")) tellAll(debugLines(workspace, host.cwd), host);
  return { options, workspace };
}
