import type { EdgePart, GraphEdge, GraphNode, GraphPlace, PermissionGraph } from "../graph.js";
import { decidingActions, fullName, verbOf } from "../words.js";
import { element, textButton } from "./elements.js";

/** Is called with the id of the node or edge that was chosen. */
type Choose = (id: string) => void;

/** What the panel shows before something is chosen: everything that is missing or undecided. */
export function overview(graph: PermissionGraph, choose: Choose): readonly Node[] {
  if (graph.nodes.length === 0)
    return [element("p", "", "No DMS resource is declared here, so there is nothing to show.")];
  // One reason for all that a caller does is said once.
  const callers = graph.nodes.filter(({ kind, presence }) => kind === "caller" && presence === "unknown");
  const known = graph.edges.filter(({ from }) => !callers.some(({ id }) => id === from));
  const lists = (["missing", "undecided"] as const).flatMap((state) => {
    const edges = known.filter((edge) => edge.state === state);
    return edges.length === 0
      ? []
      : [heading(`${state} (${String(edges.length)})`, state), edgeList(graph, edges, choose)];
  });
  const notes = callers.map(({ id, note = "" }) =>
    element("p", "", nodeButton(graph, id, choose), ` has policies that are not known: ${note}.`),
  );
  const hint = element("p", "quiet", "Choose a node or a line to see its actions, statements and sources.");
  const nothing = element("p", "", "Nothing is missing or undecided.");
  return [hint, ...(lists.length > 0 || notes.length > 0 ? lists : [nothing]), ...notes];
}

export function nodeDetails(graph: PermissionGraph, node: GraphNode, choose: Choose): readonly Node[] {
  const edges = graph.edges.filter(({ from, to }) => from === node.id || to === node.id);
  return [
    element("h2", "", element("small", "", node.type), node.name),
    rows([
      ["Address", node.address],
      ["ARN", node.arn],
      ["In", node.template],
      ["Declared", placeText(node.place)],
      ["Note", node.note],
    ]),
    edgeList(graph, edges, choose),
  ];
}

export function edgeDetails(graph: PermissionGraph, edge: GraphEdge, choose: Choose): readonly Node[] {
  return [
    heading(edge.state, edge.state),
    element(
      "h2",
      "",
      nodeButton(graph, edge.from, choose),
      element("small", "", verbOf(edge)),
      nodeButton(graph, edge.to, choose),
    ),
    ...edge.parts.map(partDetails),
  ];
}

function partDetails({ actions, purposes, reason, resources, source, state, statements }: EdgePart): Node {
  const links = source.map((url) => {
    const link = element("a", "", url.replace(/^https:\/\//, ""));
    link.setAttribute("href", url);
    link.setAttribute("rel", "noreferrer");
    return link;
  });
  const list = (items: readonly (Node | string)[]): Node =>
    element("ul", "", ...items.map((one) => element("li", "", one)));
  const coded = (items: readonly string[]): Node => list(items.map((one) => element("code", "", one)));
  const places = statements.map(({ name, place }) =>
    [name, placeText(place)].filter((text) => text !== undefined).join(", "),
  );
  return element(
    "section",
    `part ${state}`,
    rows([
      ["State", state],
      ["Reason", reason],
      ["Actions", actions.length > 0 ? coded(actions) : undefined],
      ["On", resources.length > 0 ? coded(resources) : undefined],
      ["For", purposes.length > 0 ? list(purposes) : undefined],
      ["Decided by", places.length > 0 ? list(places) : undefined],
      ["Source", links.length > 0 ? list(links) : undefined],
    ]),
  );
}

function rows(all: readonly (readonly [string, Node | string | undefined])[]): Node {
  const cells = all.flatMap(([term, value]) =>
    value === undefined ? [] : [element("dt", "", term), element("dd", "", value)],
  );
  return element("dl", "", ...cells);
}

function heading(text: string, state: string): Node {
  return element("h3", `state ${state}`, text);
}

function edgeList(graph: PermissionGraph, edges: readonly GraphEdge[], choose: Choose): Node {
  const items = edges.map((edge) => {
    const actions = edge.relation === "reaches" ? decidingActions(edge) : [];
    const text = `${nameOf(graph, edge.from)} ${verbOf(edge)} ${nameOf(graph, edge.to)}`;
    const button = textButton(text, edge.state, () => choose(edge.id));
    return element("li", edge.state, button, ...(actions.length > 0 ? [element("code", "", actions.join(", "))] : []));
  });
  return element("ul", "edges", ...items);
}

function nodeButton(graph: PermissionGraph, id: string, choose: Choose): Node {
  return textButton(nameOf(graph, id), "", () => choose(id));
}

function nameOf({ nodes }: PermissionGraph, id: string): string {
  const node = nodes.find((one) => one.id === id);
  return node ? fullName(node) : id;
}

function placeText(place: GraphPlace | undefined): string | undefined {
  return place && `${place.filePath}:${String(place.line)}`;
}
