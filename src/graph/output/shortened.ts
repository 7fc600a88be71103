import { visible } from "../../source/index.js";

/** A text with its middle left out, because names differ at both ends. */
export function shortened(text: string, most: number): string {
  const characters = Array.from(visible(text));
  if (characters.length <= most) return characters.join("");
  const start = Math.ceil((most - 1) / 2);
  return `${characters.slice(0, start).join("")}…${characters.slice(start + 1 - most).join("")}`;
}
