import { failureRules, findingsOf, lintedOf, type Linted } from "../../explain/index.js";
import { isFailure, type Failure } from "../../source/index.js";
import { lintWorkspace, openWorkspace, settingsByPath, type ConfigOptions } from "../../workspace/index.js";
import type { Host } from "../process/host.js";
import { tell, tellAll } from "../process/print.js";

/**
 * Lints the paths of a question, or the current folder. `undefined`: no path is given, and there is nothing to lint in the
 * folder. Configs can turn rules off, and comments suppress findings. Here, their findings explain something.
 */
export async function lintedBeside(
  paths: readonly string[],
  options: ConfigOptions,
  host: Host,
): Promise<Linted | Failure | undefined> {
  const rules = failureRules.map((rule) => `${rule}: warn`);
  const workspace = await openWorkspace({ paths: paths.length === 0 ? ["."] : paths }, { ...options, rules });
  if (isFailure(workspace)) {
    if (paths.length > 0) return workspace;
    tell(`Nothing was linted beside this. ${workspace.message}`, host);
    return undefined;
  }
  tellAll(workspace.notes, host);
  const outcome = await lintWorkspace(workspace, {
    fix: "none",
    errorsOnly: false,
    useDirectives: false,
    reportUnusedDirectives: false,
  });
  const findings = outcome.results.flatMap(({ filePath, messages, suppressedMessages }) =>
    findingsOf(filePath, [...messages, ...suppressedMessages]),
  );
  return lintedOf(outcome.model, settingsByPath(workspace), findings);
}
