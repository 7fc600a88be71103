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
import { severalOf } from "../options/several.js";
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
  const rules = new Set(severalOf(args, "suppress-rule"));
  const isTaken = (rule: string): boolean => args.has("suppress-all") || rules.has(rule);
  const { baseline, filled } = openBaseline(workspace.suppressions, addsFindings(args) ? isTaken : undefined);
  const outcome = await lintWorkspace(workspace, { ...all, baseline });
  const suppressions = filled();
  const used = withoutUnused(suppressions, outcome.identities, outcome.judged, isNotRunIn(workspace));
  const prunes = args.has("prune-suppressions");
  if (writes) {
    const written = prunes ? used : suppressions;
    const failed = writeSuppressions(written, host.cwd);
    if (failed) return failed;
    const added = countOf(suppressions) - countOf(workspace.suppressions);
    const removed = prunes ? countOf(suppressions) - countOf(written) : undefined;
    tell(writtenWords(written, addsFindings(args) ? added : undefined, removed, host), host);
  }
  if (prunes) return outcome;
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
function writtenWords(
  suppressions: Suppressions,
  added: number | undefined,
  removed: number | undefined,
  { cwd }: Host,
): string {
  const name = displayPath(suppressions.path, cwd);
  const entries = countOf(suppressions);
  const changes = [
    ...(added === undefined ? [] : [`${String(added)} new`]),
    ...(removed === undefined ? [] : [`${String(removed)} removed`]),
  ];
  return `The baseline "${name}" has ${String(entries)} ${entries === 1 ? "entry" : "entries"} now, ${changes.join(", ")}.`;
}

function baselineProblem(
  { hasAllRules, rules, skipped, suppressions }: Workspace,
  args: Arguments,
): string | undefined {
  const names = rules.map(({ name }) => name);
  const unknown = severalOf(args, "suppress-rule").find((name) => !names.includes(name));
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
