import type { GraphEdge, GraphNode, PermissionGraph } from "../graph.js";

/** The elements of the picture, by what they show. The caller of a large graph is drawn several times. */
export interface DrawnGraph {
  readonly graph: PermissionGraph;
  readonly picture: SVGSVGElement;
  elementsOf(id: string): readonly SVGElement[];
  /** All nodes and edges that are drawn, in their order. */
  readonly all: readonly SVGElement[];
}

export function drawnGraph(graph: PermissionGraph, picture: SVGSVGElement): DrawnGraph {
  const all = [...picture.querySelectorAll<SVGElement>("[data-id]")];
  const byId = new Map<string, SVGElement[]>();
  for (const drawn of all) {
    const id = idOf(drawn);
    byId.set(id, [...(byId.get(id) ?? []), drawn]);
    drawn.setAttribute("tabindex", "0");
    drawn.setAttribute("role", "button");
    drawn.setAttribute("aria-label", drawn.querySelector("title")?.textContent ?? "");
  }
  return { graph, picture, all, elementsOf: (id) => byId.get(id) ?? [] };
}

export function idOf(drawn: Element | null | undefined): string {
  return drawn?.getAttribute("data-id") ?? "";
}

/** Marks the elements with these ids, and no others. */
export function mark({ all }: DrawnGraph, className: string, ids: ReadonlySet<string>): void {
  for (const drawn of all) drawn.classList.toggle(className, ids.has(idOf(drawn)));
}

/** A node with its edges and their other ends, or an edge with both of its ends. */
export function nearTo({ edges }: PermissionGraph, id: string): ReadonlySet<string> {
  const found = edges.filter((edge) => edge.id === id || edge.from === id || edge.to === id);
  return new Set([id, ...found.flatMap((edge) => [edge.id, edge.from, edge.to])]);
}

/** What a search finds a node by. */
export function textOfNode({ address = "", arn = "", name, place, template = "", type }: GraphNode): string {
  return [name, type, address, arn, place?.filePath ?? "", template].join("\n").toLowerCase();
}

/** What a search finds an edge by. */
export function textOfEdge({ parts, relation }: GraphEdge): string {
  return [relation, ...parts.flatMap(({ actions, resources }) => [...actions, ...resources])].join("\n").toLowerCase();
}
