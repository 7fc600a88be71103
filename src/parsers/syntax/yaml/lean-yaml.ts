import type { SourceFile } from "../../../source/index.js";
import { readNode } from "./lean-blocks.js";
import { atEnd, codeHere, cursorOf, isEmpty, toContent, toNextLine } from "./lean-cursor.js";
import type { TagTable } from "./short-tags.js";
import type { YamlFile } from "./yaml-file.js";

/** A root has no parent. All its lines are indented more than this. */
const noParent = -1;

/**
 * Reads the YAML that templates are mostly written in, several times faster than the YAML library. The result is the same
 * as that of the library, or `undefined`: the reader declines every text that it is not sure of, valid or not. So it
 * never reports a problem. The first doubt ends the reading.
 */
export function readLeanYaml(file: SourceFile, tags: TagTable): YamlFile | undefined {
  const { text } = file;
  if (text.includes("\ufeff") || /\r(?!\n)/.test(text)) return undefined;
  const cursor = cursorOf(file, tags);
  toContent(cursor);
  if (text.startsWith("---", cursor.at) && cursor.lineIndent === 0) {
    cursor.at += 3;
    if (!isEmpty(codeHere(cursor)) || !toNextLine(cursor)) return undefined;
  }
  const root = cursor.lineIndent === atEnd ? undefined : readNode(cursor, noParent, true);
  // At the root, the library has other rules for texts and brackets.
  if (root?.layout?.style !== "block" || cursor.lineIndent !== atEnd) return undefined;
  return { documents: [root], problems: [], comments: cursor.comments, sharedValues: [] };
}
