import type { LintResult } from "../../../src/linter/index.js";
import { runMain } from "../../cli/run-main.js";
import { unordered } from "../../cli/templates.js";
import { workspace } from "../../workspace/workspace.js";

/** What a run says of a folder. */
interface Said {
  readonly status: number;
  /** Of each finding: its rule, or for a remark on a directive its message id. */
  readonly findings: readonly string[];
  readonly messages: readonly string[];
  readonly suppressed: readonly string[];
  readonly reasons: readonly (readonly string[])[];
}

/** Lints the files by the command. */
export async function lint(files: Readonly<Record<string, string>>, argv: readonly string[] = []): Promise<Said> {
  const { status, stdout } = await runMain(workspace(files), ["-f", "json", ...argv]);
  const results = JSON.parse(stdout) as readonly LintResult[];
  const messages = results.flatMap((result) => result.messages);
  const suppressed = results.flatMap((result) => result.suppressedMessages);
  return {
    status,
    findings: messages.map(({ messageId, ruleId }) => ruleId ?? messageId ?? "syntax"),
    messages: messages.map(({ line, message, severity }) => `${String(line)} ${String(severity)} ${message}`),
    suppressed: suppressed.map(({ ruleId }) => ruleId ?? ""),
    reasons: suppressed.map(({ suppressions }) =>
      suppressions.map(({ kind, justification }) => `${kind}: ${justification}`),
    ),
  };
}

/** The rule that the template breaks, and the option that asks for directives without effect. */
export const rule = "account-role-order";
export const report = "--report-unused-disable-directives";

/** The template with a line before the subnet group, whose key is the finding's place. */
export const before = (line: string): string => unordered.replace("  SubnetGroup:\n", `${line}\n  SubnetGroup:\n`);
