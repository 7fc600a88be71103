import { formatByName, recognise } from "../../parsers/index.js";
import { decode } from "../files/encoding.js";

/** Whether the content of a file, or its name, makes it one that is linted. */
export function isLintable(path: string, content: Uint8Array): boolean {
  return formatByName(path) !== undefined || recognise(path, decode(content).text) !== undefined;
}
