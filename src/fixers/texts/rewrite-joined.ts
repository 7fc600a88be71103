import type { Template } from "../../model/index.js";
import { isInside, type TextEdit, textOf } from "../../source/index.js";
import { asText, identityOf, type Node, type Text } from "../../tree/index.js";
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
  const { file } = first.location;
  // The location of a scalar does not include its quotes.
  const before = file.text[first.location.start - 1] ?? "";
  const mark = /["']/.test(before) && file.text[first.location.end] === before ? before : "";
  const [start, end] = [first.location.start - mark.length, first.location.end + mark.length];
  const location = { file, start, end };
  const isItem =
    isInside(location, node.location) &&
    textOf(location) === mark + first.text + mark &&
    // The text must be a whole item of the list, not an argument of another function.
    /(?:[[,]\s*|-[ \t]+)$/.test(file.text.slice(0, start)) &&
    /^[ \t]*(?:[,\]\r\n]|$)/.test(file.text.slice(end));
  const kept = others.length === 0 ? [] : text.parts.slice(-others.length);
  if (!isItem || identityOf({ ...text, parts: kept }) !== identityOf({ ...text, parts: others })) return undefined;
  const newValue = newText({ ...text, parts: others.length === 0 ? text.parts : text.parts.slice(0, -others.length) });
  const context = writeContextOf(template, location);
  const place = valuePlace(location, indentUnit(file, leadingSpace(file, start)));
  const anew =
    layout.syntax === "json"
      ? writeJson(newValue, place, jsonStyleAt(location, context))
      : writeFlow(newValue, { kind: "inline" }, context, sameQuotes(quoteBeginningWith(mark)));
  return anew === undefined ? undefined : [replaceRange(file, start, end, anew)];
}

const isJoin = /^(?:!Join\s|\{?\s*["']?Fn::Join["']?\s*:)/;
