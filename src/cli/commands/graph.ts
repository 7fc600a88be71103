import { extname } from "../../paths/index.js";
import {
  mermaidLimits,
  outputEndings,
  outputNames,
  permissionGraph,
  writeGraph,
  type OutputName,
  type PermissionGraph,
} from "../../graph/index.js";
import { failure, isFailure, listed, type Result } from "../../source/index.js";
import { displayPath, linkWorkspace, unreadIn, type UnreadUnit } from "../../workspace/index.js";
import { choiceOf } from "../options/choice.js";
import type { Arguments } from "../options/command.js";
import type { Host } from "../process/host.js";
import { openedBy } from "./opened.js";
import { graphViewer } from "../process/package-files.js";
import { tell, tellAll } from "../process/print.js";
import { refuse } from "../process/refuse.js";
import { writeReport } from "../reports/report.js";
import { failsAsUnread } from "../reports/unread.js";

/** `dmslint graph`: shows who deploys, passes, assumes and reaches what. */
export async function graphCommand(args: Arguments, host: Host): Promise<number> {
  const output = outputOf(args);
  if (isFailure(output)) return refuse(output, host);
  const opened = await openedBy(args, host);
  if (isFailure(opened)) return refuse(opened, host);
  const { options, workspace } = opened;
  const { project, services, units } = await linkWorkspace(workspace, options.policyType);
  const unread = units.flatMap(({ template }) => unreadIn(template));
  for (const one of unread) tell(unreadLine(one, host.cwd), host);
  const leftOut = new Set(unread.flatMap(({ isUnreadable, path }) => (isUnreadable ? [path] : [])));
  const shown = units
    .filter(({ template }) => !leftOut.has(template.path))
    .map(({ template, unit: { settings } }) => ({ template, settings }));
  const graph = permissionGraph({ project, services, units: shown });
  const shownPath = (path: string): string => displayPath(path, host.cwd);
  const text = await writeGraph(output, graph, { script: output === "html" ? graphViewer() : "", shownPath });
  tellAll(notesOn(output, graph, text), host);
  const problem = writeReport(text, { file: options.outputFile, hasColors: false }, host);
  if (problem !== undefined) return refuse(problem, host);
  return failsAsUnread(workspace, host) || leftOut.size > 0 ? 2 : 0;
}

function outputOf(args: Arguments): Result<OutputName> {
  const output = choiceOf(args, "output", "output", outputNames);
  if (output !== undefined) return output;
  const file = args.value("output-file");
  const ending = extname(file ?? "").toLowerCase();
  if (ending === "") return "mermaid";
  return (
    outputEndings.get(ending) ??
    failure(`No output ends with "${ending}". Say it with --output: it is ${listed(outputNames, "or")}.`)
  );
}

function unreadLine({ isUnreadable, path, place, reason }: UnreadUnit, cwd: string): string {
  return isUnreadable
    ? `${displayPath(place?.path ?? path, cwd)}:${String(place?.line ?? 1)}: ${reason} The graph does not show it.`
    : `${displayPath(path, cwd)} may have more DMS resources: ${reason}.`;
}

function notesOn(output: OutputName, { edges, nodes }: PermissionGraph, text: string): readonly string[] {
  if (nodes.length === 0) return ["No DMS resource is declared here, so the graph is empty."];
  const isLarge = edges.length > mermaidLimits.edges || text.length > mermaidLimits.characters;
  if (output !== "mermaid" || !isLarge) return [];
  return [
    `The graph has ${String(edges.length)} edges. GitHub and others draw no Mermaid text of this size: use --output html or svg.`,
  ];
}
