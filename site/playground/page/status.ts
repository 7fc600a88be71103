import { required } from "../../../src/graph/viewer/elements.js";

/** Says something at the bottom of the page for some seconds, and to screen readers. */
export function tell(message: string): void {
  const status = required(document, "#status");
  status.textContent = message;
  setTimeout(() => {
    if (status.textContent === message) status.textContent = "";
  }, 6000);
}
