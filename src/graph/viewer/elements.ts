/** An element with a text or other elements in it. Texts of templates are never read as HTML. */
export function element(name: string, className: string, ...content: readonly (Node | string)[]): HTMLElement {
  const made = document.createElement(name);
  if (className !== "") made.className = className;
  made.append(...content);
  return made;
}

/** A button that looks like a part of the text. */
export function textButton(text: string, className: string, onClick: () => void): HTMLElement {
  const made = element("button", `text ${className}`, text);
  made.setAttribute("type", "button");
  made.addEventListener("click", onClick);
  return made;
}

/** The one element that the page has for a selector. */
export function required(root: ParentNode, selector: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}
