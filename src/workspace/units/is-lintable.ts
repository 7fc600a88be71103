import { createFileTreeCache, formatByName, recognise } from "../../parsers/index.js";
import { decode } from "../files/encoding.js";
import { isData } from "../files/lintable-names.js";

/**
 * Whether the content of a file, or its name, makes it one that is linted. A report shows parts of templates: without a
 * name of a template, what has syntax errors is none.
 */
export function isLintable(path: string, content: Uint8Array): boolean {
  if (formatByName(path) !== undefined) return true;
  const { text } = decode(content);
  const trees = createFileTreeCache();
  if (recognise(path, text, trees) === undefined) return false;
  return isData(path) || trees.tree(path, text).problems.length === 0;
}
