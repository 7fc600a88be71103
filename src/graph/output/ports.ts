import { groupBy } from "../../source/index.js";
import { nodeSize, type PlacedEdge, type PlacedNode, type Point } from "./placed.js";

/** How much of a side has no ends of edges, at its top and its bottom. */
const margin = 12;

/**
 * Lets edges begin at the right side of a node and end at the left side of the other, beside each other and without
 * crossings. The layout itself aims at the middle of a node.
 */
export function atSides(edges: readonly PlacedEdge[], nodes: readonly PlacedNode[]): readonly PlacedEdge[] {
  const places = new Map(nodes.map((placed) => [placed.node.id, placed]));
  const starts = ends(edges, places, "from");
  const stops = ends(edges, places, "to");
  return edges.map(({ edge, points }) => {
    const [start, stop] = [starts.get(edge.id), stops.get(edge.id)];
    // An edge that leads back keeps its ends.
    if (!start || !stop || start.x >= stop.x) return { edge, points };
    // Between neighbouring columns, the way through the middle of the layout is only a detour.
    const between = points.length > 3 ? points.slice(1, -1) : [];
    return { edge, points: [start, ...between, stop] };
  });
}

/** One end of each edge, by the id of the edge. */
function ends(
  edges: readonly PlacedEdge[],
  places: ReadonlyMap<string, PlacedNode>,
  side: "from" | "to",
): ReadonlyMap<string, Point> {
  const found = new Map<string, Point>();
  for (const [id, group] of groupBy(edges, ({ edge }) => edge[side])) {
    const place = places.get(id);
    if (!place) continue;
    const x = side === "from" ? place.x + nodeSize.width : place.x;
    const room = nodeSize.height - 2 * margin;
    group
      .toSorted((one, other) => heightOf(one, side) - heightOf(other, side))
      .forEach(({ edge }, index) => {
        found.set(edge.id, { x, y: place.y + margin + (room * (index + 0.5)) / group.length });
      });
  }
  return found;
}

/** How far down an edge goes before it reaches its other end. */
function heightOf({ points }: PlacedEdge, side: "from" | "to"): number {
  const near = side === "from" ? points[1] : points.at(-2);
  return near?.y ?? 0;
}
