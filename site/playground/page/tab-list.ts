import { element } from "../../../src/graph/viewer/elements.js";
import { visible } from "../../../src/source/visible.js";

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** A number behind the label, with what it counts. */
  readonly badge?: { readonly text: string; readonly kind: "error" | "warning" | "quiet"; readonly title: string };
}

/** Shows tabs. The arrow keys go through them. https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ */
export function showTabs(
  list: HTMLElement,
  tabs: readonly Tab[],
  chosen: string,
  { controls, onChoose }: { readonly controls: string; readonly onChoose: (id: string) => void },
): void {
  const hadFocus = list.contains(document.activeElement);
  const buttons = tabs.map(({ badge, id, label }) => {
    const button = element("button", "tab", visible(label));
    button.setAttribute("type", "button");
    button.setAttribute("role", "tab");
    button.setAttribute("aria-selected", String(id === chosen));
    button.setAttribute("aria-controls", controls);
    button.tabIndex = id === chosen ? 0 : -1;
    button.dataset.tab = id;
    if (badge) {
      const mark = element("span", `badge ${badge.kind}`, badge.text);
      mark.title = badge.title;
      button.append(" ", mark);
    }
    button.addEventListener("click", () => onChoose(id));
    return button;
  });
  list.replaceChildren(...buttons);
  const current = buttons.find((button) => button.dataset.tab === chosen);
  if (hadFocus) current?.focus();
  list.onkeydown = ({ key }) => {
    const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
    const at = tabs.findIndex(({ id }) => id === chosen);
    const next = step === 0 ? undefined : tabs[(at + step + tabs.length) % tabs.length];
    if (next) onChoose(next.id);
  };
}
