import {
  isNotRunIn,
  countOf,
  displayPath,
  type LintOptions,
  type LintOutcome,
  lintWorkspace,
  openBaseline,
  type Suppressions,
  type Workspace,
  withoutUnused,
  writeSuppressions,
} from "../../workspace/index.js";
import { didYouMean, failure, type Result } from "../../source/index.js";
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
  const writes = addsFindings(args) || args.has("prune-suppressions");
  const all = writes ? { ...options, errorsOnly: false } : options;
  const rules = new Set(args.values("suppress-rule"));
  const { baseline, filled } = openBaseline(
    workspace.suppressions,
    (rule) => args.has("suppress-all") || rules.has(rule),
  );
  const outcome = await lintWorkspace(workspace, { ...all, baseline });
  const suppressions = filled();
  if (addsFindings(args)) {
    const failed = writeSuppressions(suppressions, host.cwd);
    if (failed) return failed;
    tell(writtenWords(suppressions, countOf(suppressions) - countOf(workspace.suppressions), host), host);
  }
  const used = withoutUnused(suppressions, outcome.identities, outcome.judged, isNotRunIn(workspace));
  if (args.has("prune-suppressions")) {
    const failed = writeSuppressions(used, host.cwd);
    if (!failed) tell(writtenWords(used, countOf(used) - countOf(suppressions), host), host);
    return failed ?? outcome;
  }
  // With `errorsOnly`, some rules were not run. Their entries on the baseline would wrongly count as unused.
  const unused = all.errorsOnly ? 0 : countOf(suppressions) - countOf(used);
  if (unused > 0) {
    const [what, which] =
      unused === 1 ? ["1 suppressed finding is", "it"] : [`${String(unused)} suppressed findings are`, "them"];
    tell(`${what} no longer found. --prune-suppressions removes ${which} from the baseline.`, host);
  }
  return outcome;
}

function addsFindings(args: Arguments): boolean {
  return args.has("suppress-all") || args.has("suppress-rule");
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
  if (addsFindings(args) || suppressions.isThere) return undefined;
  const location = args.value("suppressions-location");
  if (location !== undefined) return `There is no baseline "${location}". --suppress-all writes it.`;
  return args.has("prune-suppressions") ? "There is no baseline to prune." : undefined;
}
