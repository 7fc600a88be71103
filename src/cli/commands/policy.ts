import { failure, isFailure, visibleJson, wrap, type Result } from "../../source/index.js";
import {
  advise,
  callerKinds,
  differenceEntries,
  differenceText,
  displayPath,
  explainPolicies,
  policyDifference,
  policySyntaxes,
  writePolicies,
  type Advice,
  type CallerKind,
  type PolicySyntax,
} from "../../workspace/index.js";
import { choiceOf } from "../options/choice.js";
import type { Arguments } from "../options/command.js";
import type { Host } from "../process/host.js";
import { openedBy } from "./opened.js";
import { tell, tellAll } from "../process/print.js";
import { refuse } from "../process/refuse.js";
import { drawingFor } from "../process/terminal.js";
import { writeReport } from "../reports/report.js";
import { failsAsUnread } from "../reports/unread.js";

/** `dmslint policy`: writes the least policies of the declared DMS resources, explains them, or compares them. */
export async function policyCommand(args: Arguments, host: Host): Promise<number> {
  const options = readPolicyOptions(args);
  if (isFailure(options)) return refuse(options, host);
  const opened = await openedBy(args, host);
  if (isFailure(opened)) return refuse(opened, host);
  const { options: lintOptions, workspace } = opened;
  const advice = await advise(workspace, { ...options, policyType: lintOptions.policyType });
  if (isFailure(advice)) return refuse(advice, host);
  for (const line of unreadLines(advice, host.cwd)) tell(line, host);
  const report = reportOf(advice, options, host, lintOptions.outputFile);
  tellAll(report.notes, host);
  const problem = writeReport(report.text, { file: lintOptions.outputFile, hasColors: false, isTemplate: true }, host);
  if (problem !== undefined) return refuse(problem, host);
  const isUnread = failsAsUnread(workspace, host);
  return isUnread || advice.unread.some(({ isUnreadable }) => isUnreadable) ? 2 : report.status;
}

interface PolicyOptions {
  readonly syntax: PolicySyntax | undefined;
  readonly caller: CallerKind | undefined;
  readonly whom: readonly string[];
  readonly shows: "policies" | "reasons" | "differences";
}

function readPolicyOptions(args: Arguments): Result<PolicyOptions> {
  const syntax = choiceOf(args, "output", "output", policySyntaxes);
  if (isFailure(syntax)) return syntax;
  const caller = choiceOf(args, "caller", "caller", callerKinds);
  if (isFailure(caller)) return caller;
  if (args.has("explain") && args.has("diff")) return failure("Use --explain or --diff, not both.");
  if (args.has("explain") && syntax) return failure("--explain prints a list to read. It takes no --output.");
  if (args.has("diff") && syntax && syntax !== "json")
    return failure("--diff prints a list to read, or with --output json plain data.");
  const whom = args.values("for");
  if (caller && whom.length > 0 && !whom.includes("caller"))
    return failure(
      "--caller says who deploys, and --for leaves that policy out. Add --for caller, or leave --caller out.",
    );
  const shows = args.has("explain") ? "reasons" : args.has("diff") ? "differences" : "policies";
  return { syntax, caller, whom, shows };
}

interface PolicyReport {
  readonly text: string;
  /** What the user has to know beside the text. */
  readonly notes: readonly string[];
  readonly status: 0 | 1;
}

function reportOf(
  advice: Advice,
  { shows, syntax }: PolicyOptions,
  host: Host,
  outputFile: string | undefined,
): PolicyReport {
  const { policies } = advice;
  const shownPath = (path: string): string => displayPath(path, host.cwd);
  const { width } = drawingFor(host, { outputFile, refusesColor: true });
  // What could not be read may declare DMS resources.
  const notes =
    policies.length === 0 && advice.unread.length === 0
      ? ["No DMS resource is declared here that needs a policy."]
      : [];
  if (policies.length === 0 && syntax !== "json") return { text: "", notes, status: 0 };
  if (shows === "reasons") return { text: wrapped(explainPolicies(policies, shownPath), width), notes, status: 0 };
  if (shows === "policies") {
    const { holes, text } = writePolicies(policies, syntax, shownPath);
    return { text, notes: [...notes, ...holeLines(holes)], status: 0 };
  }
  const differences = policies.map((policy) => policyDifference(policy, advice));
  const status = differences.some(({ missing }) => missing.length > 0) ? 1 : 0;
  if (syntax !== "json") return { text: wrapped(differenceText(differences, shownPath), width), notes, status };
  return { text: `${visibleJson(differenceEntries(differences, shownPath), 2)}\n`, notes, status };
}

/** The words before what a line of a list says, or its margin. */
const lineHead = /^ *(?:(?:missing|surplus|undecided) +)?/;

/** A list to read, for a terminal: what does not fit on a line begins below what it says. */
function wrapped(text: string, width: number): string {
  if (width === Infinity) return text;
  const lines = text.split("\n").flatMap((line) => {
    const head = lineHead.exec(line)?.[0] ?? "";
    if (line.length <= width) return [line];
    const [first = "", ...others] = wrap(line.slice(head.length), Math.max(30, width - head.length));
    return [head + first, ...others.map((other) => " ".repeat(head.length) + other)];
  });
  return lines.join("\n");
}

function holeLines(holes: readonly { readonly name: string; readonly reason: string }[]): readonly string[] {
  if (holes.length === 0) return [];
  const head =
    holes.length === 1
      ? "One value is not known. Fill it in:"
      : `${String(holes.length)} values are not known. Fill them in:`;
  return [head, ...holes.map(({ name, reason }) => `  <${name}>: ${reason}`)];
}

function unreadLines({ unread }: Advice, cwd: string): readonly string[] {
  return unread.map(({ isUnreadable, path, place, reason }) =>
    isUnreadable
      ? `${displayPath(place?.path ?? path, cwd)}:${String(place?.line ?? 1)}: ${reason} No policy is written for it.`
      : `${displayPath(path, cwd)} may have more DMS resources: ${reason}.`,
  );
}
