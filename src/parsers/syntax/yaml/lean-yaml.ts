import type { SourceFile } from "../../../source/index.js";
import type { Node } from "../../../tree/index.js";
import { readNode } from "./lean-blocks.js";
import { atEnd, codeHere, cursorOf, isEmpty, toContent, toNextLine, type Cursor } from "./lean-cursor.js";
import type { TagTable } from "./short-tags.js";
import type { YamlFile } from "./yaml-file.js";

/** A text that the lean reader does not read. `doubtAt`: the offset of what it is not sure of. */
export interface Declined {
  readonly doubtAt: number;
}

/** A root has no parent. All its lines are indented more than this. */
const noParent = -1;

/**
 * Reads the YAML that templates are mostly written in, several times faster than the YAML library. The result is the same
 * as that of the library, or the text is declined: every text that the reader is not sure of, valid or not. So it never
 * reports a problem. The first doubt ends the reading.
 */
export function readLeanYaml(file: SourceFile, tags: TagTable): YamlFile | Declined {
  const unusual = file.text.search(/\ufeff|\r(?!\n)/);
  if (unusual >= 0) return { doubtAt: unusual };
  const cursor = cursorOf(file, tags);
  const root = readRoot(cursor);
  if (!root) return { doubtAt: cursor.at };
  return { documents: [root], problems: [], comments: cursor.comments, sharedValues: [] };
}

function readRoot(cursor: Cursor): Node | undefined {
  toContent(cursor);
  if (cursor.text.startsWith("---", cursor.at) && cursor.lineIndent === 0) {
    cursor.at += 3;
    if (!isEmpty(codeHere(cursor)) || !toNextLine(cursor)) return undefined;
  }
  const root = cursor.lineIndent === atEnd ? undefined : readNode(cursor, noParent, true);
  // At the root, the library has other rules for texts and brackets.
  return root?.layout?.style === "block" && cursor.lineIndent === atEnd ? root : undefined;
}
