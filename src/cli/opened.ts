import { isFailure, type Result } from "../source/index.js";
import { openWorkspace, type Workspace } from "../workspace/index.js";
import type { Arguments } from "./arguments.js";
import { readConfigOptions } from "./config-options.js";
import { debugLines } from "./diagnostics.js";
import type { Host } from "./host.js";
import { readLintOptions, type LintCommandOptions } from "./lint-options.js";
import { tellAll } from "./print.js";
import { targetOf } from "./target.js";

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
