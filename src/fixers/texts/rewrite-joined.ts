import type { Template } from "../../model/index.js";
import { isInside, type Location, type TextEdit, textOf } from "../../source/index.js";
import { asText, identityOf, type LiteralPart, type Node, type Text } from "../../tree/index.js";
import { newText } from "../values/new-value.js";
import { jsonStyleAt, writeJson } from "../syntax/json-text.js";
import { indentUnit, leadingSpace, replaceRange } from "../layout/lines.js";
import { valuePlace } from "../syntax/json.js";
import { writeContextOf } from "../values/write-context.js";
import { writeFlow } from "../syntax/yaml-flow.js";
import { sameQuotes } from "../syntax/yaml-quotes.js";
import { quoteBeginningWith } from "../syntax/yaml-scalar.js";

/** Rewrites the first text of an `Fn::Join`. The other parts must stay the same. */
export function rewriteJoined(node: Node, text: Text, template: Template): TextEdit[] | undefined {
  const [first, ...others] = asText(node)?.parts ?? [];
  const { layout } = template.sections ?? {};
  if (!layout || first?.kind !== "literal" || !isJoin.test(textOf(node.location))) return undefined;
  const [mark, location] = quotedPlace(first);
  const firstOfOthers = Math.max(0, text.parts.length - others.length);
  const kept = text.parts.slice(firstOfOthers);
  const isSame = identityOf({ ...text, parts: kept }) === identityOf({ ...text, parts: others });
  const isWhole = textOf(location) === mark + first.text + mark && isItem(location);
  if (!isSame || !isWhole || !isInside(location, node.location)) return undefined;
  const { file, start, end } = location;
  const newValue = newText({ ...text, parts: text.parts.slice(0, firstOfOthers) });
  const context = writeContextOf(template, location);
  const place = valuePlace(location, indentUnit(file, leadingSpace(file, start)));
  const anew =
    layout.syntax === "json"
      ? writeJson(newValue, place, jsonStyleAt(location, context))
      : writeFlow(newValue, { kind: "inline" }, context, sameQuotes(quoteBeginningWith(mark)));
  return anew === undefined ? undefined : [replaceRange(file, start, end, anew)];
}

/** The place of a text with its quotes, which the location of a scalar does not include. */
function quotedPlace({ location: { file, start, end } }: LiteralPart): readonly [mark: string, location: Location] {
  const before = file.text[start - 1] ?? "";
  const mark = /["']/.test(before) && file.text[end] === before ? before : "";
  return [mark, { file, start: start - mark.length, end: end + mark.length }];
}

/** Whether a place is a whole item of a list, and not an argument of another function. */
function isItem({ file, start, end }: Location): boolean {
  return /(?:[[,]\s*|-[ \t]+)$/.test(file.text.slice(0, start)) && /^[ \t]*(?:[,\]\r\n]|$)/.test(file.text.slice(end));
}

const isJoin = /^(?:!Join\s|\{?\s*["']?Fn::Join["']?\s*:)/;
