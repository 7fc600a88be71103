import type { PermissionGraph } from "../graph.js";
import { edgeDetails, nodeDetails, overview } from "./details.js";
import { drawnGraph, idOf, mark, nearTo, textOfEdge, textOfNode, type DrawnGraph } from "./drawn-graph.js";
import { required } from "./elements.js";
import { listenToKeys } from "./keys.js";
import { panningOf } from "./panning.js";

/** The script of the page: it lets people move the picture, search it, filter it and choose nodes and edges. */
for (const root of document.querySelectorAll<HTMLElement>(".graph-view")) start(root);

function start(root: HTMLElement): void {
  const picture = root.querySelector<SVGSVGElement>("svg.graph");
  const input = root.querySelector<HTMLInputElement>("input[type=search]");
  if (!picture || !input) return;
  // The page is written by dmslint, which writes this type.
  const graph = JSON.parse(required(root, "script.data").textContent) as PermissionGraph;
  const drawn = drawnGraph(graph, picture);
  const sheet = required(root, ".sheet");
  const panning = panningOf(sheet, picture);
  const choose = (id: string | undefined): void => showChosen(root, drawn, id, choose);
  const chooseAndShow = (id: string): void => {
    choose(id);
    const [element] = drawn.elementsOf(id);
    if (element) panning.reveal(element);
  };
  sheet.addEventListener("click", (event) => {
    const drawn = event.target instanceof Element ? event.target.closest("[data-id]") : null;
    choose(drawn ? idOf(drawn) : undefined);
  });
  sheet.addEventListener("focusin", (event) => {
    if (event.target instanceof SVGElement && event.target.matches(":focus-visible")) panning.reveal(event.target);
  });
  listenToFilters(root, drawn);
  listenToSearch(root, drawn, input, chooseAndShow);
  listenToKeys({ root, input, panning, choose });
  root.classList.add("is-live");
  choose(undefined);
  panning.begin();
  if (root.dataset.whole === undefined) return;
  // `graph.html#n5` shows a node.
  const showAddressed = (): void => {
    if (location.hash !== "") chooseAndShow(location.hash.slice(1));
  };
  addEventListener("hashchange", showAddressed);
  showAddressed();
}

/** Shows the details of what is chosen, and dims everything that has nothing to do with it. */
function showChosen(root: HTMLElement, drawn: DrawnGraph, id: string | undefined, choose: (id: string) => void): void {
  const { graph, picture } = drawn;
  const node = graph.nodes.find((one) => one.id === id);
  const edge = graph.edges.find((one) => one.id === id);
  const isChosen = id !== undefined && (node ?? edge) !== undefined;
  picture.classList.toggle("is-choosing", isChosen);
  mark(drawn, "near", isChosen ? nearTo(graph, id) : new Set());
  mark(drawn, "chosen", new Set(isChosen ? [id] : []));
  const details = node
    ? nodeDetails(graph, node, choose)
    : edge
      ? edgeDetails(graph, edge, choose)
      : overview(graph, choose);
  const panel = required(root, ".details");
  panel.replaceChildren(...details);
  panel.scrollTop = 0;
}

/** Hides the edges whose state is not wanted, and the nodes that have no other edges. */
function listenToFilters(root: HTMLElement, drawn: DrawnGraph): void {
  const boxes = [...root.querySelectorAll<HTMLInputElement>(".states input")];
  const { edges, nodes } = drawn.graph;
  const filter = (): void => {
    const wanted = new Set(boxes.filter(({ checked }) => checked).map(({ value }) => value));
    const hidden = edges.filter(({ state }) => !wanted.has(state));
    const ends = (some: typeof edges): ReadonlySet<string> => new Set(some.flatMap(({ from, to }) => [from, to]));
    const shown = ends(edges.filter((edge) => !hidden.includes(edge)));
    const lost = [...ends(hidden)].filter((id) => !shown.has(id));
    const isAll = wanted.size === boxes.length;
    mark(drawn, "off", new Set(isAll ? [] : [...hidden.map(({ id }) => id), ...lost, ...lonely(nodes, ends(edges))]));
  };
  for (const box of boxes) box.addEventListener("change", filter);
}

/** The nodes without any edge. They are shown only if nothing is filtered. */
function lonely(nodes: PermissionGraph["nodes"], ends: ReadonlySet<string>): readonly string[] {
  return nodes.map(({ id }) => id).filter((id) => !ends.has(id));
}

/** Marks what a search finds. Enter goes to the next one. */
function listenToSearch(
  root: HTMLElement,
  drawn: DrawnGraph,
  input: HTMLInputElement,
  show: (id: string) => void,
): void {
  const { graph, picture } = drawn;
  const texts = [
    ...graph.nodes.map((node) => [node.id, textOfNode(node)] as const),
    ...graph.edges.map((edge) => [edge.id, textOfEdge(edge)] as const),
  ];
  let found: readonly string[] = [];
  let next = 0;
  input.addEventListener("input", () => {
    const wanted = input.value.trim().toLowerCase();
    found = wanted === "" ? [] : texts.filter(([, text]) => text.includes(wanted)).map(([id]) => id);
    next = 0;
    picture.classList.toggle("is-searching", wanted !== "");
    mark(drawn, "match", new Set(found));
    required(root, ".found").textContent = wanted === "" ? "" : `${String(found.length)} found`;
  });
  required(root, "form").addEventListener("submit", (event) => {
    event.preventDefault();
    const id = found[next % Math.max(1, found.length)];
    next += 1;
    if (id !== undefined) show(id);
  });
}
