import { sha256, visible } from "../../source/index.js";
import { edgeStates, type GraphPlace, type PermissionGraph } from "../graph.js";
import { layoutOf } from "./layout.js";
import { pageStyle, viewStyle } from "./page-style.js";
import { graphStyle } from "./svg-style.js";
import { picture } from "./svg.js";
import { toldApart } from "./told-apart.js";

/** What a page needs in addition to the graph. */
export interface PageOptions {
  /** The bundled script of `graph/viewer`. */
  readonly script: string;
  readonly shownPath: (path: string) => string;
}

/** The parts of a page that shows the graph. Other pages may contain them. */
export interface GraphPart {
  readonly style: string;
  readonly markup: string;
  readonly script: string;
  /** A content security policy that allows the script and one style, and no request at all. */
  readonly contentPolicy: (style: string) => string;
}

/** The graph as one file of HTML that needs no other files and asks for none. */
export async function page(graph: PermissionGraph, options: PageOptions): Promise<string> {
  const part = await graphPart(graph, options, "data-whole");
  const style = part.style + pageStyle;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${part.contentPolicy(style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>dmslint graph</title>
<style>${style}</style>
</head>
<body>
${part.markup}
<script>${part.script}</script>
</body>
</html>
`;
}

function contentPolicy(style: string, script: string): string {
  const [ofStyle, ofScript] = [style, script].map((text) => `'sha256-${sha256(text, "base64")}'`);
  return `default-src 'none'; style-src ${ofStyle ?? ""}; script-src ${ofScript ?? ""}; base-uri 'none'; form-action 'none'`;
}

export async function graphPart(
  whole: PermissionGraph,
  { script, shownPath }: PageOptions,
  attribute = "",
): Promise<GraphPart> {
  const graph = toldApart(whole, shownPath);
  const layout = await layoutOf(graph);
  const markup = `<section class="graph-view" ${attribute}>
${toolbar(graph)}
<div class="sheet">${picture(graph, layout)}</div>
<aside class="details" aria-label="Details" aria-live="polite"></aside>
<script type="application/json" class="data">${dataOf(graph, shownPath)}</script>
</section>`;
  return {
    style: graphStyle + viewStyle,
    markup,
    script,
    contentPolicy: (style) => contentPolicy(style, script),
  };
}

function toolbar({ edges }: PermissionGraph): string {
  const boxes = edgeStates.map((state) => {
    const count = edges.filter((edge) => edge.state === state).length;
    return `<label class="${state}"><input type="checkbox" value="${state}" checked> ${state} <b>${String(count)}</b></label>`;
  });
  return `<form class="bar" role="search">
<h1>dmslint graph</h1>
<input type="search" placeholder="Search names, actions, ARNs  ( / )" aria-label="Search names, actions and ARNs" autocomplete="off"><output class="found"></output>
<fieldset class="states"><legend>Show</legend>${boxes.join("")}</fieldset>
<span class="zoom"><button type="button" data-do="out" aria-label="Zoom out">−</button><button type="button" data-do="in" aria-label="Zoom in">+</button><button type="button" data-do="fit">Fit</button></span>
</form>`;
}

/**
 * The graph for the script, which shows the texts as they are here. Nothing in it can end the element that holds it, or turn
 * round or hide what stands beside it.
 */
function dataOf({ edges, nodes }: PermissionGraph, shownPath: PageOptions["shownPath"]): string {
  const shown = (place: GraphPlace): GraphPlace => ({ ...place, filePath: shownPath(place.filePath) });
  const shownIn = <T extends { readonly place?: GraphPlace }>(one: T): T =>
    one.place ? { ...one, place: shown(one.place) } : one;
  const data: PermissionGraph = {
    nodes: nodes.map(shownIn),
    edges: edges.map((edge) => ({
      ...edge,
      parts: edge.parts.map((part) => ({ ...part, statements: part.statements.map(shownIn) })),
    })),
  };
  const json = JSON.stringify(data, (_, value: unknown) => (typeof value === "string" ? visible(value) : value));
  return json.replaceAll("<", String.raw`\u003c`);
}
