import { addTo } from "../../source/index.js";
import { isDmsResource, walk, type ModelNode, type Template, type Visit } from "../../model/index.js";
import type { Visitor } from "../../rule-kit/index.js";
import { handlersIn, refuseUnfinished, type Handler } from "./handlers.js";

/** The nodes that rules visit. They are collected once for all rules. */
export interface Nodes {
  /** By the name of the visitor method. */
  readonly byKind: ReadonlyMap<string, readonly Visited[]>;
}

interface Visited {
  /** The place in the order of the visits. */
  readonly index: number;
  readonly node: ModelNode;
  readonly where: Parameters<Visit>[1];
}

export function nodesIn(template: Template): Nodes {
  let index = 0;
  const byKind = new Map<string, Visited[]>();
  walk(template, (node, where) => {
    const visited = { index: index++, node, where };
    addTo(byKind, node.kind, visited);
    if (isDmsResource(node)) addTo(byKind, "DmsResource", visited);
  });
  return { byKind };
}

export function visitAll(visitor: Visitor, template: Template, { byKind }: Nodes): void {
  const calls: Calls[] = [];
  // Only the methods that a visitor has are looked at: to ask for others is slow, and most visitors have one or two.
  for (const { kind, visit } of handlersIn(visitor)) {
    const visited = byKind.get(kind);
    if (visited) calls.push({ kind, visit, visited, done: 0 });
  }
  const [only, ...others] = calls;
  if (only && others.length === 0) for (const visited of only.visited) call(only, visited);
  else callInOrder(calls);
  refuseUnfinished(visitor["Template:exit"]?.(template), "Template:exit");
}

/** A method of a visitor, and the nodes that it wants. */
interface Calls extends Handler {
  readonly visited: readonly Visited[];
  /** How many of them were visited. */
  done: number;
}

/** Calls several methods in the order of the nodes. A DMS resource is first visited as such, then by its kind. */
function callInOrder(calls: readonly Calls[]): void {
  for (let next = nextOf(calls); next; next = nextOf(calls)) {
    const visited = next.visited[next.done++];
    if (visited) call(next, visited);
  }
}

function call({ kind, visit }: Calls, { node, where }: Visited): void {
  refuseUnfinished(visit(node, where), kind);
}

function nextOf(calls: readonly Calls[]): Calls | undefined {
  let first: Calls | undefined;
  let smallest = Infinity;
  for (const one of calls) {
    const index = one.visited[one.done]?.index;
    if (index === undefined || index > smallest || (index === smallest && one.kind !== "DmsResource")) continue;
    first = one;
    smallest = index;
  }
  return first;
}
