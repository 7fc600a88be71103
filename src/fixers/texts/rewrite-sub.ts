import { textOf, type TextEdit } from "../../source/index.js";
import type { Node, Text } from "../../tree/index.js";
import { subText } from "../syntax/json-text.js";
import { replaceRange } from "../layout/lines.js";
import { piecesOf } from "../values/text-pieces.js";
import type { WriteContext } from "../values/write-context.js";
import { quoteBeginningWith, quoted } from "../syntax/yaml-scalar.js";

/** Rewrites the text of an `Fn::Sub`. `undefined`: the node is not an `Fn::Sub` with a text on one line. */
export function rewriteSub({ location, layout }: Node, text: Text, context: WriteContext): TextEdit[] | undefined {
  const written = textOf(location);
  const [head, brace = ""] = /^(\{?)\s*(?:"Fn::Sub"|'Fn::Sub'|Fn::Sub)\s*:\s*/.exec(written) ?? [];
  const pieces = piecesOf(text, context);
  if (head === undefined || !pieces || layout?.within) return undefined;
  const inside = written.slice(head.length, brace === "" ? undefined : -1).trimEnd();
  const [mark] = /^["']/.exec(inside) ?? [];
  // A text with a tag or an anchor, or no text.
  if (/^[{&*!]/.test(inside) || /[\r\n]/.test(inside) || (mark && !inside.endsWith(mark))) return undefined;
  const quote = quoteBeginningWith(mark);
  const start = location.start + head.length;
  return [replaceRange(location.file, start, start + inside.length, quoted(subText(pieces), brace !== "", quote))];
}
