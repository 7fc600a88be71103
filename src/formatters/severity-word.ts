import type { LintMessage } from "../linter/index.js";

/** The severity of a finding, as configs and most formats call it. */
export function severityWord({ severity }: Pick<LintMessage, "severity">): "error" | "warning" {
  return severity === 2 ? "error" : "warning";
}
