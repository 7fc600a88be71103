import { pathToFileURL } from "node:url";
import type { FormatContext } from "./formatter.js";

/**
 * A text that is a link in terminals that have them (OSC 8). A file has no line in its address: file managers refuse
 * such addresses, and editors find the line in the text.
 */
export function linked(text: string, url: string | undefined, { hyperlinks }: FormatContext): string {
  if (!hyperlinks || url === undefined) return text;
  return `\u001B]8;;${url}\u001B\\${text}\u001B]8;;\u001B\\`;
}

/** The address of a file for a link: what is not plain ASCII is escaped, so no name can end the link. */
export function fileUrl(path: string): string {
  return pathToFileURL(path).href;
}
