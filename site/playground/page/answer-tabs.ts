import type { Findings } from "../protocol.js";
import type { Tab } from "./tab-list.js";

export const panelNames = ["findings", "open", "graph", "policy", "error"] as const;

export type PanelName = (typeof panelNames)[number];

interface Counts {
  readonly errors: number;
  readonly warnings: number;
  readonly open: number;
}

function countsIn({ results }: Pick<Findings, "results">): Counts {
  return {
    errors: results.reduce((sum, { errorCount }) => sum + errorCount, 0),
    warnings: results.reduce((sum, { warningCount }) => sum + warningCount, 0),
    open: results.reduce((sum, { notJudged }) => sum + notJudged.length, 0),
  };
}

/** What was found, in a sentence. */
export function summaryOf(findings: Findings): string {
  const { errors, open, warnings } = countsIn(findings);
  return `${String(errors)} errors, ${String(warnings)} warnings, ${String(open)} not judged`;
}

/** The tabs of the answers, with the counts of what was found. */
export function answerTabs(found: Findings | undefined): readonly Tab[] {
  const { errors, open, warnings } = countsIn(found ?? { results: [] });
  const kind = errors > 0 ? "error" : warnings > 0 ? "warning" : "quiet";
  const title = `${String(errors)} errors, ${String(warnings)} warnings`;
  const count = found ? String(errors + warnings) : "…";
  const tabs: Readonly<Record<PanelName, Omit<Tab, "id">>> = {
    findings: { label: "Findings", badge: { text: count, kind, title } },
    open: { label: "Not judged", badge: { text: String(open), kind: "quiet", title: "not judged" } },
    graph: { label: "Graph" },
    policy: { label: "Least policy" },
    error: { label: "AWS error" },
  };
  return panelNames.map((id) => ({ id, ...tabs[id] }));
}
