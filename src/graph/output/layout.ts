import type { GraphEdge, PermissionGraph } from "../graph.js";
import { clustersOf, type Cluster } from "./clusters.js";
import { loadDagre, type Dagre } from "./dagre.js";
import { drawnLabel } from "./edge-label.js";
import { nodeSize, type GraphLayout, type PlacedEdge, type PlacedNode, type Point } from "./placed.js";
import { atSides } from "./ports.js";

const gap = { around: 24, clusters: 44, ranks: 120, nodes: 18, edges: 10 };

/** Places nodes and edges from left to right. A large graph has several clusters, in columns that fill a screen. */
export async function layoutOf(graph: PermissionGraph): Promise<GraphLayout> {
  const dagre = await loadDagre();
  return inColumns(clustersOf(graph).map((cluster) => drawn(cluster, dagre)));
}

/** More edges than these cover each other in any order, and a good one would take a minute to find. */
const mostOrdered = 1000;

function drawn({ edges, nodes }: Cluster, { Graph, layout }: Dagre): GraphLayout {
  const isCrowded = edges.length > mostOrdered;
  const ranker = isCrowded ? "longest-path" : "network-simplex";
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "LR", ranker, nodesep: gap.nodes, edgesep: gap.edges, ranksep: gap.ranks });
  for (const { id } of nodes) graph.setNode(id, { ...nodeSize });
  for (const edge of edges) graph.setEdge(edge.from, edge.to, { width: roomFor(edge) }, edge.id);
  layout(graph, { disableOptimalOrderHeuristic: isCrowded });
  const { height, width } = graph.graph();
  const placed = nodes.map((node): PlacedNode => {
    const { x, y } = graph.node(node.id);
    return { node, x: x - nodeSize.width / 2, y: y - nodeSize.height / 2 };
  });
  const lines = edges.map((edge): PlacedEdge => {
    return { edge, points: graph.edge({ v: edge.from, w: edge.to, name: edge.id }).points };
  });
  return { width, height, nodes: placed, edges: atSides(lines, placed) };
}

/** The widest that characters of a label are on average, and what of the gap between two columns a label leaves free. */
const label = { character: 6, free: 20 };

/** How much wider the gap between two columns must be for the label of an edge, which otherwise covers both nodes. */
function roomFor(edge: GraphEdge): number {
  const length = drawnLabel(edge)?.length ?? 0;
  return Math.max(0, length * label.character + label.free - gap.ranks);
}

/** How much wider than high a picture should be. */
const widthToHeight = 1.5;

/** Puts clusters below each other, and beside each other if the picture would be much higher than wide. */
function inColumns(clusters: readonly GraphLayout[]): GraphLayout {
  const width = Math.max(0, ...clusters.map((one) => one.width)) + gap.clusters;
  const heights = clusters.map(({ height }) => height + gap.clusters);
  const total = heights.reduce((sum, height) => sum + height, 0);
  const columns = Math.max(1, Math.round(Math.sqrt((total * widthToHeight) / width)));
  const tops = Array.from({ length: columns }, () => gap.around);
  const placed = clusters.map((cluster, index) => {
    const top = Math.min(...tops);
    const column = tops.indexOf(top);
    tops[column] = top + (heights[index] ?? 0);
    return shifted(cluster, gap.around + column * width, top);
  });
  const used = tops.filter((top) => top > gap.around).length;
  return {
    width: Math.max(1, used) * width - gap.clusters + 2 * gap.around,
    height: Math.max(...tops) - (clusters.length > 0 ? gap.clusters : 0) + gap.around,
    nodes: placed.flatMap(({ nodes }) => nodes),
    edges: placed.flatMap(({ edges }) => edges),
  };
}

function shifted({ edges, nodes, ...size }: GraphLayout, left: number, top: number): GraphLayout {
  const moved = <P extends Point>(point: P): P => ({ ...point, x: point.x + left, y: point.y + top });
  return {
    ...size,
    nodes: nodes.map(moved),
    edges: edges.map(({ edge, points }) => ({ edge, points: points.map(moved) })),
  };
}
