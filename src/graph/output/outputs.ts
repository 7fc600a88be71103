import { visibleJson } from "../../source/index.js";
import type { PermissionGraph } from "../graph.js";
import { dot } from "./dot.js";
import { mermaid } from "./mermaid.js";
import { page, type PageOptions } from "./page.js";
import { svg } from "./svg.js";
import { toldApart } from "./told-apart.js";

export const outputNames = ["mermaid", "dot", "json", "svg", "html"] as const;

export type OutputName = (typeof outputNames)[number];

/** The endings of files from which an output is known. */
export const outputEndings: ReadonlyMap<string, OutputName> = new Map([
  [".mmd", "mermaid"],
  [".mermaid", "mermaid"],
  [".txt", "mermaid"],
  [".dot", "dot"],
  [".gv", "dot"],
  [".json", "json"],
  [".svg", "svg"],
  [".html", "html"],
  [".htm", "html"],
]);

/** Writes a graph. */
export async function writeGraph(output: OutputName, graph: PermissionGraph, options: PageOptions): Promise<string> {
  const drawn = (): PermissionGraph => toldApart(graph, options.shownPath);
  switch (output) {
    case "mermaid":
      return mermaid(drawn());
    case "dot":
      return dot(drawn());
    case "json":
      return `${visibleJson(graph, 2)}\n`;
    case "svg":
      return svg(drawn());
    case "html":
      return page(graph, options);
  }
}
