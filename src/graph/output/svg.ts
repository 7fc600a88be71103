import { escapeMarkup, groupBy } from "../../source/index.js";
import type { PermissionGraph } from "../graph.js";
import { drawnLabel } from "./edge-label.js";
import { layoutOf } from "./layout.js";
import { nodeSize, type GraphLayout, type PlacedEdge, type PlacedNode, type Point } from "./placed.js";
import { fullName, fullType, verbOf } from "../words.js";
import { shortened } from "./shortened.js";
import { graphStyle } from "./svg-style.js";

/** The graph as a picture of its own. Each node and edge has a title, which browsers show when the mouse is over it. */
export async function svg(graph: PermissionGraph): Promise<string> {
  const layout = await layoutOf(graph);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${picture(graph, layout, `<style>${graphStyle}</style>`)}\n`;
}

/** The picture as an element that other pages can contain. */
export function picture(graph: PermissionGraph, { edges, height, nodes, width }: GraphLayout, head = ""): string {
  const names = new Map(graph.nodes.map((node) => [node.id, fullName(node)]));
  const bySource = groupBy(edges, ({ edge }) => edge.from);
  const drawn = new Set<string>();
  // An edge follows its first node, so that a keyboard visits both one after the other.
  const parts = nodes.flatMap((placed) => {
    const { id } = placed.node;
    const own = drawn.has(id) ? [] : labelledLast(bySource.get(id) ?? []);
    drawn.add(id);
    return [nodeElement(placed), ...own.map((edge) => edgeElement(edge, names))];
  });
  const size = `${rounded(width)} ${rounded(height)}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="graph" viewBox="0 0 ${size}" width="${rounded(width)}" height="${rounded(height)}" role="group" aria-label="Who deploys, passes, assumes and reaches what">
${head}${arrows}<g class="view">
${parts.join("\n")}
</g></svg>`;
}

/** What is missing is drawn over the other edges of its node, which would strike through its label. */
function labelledLast(edges: readonly PlacedEdge[]): readonly PlacedEdge[] {
  const rank = ({ edge }: PlacedEdge): number => (edge.state === "missing" ? 1 : 0);
  return edges.toSorted((one, other) => rank(one) - rank(other));
}

const arrows = `<defs>${["missing", "undecided", "granted", "surplus"]
  .map(
    (state) =>
      `<marker id="arrow-${state}" class="arrow ${state}" viewBox="0 0 8 8" refX="7" refY="4" markerUnits="userSpaceOnUse" markerWidth="10" markerHeight="10" orient="auto"><path d="M0 0 8 4 0 8z"/></marker>`,
  )
  .join("")}</defs>`;

function nodeElement({ node, x, y }: PlacedNode): string {
  const { id, kind, name, presence } = node;
  const title = `${node.type} ${fullName(node)}${node.note === undefined ? "" : `: ${node.note}`}`;
  return `<g class="node ${kind} ${presence}" data-id="${id}" transform="translate(${rounded(x)} ${rounded(y)})"><title>${escapeMarkup(title)}</title><rect width="${String(nodeSize.width)}" height="${String(nodeSize.height)}" rx="6"/><path class="stripe" d="M3.5 6v${String(nodeSize.height - 12)}"/><text class="type" x="14" y="19">${escapeMarkup(shortened(fullType(node), 40))}</text><text class="name" x="14" y="37">${escapeMarkup(shortened(name, 27))}</text></g>`;
}

function edgeElement({ edge, points }: PlacedEdge, names: ReadonlyMap<string, string>): string {
  const { from, id, state, to } = edge;
  const title = `${names.get(from) ?? ""} ${verbOf(edge)} ${names.get(to) ?? ""}: ${state}`;
  const path = curve(points);
  const label = labelElement(drawnLabel(edge), points);
  return `<g class="edge ${state}" data-id="${id}" data-from="${from}" data-to="${to}"><title>${escapeMarkup(title)}</title><path class="hit" d="${path}"/><path class="line" d="${path}" marker-end="url(#arrow-${state})"/>${label}</g>`;
}

function labelElement(label: string | undefined, points: readonly Point[]): string {
  const [before, after] = [points[Math.ceil(points.length / 2) - 1], points[Math.floor(points.length / 2)]];
  if (label === undefined || !before || !after) return "";
  const [x, y] = [(before.x + after.x) / 2, (before.y + after.y) / 2 - 6];
  return `<text class="label" x="${rounded(x)}" y="${rounded(y)}">${escapeMarkup(label)}</text>`;
}

/** A smooth line from left to right. */
function curve([first, ...others]: readonly Point[]): string {
  if (!first) return "";
  let last = first;
  const steps = others.map((point) => {
    const middle = rounded((last.x + point.x) / 2);
    const step = `C${middle} ${rounded(last.y)} ${middle} ${rounded(point.y)} ${rounded(point.x)} ${rounded(point.y)}`;
    last = point;
    return step;
  });
  return `M${rounded(first.x)} ${rounded(first.y)}${steps.join("")}`;
}

function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
