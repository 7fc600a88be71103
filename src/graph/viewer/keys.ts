import type { Panning } from "./panning.js";
import { idOf } from "./drawn-graph.js";

interface KeyTargets {
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  readonly panning: Panning;
  readonly choose: (id: string | undefined) => void;
}

/** How far an arrow key moves the picture, in pixels. */
const step = 80;
const zoomIn = 1.25;
const zoomOut = 1 / zoomIn;

/** The keys. In a page with other content, they work only while the graph has the focus. */
export function listenToKeys(targets: KeyTargets): void {
  const { input, panning, root } = targets;
  const isWhole = root.dataset.whole !== undefined;
  (isWhole ? document : root).addEventListener("keydown", (event) => {
    if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const isTyping = event.target === input;
    if (isTyping && event.key !== "Escape") return;
    const action = actionOf(event, targets);
    if (!action) return;
    event.preventDefault();
    action();
  });
  for (const button of root.querySelectorAll<HTMLElement>("[data-do]")) {
    const zoom = new Map([
      ["in", () => panning.zoomBy(zoomIn)],
      ["out", () => panning.zoomBy(zoomOut)],
      ["fit", () => panning.fit()],
    ]).get(button.dataset.do ?? "");
    if (zoom) button.addEventListener("click", zoom);
  }
}

function actionOf(event: KeyboardEvent, { choose, input, panning }: KeyTargets): (() => void) | undefined {
  const drawn = event.target instanceof SVGElement ? event.target.closest("[data-id]") : null;
  // There, the arrows move the text.
  const isReading = event.target instanceof Element && event.target.closest(".details") !== null;
  if (isReading && event.key.startsWith("Arrow")) return undefined;
  switch (event.key) {
    case "ArrowLeft":
      return () => panning.moveBy(step, 0);
    case "ArrowRight":
      return () => panning.moveBy(-step, 0);
    case "ArrowUp":
      return () => panning.moveBy(0, step);
    case "ArrowDown":
      return () => panning.moveBy(0, -step);
    case "+":
    case "=":
      return () => panning.zoomBy(zoomIn);
    case "-":
      return () => panning.zoomBy(zoomOut);
    case "0":
      return () => panning.fit();
    case "/":
      return () => input.select();
    case "Enter":
    case " ":
      return drawn ? () => choose(idOf(drawn)) : undefined;
    case "Escape":
      return () => {
        input.value = "";
        input.dispatchEvent(new Event("input"));
        input.blur();
        choose(undefined);
      };
    default:
      return undefined;
  }
}
