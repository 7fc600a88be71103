import type { ReportGraph } from "../../formatters/index.js";
import { displayPath, withSettings, type LintOutcome, type Workspace } from "../../workspace/index.js";
import type { Host } from "../process/host.js";
import { graphViewer } from "../process/package-files.js";

/** The graph for a report. `undefined`: nothing that was linted declares a DMS resource. */
export async function reportGraph(
  { model: project, services }: Pick<LintOutcome, "model" | "services">,
  workspace: Workspace,
  { cwd }: Host,
): Promise<ReportGraph | undefined> {
  if (project.templates.every(({ dmsResources }) => dmsResources.length === 0)) return undefined;
  // Only this format needs it.
  const { graphPart, permissionGraph } = await import("../../graph/index.js");
  const units = withSettings(project.templates, workspace);
  const graph = permissionGraph({ project, services, units });
  return graphPart(graph, { script: graphViewer(), shownPath: (path) => displayPath(path, cwd) });
}
