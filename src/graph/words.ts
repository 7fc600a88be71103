import type { GraphEdge, GraphNode, Relation } from "./graph.js";

/** What is said of an edge that is missing. */
const missingWords: Readonly<Record<Relation, string>> = {
  deploys: "may not deploy",
  passes: "may not pass",
  uses: "cannot use",
  "has policy": "lacks policy",
  "bounded by": "is not bounded by",
  reaches: "lacks permissions on",
  "encrypted by": "is not encrypted by",
  "waits for": "does not wait for",
};

/** The verb between both ends of an edge: `uses`, or `cannot use` if the edge is missing. */
export function verbOf({ relation, state }: Pick<GraphEdge, "relation" | "state">): string {
  return state === "missing" ? missingWords[relation] : relation;
}

/** The name of a node, with its template if `toldApart` left it there. */
export function fullName({ name, template }: Pick<GraphNode, "name" | "template">): string {
  return template === undefined ? name : `${name} in ${template}`;
}

/** What a node is, in the same way: `endpoint in envs/prod`. */
export function fullType({ template, type }: Pick<GraphNode, "template" | "type">): string {
  return template === undefined ? type : `${type} in ${template}`;
}

/** The actions that decide the state of an edge. */
export function decidingActions({ parts, state }: Pick<GraphEdge, "parts" | "state">): readonly string[] {
  return [...new Set(parts.filter((part) => part.state === state).flatMap(({ actions }) => actions))];
}
