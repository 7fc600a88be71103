import { isDmsResource, walk, type ModelNode, type Template, type Visit } from "../model/index.js";
import type { Visitor } from "../rule-kit/index.js";

/** The nodes that rules visit. They are collected once for all rules. */
export interface Nodes {
  /** By the name of the visitor method. */
  readonly byKind: ReadonlyMap<string, readonly Visited[]>;
}

interface Visited {
  /** The place in the order of the visits. */
  readonly index: number;
  readonly node: ModelNode;
  readonly use: Parameters<Visit>[1];
}

export function nodesIn(template: Template): Nodes {
  let index = 0;
  const byKind = new Map<string, Visited[]>();
  const add = (kind: string, visited: Visited): void => {
    const alike = byKind.get(kind);
    if (alike) alike.push(visited);
    else byKind.set(kind, [visited]);
  };
  walk(template, (node, held) => {
    const visited = { index: index++, node, use: held };
    add(node.kind, visited);
    if (isDmsResource(node)) add("DmsResource", visited);
  });
  return { byKind };
}

export function visitAll(visitor: Visitor, template: Template, nodes: Nodes): void {
  for (const { node, use: held } of wantedNodes(visitor, nodes)) {
    if (visitor.DmsResource && isDmsResource(node)) visitor.DmsResource(node);
    // The handler has the name of a node kind, so it accepts nodes of that kind.
    const handler = visitor[node.kind] as Visit | undefined;
    handler?.(node, held);
  }
  visitor["Template:exit"]?.(template);
}

/** Only the nodes for which a visitor has a method. */
function wantedNodes(visitor: Visitor, { byKind }: Nodes): readonly Visited[] {
  const lists = Object.keys(visitor).flatMap((kind) => [byKind.get(kind) ?? []]);
  const [only = [], ...others] = lists.filter(({ length }) => length > 0);
  if (others.length === 0) return only;
  return [...new Set([only, ...others].flat())].sort((one, other) => one.index - other.index);
}
