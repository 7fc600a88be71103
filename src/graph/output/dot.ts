import { visible } from "../../source/index.js";
import type { EdgeState, GraphEdge, GraphNode, GraphNodeKind, PermissionGraph } from "../graph.js";
import { fullType } from "../words.js";
import { edgeLabel } from "./edge-label.js";

const edgeStyles: Readonly<Record<EdgeState, string>> = {
  missing: 'color="#d32f2f", fontcolor="#d32f2f", penwidth=2',
  undecided: 'color="#8a6d00", fontcolor="#8a6d00", style=dashed',
  granted: 'color="#2e7d32", fontcolor="#2e7d32"',
  surplus: 'color="#9e9e9e", fontcolor="#757575"',
};

const shapes: Readonly<Record<GraphNodeKind, string>> = {
  caller: "house",
  dms: "box",
  role: "ellipse",
  document: "note",
  target: "cylinder",
};

/** The graph in the language of Graphviz: `dmslint graph --output dot | dot -Tpdf -o graph.pdf`. */
export function dot({ edges, nodes }: PermissionGraph): string {
  const lines = [
    "digraph dmslint {",
    "  rankdir=LR",
    '  node [fontname="sans-serif", fontsize=11]',
    '  edge [fontname="sans-serif", fontsize=9]',
    ...nodes.map((node) => `  ${nodeLine(node)}`),
    ...edges.map((edge) => `  ${edgeLine(edge)}`),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function nodeLine(node: GraphNode): string {
  const { id, kind, name, presence } = node;
  const isSure = presence === "declared" || presence === "elsewhere";
  const style = isSure ? "" : `, style=dashed${presence === "absent" ? ', color="#d32f2f"' : ""}`;
  return `${id} [shape=${shapes[kind]}, label="${escaped(fullType(node))}\\n${escaped(name)}"${style}]`;
}

function edgeLine(edge: GraphEdge): string {
  return `${edge.from} -> ${edge.to} [label="${escaped(edgeLabel(edge))}", ${edgeStyles[edge.state]}]`;
}

/**
 * A text for a string in quotes. Graphviz reads `\` and HTML entities in labels.
 * https://graphviz.org/doc/info/lang.html
 */
function escaped(text: string): string {
  return visible(text).replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"');
}
