import type { GraphEdge } from "../graph.js";
import { decidingActions, verbOf } from "../words.js";
import { shortened } from "./shortened.js";

/** How many actions a label names. */
const mostActions = 2;

/** What a label says about an edge: the actions that it is about, otherwise its verb. */
export function edgeLabel(edge: GraphEdge): string {
  const actions = decidingActions(edge);
  if (edge.relation !== "reaches" || actions.length === 0) return verbOf(edge);
  const rest = actions.length > mostActions ? [`+${String(actions.length - mostActions)}`] : [];
  return `${edge.state === "missing" ? "lacks " : ""}${[...actions.slice(0, mostActions), ...rest].join(", ")}`;
}

/** What is drawn beside a line. Only what is missing is named in the picture. */
export function drawnLabel(edge: GraphEdge): string | undefined {
  return edge.state === "missing" ? shortened(edgeLabel(edge), 34) : undefined;
}
