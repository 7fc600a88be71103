import { groupBy } from "../source/index.js";
import {
  edgeStates,
  type EdgePart,
  type GraphEdge,
  type GraphNode,
  type PermissionGraph,
  type Relation,
} from "./graph.js";

/** A graph that is being made. A node or edge that is added again is the same one. */
export interface GraphDraft {
  /** The id of the node with a key. When it is first asked for, it is described, and then `added` is called. */
  node(key: string, describe: () => Omit<GraphNode, "id">, added?: (id: string) => void): string;
  /** Replaces parts of the description of a node. */
  describe(key: string, changes: Partial<Omit<GraphNode, "id">>): void;
  edge(from: string, to: string, relation: Relation, part: EdgePart): void;
  finish(): PermissionGraph;
}

export function newDraft(): GraphDraft {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<
    string,
    { readonly from: string; readonly to: string; readonly relation: Relation; readonly parts: EdgePart[] }
  >();
  return {
    node(key, describe, added) {
      const known = nodes.get(key);
      if (known) return known.id;
      const node = { id: `n${String(nodes.size + 1)}`, ...describe() };
      nodes.set(key, node);
      added?.(node.id);
      return node.id;
    },
    describe(key, changes) {
      const known = nodes.get(key);
      if (known) nodes.set(key, { ...known, ...changes });
    },
    edge(from, to, relation, part) {
      const key = [from, to, relation].join(" ");
      const known = edges.get(key) ?? { from, to, relation, parts: [] };
      known.parts.push(part);
      edges.set(key, known);
    },
    finish: () => ({
      nodes: [...nodes.values()],
      edges: [...edges.values()].map(({ parts, ...edge }, index) => finished(`e${String(index + 1)}`, edge, parts)),
    }),
  };
}

function finished(
  id: string,
  edge: Pick<GraphEdge, "from" | "to" | "relation">,
  parts: readonly EdgePart[],
): GraphEdge {
  const state = edgeStates.find((one) => parts.some((part) => part.state === one)) ?? "granted";
  return { id, ...edge, state, parts: joined(parts) };
}

/** Joins the parts that differ only in their purposes, in their actions, or in their resources. */
function joined(parts: readonly EdgePart[]): readonly EdgePart[] {
  const lists = ["purposes", "actions", "resources"] as const;
  const all = lists.reduce(joinedBut, parts);
  return all.toSorted((one, other) => edgeStates.indexOf(one.state) - edgeStates.indexOf(other.state));
}

/** Joins the parts that are equal but for a list. */
function joinedBut(parts: readonly EdgePart[], list: "purposes" | "actions" | "resources"): readonly EdgePart[] {
  // Most edges have one part, and there may be one edge for each user and resource.
  const groups = groupBy(parts, (part) => (parts.length > 1 ? JSON.stringify({ ...part, [list]: [] }) : ""));
  return [...groups.values()].flatMap((same) => {
    const items = [...new Set(same.flatMap((part) => part[list]))];
    return same.slice(0, 1).map((first) => ({ ...first, [list]: items }));
  });
}
