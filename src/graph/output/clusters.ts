import { groupBy } from "../../source/index.js";
import { edgeStates, type GraphEdge, type GraphNode, type PermissionGraph } from "../graph.js";

/** A part of a graph that is drawn by itself. */
export interface Cluster {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Graphs of up to this many nodes are drawn as a whole. */
const mostNodesUndivided = 28;

/** How many resources that only a caller deploys are drawn together. */
const mostInCluster = 12;

/**
 * The clusters of a large graph: what hangs together without its callers, which are drawn once in each cluster.
 * Otherwise the lines of the callers would cover everything. What is missing comes first.
 */
export function clustersOf(graph: PermissionGraph): readonly Cluster[] {
  if (graph.nodes.length === 0) return [];
  if (graph.nodes.length <= mostNodesUndivided) return [graph];
  const clusterOf = componentsOf(graph);
  const groups = [...groupBy(graph.nodes.filter(isInCluster), ({ id }) => clusterOf.get(id)).values()];
  const lonely = groups.filter(({ length }) => length === 1).flat();
  const others = groups.filter(({ length }) => length > 1);
  return [...others, ...inChunks(lonely)]
    .map((nodes) => withCallers(graph, nodes))
    .toSorted((one, other) => urgencyOf(one) - urgencyOf(other));
}

function isInCluster({ kind }: GraphNode): boolean {
  return kind !== "caller";
}

/** For each node the first node of its component. Edges of callers do not count. */
function componentsOf({ edges, nodes }: PermissionGraph): ReadonlyMap<string, string> {
  const neighbours = new Map<string, string[]>(nodes.filter(isInCluster).map(({ id }) => [id, []]));
  for (const { from, to } of edges) {
    if (!neighbours.has(from)) continue;
    neighbours.get(from)?.push(to);
    neighbours.get(to)?.push(from);
  }
  const found = new Map<string, string>();
  for (const start of neighbours.keys()) {
    const open = found.has(start) ? [] : [start];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (found.has(id)) continue;
      found.set(id, start);
      open.push(...(neighbours.get(id) ?? []));
    }
  }
  return found;
}

function inChunks(nodes: readonly GraphNode[]): readonly (readonly GraphNode[])[] {
  return Array.from({ length: Math.ceil(nodes.length / mostInCluster) }, (_, index) =>
    nodes.slice(index * mostInCluster, (index + 1) * mostInCluster),
  );
}

function withCallers({ edges, nodes }: PermissionGraph, members: readonly GraphNode[]): Cluster {
  const ids = new Set(members.map(({ id }) => id));
  const own = edges.filter(({ to }) => ids.has(to));
  const sources = new Set(own.map(({ from }) => from));
  const callers = nodes.filter((node) => !isInCluster(node) && sources.has(node.id));
  return { nodes: [...callers, ...members], edges: own };
}

/** The most urgent state of an edge that no caller begins. */
function urgencyOf({ edges, nodes }: Cluster): number {
  const callers = new Set(nodes.filter((node) => !isInCluster(node)).map(({ id }) => id));
  const states = edges.filter(({ from }) => !callers.has(from)).map(({ state }) => edgeStates.indexOf(state));
  return Math.min(edgeStates.length, ...states);
}
