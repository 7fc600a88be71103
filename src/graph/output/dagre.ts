import type { Point } from "./placed.js";

/** What is used of dagre. Its own types do not resolve for modules that name the endings of files. */
export interface Dagre {
  readonly Graph: new (options: { readonly multigraph: boolean }) => DagreGraph;
  /** With `disableOptimalOrderHeuristic`, it does not look for an order with few crossings. */
  readonly layout: (graph: DagreGraph, options: { readonly disableOptimalOrderHeuristic: boolean }) => void;
}

export interface DagreGraph {
  setGraph(options: {
    readonly rankdir: "LR";
    readonly ranker: "network-simplex" | "longest-path";
    readonly nodesep: number;
    readonly edgesep: number;
    readonly ranksep: number;
  }): void;
  setNode(id: string, size: { width: number; height: number }): void;
  setEdge(from: string, to: string, options: object, id: string): void;
  graph(): { readonly width: number; readonly height: number };
  /** The middle of a node. */
  node(id: string): Point;
  edge(edge: { readonly v: string; readonly w: string; readonly name: string }): { readonly points: readonly Point[] };
}

/** Only pictures need it. */
export async function loadDagre(): Promise<Dagre> {
  return import("@dagrejs/dagre");
}
