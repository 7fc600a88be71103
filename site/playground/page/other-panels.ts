import type { Block } from "../../../src/explain/index.js";
import { element, textButton } from "../../../src/graph/viewer/elements.js";
import { visible } from "../../../src/source/visible.js";
import type { Answer, Findings } from "../protocol.js";
import type { FindingActions } from "./findings-panel.js";
import { tell } from "./status.js";

/** What no rule could judge, and why. */
export function notJudgedPanel({ results }: Findings, { goTo }: Pick<FindingActions, "goTo">): Node {
  const rows = results.flatMap(({ filePath, notJudged }) => notJudged.map((one) => ({ filePath, ...one })));
  if (rows.length === 0) return element("p", "nothing", "Everything could be judged.");
  const items = rows.map(({ address, reason, ruleId, ...place }) =>
    element(
      "li",
      "",
      textButton(address === "" ? visible(place.filePath) : address, "place", () => goTo(place)),
      element("span", "", ` ${reason} `),
      element("span", "quiet", ruleId ?? ""),
    ),
  );
  const why = "dmslint reports only what is certain from these files. What else they could mean is listed here.";
  return fragment(element("p", "quiet", why), element("ul", "open", ...items));
}

/** The page of `dmslint graph`, in a frame that can reach nothing. */
export function graphPanel({ page }: Extract<Answer, { readonly kind: "graph" }>): Node {
  if (page === "") return element("p", "nothing", "No DMS resource is declared here, so there is no graph.");
  const frame = element("iframe", "graph-frame");
  frame.title = "Who assumes what, and reaches what";
  frame.setAttribute("sandbox", "allow-scripts");
  frame.setAttribute("srcdoc", page);
  return frame;
}

export function policyPanel({ notes, text }: Extract<Answer, { readonly kind: "policy" }>): Node {
  if (text === "")
    return fragment(
      element("p", "nothing", "No DMS resource is declared here that needs a policy."),
      ...notes.map((note) => element("p", "note", note)),
    );
  const copy = textButton("Copy", "copy", () => void copyText(text));
  const head = element("p", "quiet", "What DMS and who deploys need, and no more. ", copy);
  return fragment(head, ...notes.map((note) => element("p", "note", note)), element("pre", "policy", text));
}

async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    tell("Copied.");
  } catch {
    // Not allowed, for example in a frame.
    tell("The browser does not allow to copy. Select the text.");
  }
}

/** Explanations, as `dmslint explain` prints them. */
export function blockElements(blocks: readonly Block[]): readonly HTMLElement[] {
  return blocks.map((block) => {
    switch (block.kind) {
      case "title":
        return element("h2", "", block.text);
      case "heading":
        return element("h3", "", block.text);
      case "text":
        return element("p", "", block.text);
      case "item":
        return element("p", "item", block.text);
      case "code":
        return element("pre", "", block.lines.join("\n"));
    }
  });
}

function fragment(...nodes: readonly Node[]): DocumentFragment {
  const made = document.createDocumentFragment();
  made.append(...nodes);
  return made;
}
