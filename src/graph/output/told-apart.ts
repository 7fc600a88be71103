import { groupBy } from "../../source/index.js";
import type { GraphNode, PermissionGraph } from "../graph.js";

/**
 * The graph as it is drawn: a node keeps its template only if a node of another template is called the same, as with two
 * roots that call one module.
 */
export function toldApart({ edges, nodes }: PermissionGraph, shownPath: (path: string) => string): PermissionGraph {
  const alike = groupBy(nodes, ({ kind, name }) => JSON.stringify([kind, name]));
  const several = new Set([...alike.values()].filter((same) => templatesOf(same).size > 1).flat());
  const drawn = nodes.map((node): GraphNode => {
    const { template, ...rest } = node;
    return template !== undefined && several.has(node) ? { template: shownPath(template), ...rest } : rest;
  });
  return { nodes: drawn, edges };
}

function templatesOf(nodes: readonly GraphNode[]): ReadonlySet<string | undefined> {
  return new Set(nodes.map(({ template }) => template));
}
