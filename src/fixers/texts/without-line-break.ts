import type { TextEdit } from "../../source/index.js";
import { stringOf, type Node, type Text } from "../../tree/index.js";
import { replaceRange } from "../layout/lines.js";

/** Takes the line break from the end of a YAML block: `|` becomes `|-`. `undefined`: something else shall change. */
export function withoutLineBreak(node: Node, old: Text, text: Text): TextEdit[] | undefined {
  const { layout, location } = node;
  if (layout?.style !== "literal" && layout?.style !== "folded") return undefined;
  const written = stringOf(old, hole);
  if (!written.endsWith("\n") || written.trimEnd() !== stringOf(text, hole)) return undefined;
  const { file, start, end } = location;
  const header = blockHeader.exec(file.text.slice(start, end));
  if (!header) return undefined;
  const [before, indent] = [start + header.index + (header[1] ?? "").length, /\d/.exec(header[2] ?? "")?.[0] ?? ""];
  return [replaceRange(file, before, before + (header[2] ?? "").length, `${indent}-`)];
}

/** Stands for what is not known: no text contains it. */
const hole = "\u0000";

/** The sign of a block, and what may follow it on its line: how its line breaks and its indent are read. */
const blockHeader = /((?:^|[ \t])[|>])([-+\d]*)[ \t]*(?:#[^\n]*)?\r?\n/;
