import type { GraphEdge, GraphNode } from "../graph.js";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A node with the place of its upper left corner. A caller may be drawn several times. */
export interface PlacedNode extends Point {
  readonly node: GraphNode;
}

export interface PlacedEdge {
  readonly edge: GraphEdge;
  /** From the border of one node to the border of the other. */
  readonly points: readonly Point[];
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

export const nodeSize = { width: 264, height: 50 } as const;
