import {
  isNotRunIn,
  countOf,
  displayPath,
  type LintOptions,
  type LintOutcome,
  lintWorkspace,
  type Suppressions,
  type Workspace,
  withFindings,
  withoutUnused,
  writeSuppressions,
} from "../../workspace/index.js";
import { didYouMean, failure, isFailure, type Result } from "../../source/index.js";
import type { Arguments } from "../options/command.js";
import type { Host } from "../process/host.js";
import { tell } from "../process/print.js";

/** Lints, and reads or updates the baseline as the options say. Fails if the options do not fit the baseline. */
export async function lintWithBaseline(
  workspace: Workspace,
  options: LintOptions,
  args: Arguments,
  host: Host,
): Promise<Result<LintOutcome>> {
  const problem = baselineProblem(workspace, args);
  if (problem !== undefined) return failure(problem);
  const writes = args.has("suppress-all") || args.has("suppress-rule") || args.has("prune-suppressions");
  const all = writes ? { ...options, errorsOnly: false } : options;
  const extended = await withNewFindings(workspace, all, args, host);
  if (isFailure(extended)) return extended;
  const outcome = await lintWorkspace(extended, all);
  const used = withoutUnused(extended.suppressions, outcome.identities, outcome.judged, isNotRunIn(workspace));
  if (args.has("prune-suppressions")) {
    const failed = writeSuppressions(used, host.cwd);
    if (!failed) tell(writtenWords(used, countOf(used) - countOf(extended.suppressions), host), host);
    return failed ?? outcome;
  }
  // With `errorsOnly`, some rules were not run. Their entries on the baseline would wrongly count as unused.
  const unused = all.errorsOnly ? 0 : countOf(extended.suppressions) - countOf(used);
  if (unused > 0) {
    const [what, which] =
      unused === 1 ? ["1 suppressed finding is", "it"] : [`${String(unused)} suppressed findings are`, "them"];
    tell(`${what} no longer found. --prune-suppressions removes ${which} from the baseline.`, host);
  }
  return outcome;
}

/** What was written where. A finding about several things, such as missing actions, is suppressed one by one. */
function writtenWords(suppressions: Suppressions, change: number, { cwd }: Host): string {
  const name = displayPath(suppressions.path, cwd);
  const entries = countOf(suppressions);
  const changed = change < 0 ? `${String(-change)} removed` : `${String(change)} new`;
  return `The baseline "${name}" has ${String(entries)} ${entries === 1 ? "entry" : "entries"} now, ${changed}.`;
}

function baselineProblem(
  { hasAllRules, rules, skipped, suppressions }: Workspace,
  args: Arguments,
): string | undefined {
  const names = rules.map(({ name }) => name);
  const unknown = args.values("suppress-rule").find((name) => !names.includes(name));
  if (unknown !== undefined && skipped.length > 0)
    return `--suppress-rule: The rule "${unknown}" cannot be suppressed, because plugins are not loaded.`;
  if (unknown !== undefined && !hasAllRules)
    return `--suppress-rule: The rule "${unknown}" does not run with this --only.`;
  if (unknown !== undefined) return `--suppress-rule: There is no rule "${unknown}".${didYouMean(unknown, names)}`;
  const writes = args.has("suppress-all") || args.has("suppress-rule");
  if (writes || suppressions.isThere) return undefined;
  const location = args.value("suppressions-location");
  if (location !== undefined) return `There is no baseline "${location}". --suppress-all writes it.`;
  return args.has("prune-suppressions") ? "There is no baseline to prune." : undefined;
}

async function withNewFindings(
  workspace: Workspace,
  options: LintOptions,
  args: Arguments,
  host: Host,
): Promise<Result<Workspace>> {
  const rules = args.has("suppress-all") ? undefined : new Set(args.values("suppress-rule"));
  if (rules?.size === 0) return workspace;
  const { identities } = await lintWorkspace(workspace, { ...options, fix: "none" });
  const suppressions = withFindings(workspace.suppressions, identities, rules);
  const problem = writeSuppressions(suppressions, host.cwd);
  if (problem) return problem;
  tell(writtenWords(suppressions, countOf(suppressions) - countOf(workspace.suppressions), host), host);
  return { ...workspace, suppressions };
}
