import { rulePage } from "../../../src/explain/pages/rule-page.js";
import { element, required } from "../../../src/graph/viewer/elements.js";
import { rulePages } from "./embedded.js";
import { blockElements } from "./other-panels.js";

/** Shows the core of a rule's page, which is in this file. The whole page is on the site, if this is a part of it. */
export function showRule(name: string): void {
  const dialog = dialogIn("#rule");
  const markdown = rulePages.get(name) ?? "";
  const content = required(dialog, ".content");
  content.replaceChildren(...blockElements(rulePage(markdown)));
  if (/^https?:$/.test(location.protocol)) {
    const link = element("a", "", "The whole page");
    link.setAttribute("href", `rules/${name}.html`);
    link.setAttribute("target", "_blank");
    content.append(element("p", "", link));
  }
  dialog.showModal();
  content.scrollTop = 0;
}

/** The licences of what this file is made of. */
export function showLicenses(): void {
  const dialog = dialogIn("#rule");
  const text = document.getElementById("license-texts")?.textContent ?? "";
  required(dialog, ".content").replaceChildren(element("h2", "", "Licences"), element("pre", "", text));
  dialog.showModal();
}

export function dialogIn(selector: string): HTMLDialogElement {
  const found = document.querySelector<HTMLDialogElement>(selector);
  if (!found) throw new Error(`the page has no dialog ${selector}`);
  return found;
}
