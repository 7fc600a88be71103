import { visible } from "../../source/index.js";
import { edgeStates, type EdgeState, type GraphEdge, type GraphNode, type PermissionGraph } from "../graph.js";
import { fullType } from "../words.js";
import { edgeLabel } from "./edge-label.js";

/** What Mermaid draws by default. https://mermaid.js.org/config/schema-docs/config.html */
export const mermaidLimits = { edges: 500, characters: 50_000 } as const;

const styles: Readonly<Record<EdgeState, string>> = {
  missing: "stroke:#d32f2f,stroke-width:2px",
  undecided: "stroke:#8a6d00",
  granted: "stroke:#2e7d32",
  surplus: "stroke:#9e9e9e",
};

const classes = [
  "classDef absent stroke:#d32f2f,stroke-width:2px,stroke-dasharray:5 3",
  "classDef unknown stroke-dasharray:5 3",
  "classDef caller stroke-width:2px",
];

/** The graph as a flowchart of Mermaid, which GitHub, GitLab and many editors draw. */
export function mermaid({ edges, nodes }: PermissionGraph): string {
  const lines = [
    "flowchart LR",
    ...nodes.map((node) => `  ${nodeLine(node)}`),
    ...edges.map((edge) => `  ${edgeLine(edge)}`),
    ...edgeStates.flatMap((state) => styleLine(edges, state)),
    ...classes.map((line) => `  ${line}`),
  ];
  return `${lines.join("\n")}\n`;
}

function nodeLine(node: GraphNode): string {
  const { id, kind, name, presence } = node;
  const label = `"${escaped(fullType(node))}<br>${escaped(name)}"`;
  const shape = kind === "role" ? `([${label}])` : kind === "target" ? `[(${label})]` : `[${label}]`;
  const style = presence === "absent" || presence === "unknown" ? presence : kind === "caller" ? kind : undefined;
  return `${id}${shape}${style === undefined ? "" : `:::${style}`}`;
}

function edgeLine(edge: GraphEdge): string {
  const arrow = edge.state === "undecided" ? "-.->" : "-->";
  return `${edge.from} ${arrow}|"${escaped(edgeLabel(edge))}"| ${edge.to}`;
}

function styleLine(edges: readonly GraphEdge[], state: EdgeState): readonly string[] {
  const indexes = edges.flatMap((edge, index) => (edge.state === state ? [String(index)] : []));
  return indexes.length === 0 ? [] : [`  linkStyle ${indexes.join(",")} ${styles[state]}`];
}

/**
 * A text for a label in quotes. Everything that Mermaid, its Markdown or HTML could read as more than text is written
 * as an entity, which Mermaid begins with `#`. https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters
 */
function escaped(text: string): string {
  return visible(text).replace(/[^\w ,.:/()-]/gu, (character) => `#${String(character.codePointAt(0))};`);
}
