import type { Findings } from "../protocol.js";
import type { Tab } from "./tab-list.js";

export const panelNames = ["findings", "open", "graph", "policy", "error"] as const;

export type PanelName = (typeof panelNames)[number];

/** The tabs of the answers, with the counts of what was found. */
export function answerTabs(found: Findings | undefined): readonly Tab[] {
  const results = found?.results ?? [];
  const errors = results.reduce((sum, { errorCount }) => sum + errorCount, 0);
  const warnings = results.reduce((sum, { warningCount }) => sum + warningCount, 0);
  const open = results.reduce((sum, { notJudged }) => sum + notJudged.length, 0);
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
