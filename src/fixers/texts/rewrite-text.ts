import type { Template } from "../../model/index.js";
import { isInside, type Location, type TextEdit, textOf } from "../../source/index.js";
import { asText, display, type Layout, type Node, type Text, type TextPart } from "../../tree/index.js";
import { isAlike } from "../values/alike.js";
import { changedPart } from "./changed-part.js";
import { argumentText } from "../documents/statement-blocks.js";
import { newText, type NewValue } from "../values/new-value.js";
import { writeHcl } from "../syntax/hcl-text.js";
import { jsonStyleAt, subText, writeJson } from "../syntax/json-text.js";
import { indentUnit, isOneLine, leadingSpace, replaceRange } from "../layout/lines.js";
import { valuePlace } from "../syntax/json.js";
import { onLongFormLines } from "./long-form-lines.js";
import { rewriteSub } from "./rewrite-sub.js";
import { rewriteJoined } from "./rewrite-joined.js";
import { isTerraformJson } from "../scope/module-of.js";
import { editorAt } from "../syntax/node-editor.js";
import { piecesOf, variablesAround, writeContextOf, type WriteContext } from "../values/text-pieces.js";
import { quoteOf, yamlScalar } from "../syntax/yaml-scalar.js";

/** Rewrites a whole text that is on one line. The new text may contain references that the old text did not have. */
export function rewriteText(node: Node, text: Text, template: Template): TextEdit[] | undefined {
  const { layout, location } = node;
  const written = textOf(location);
  const isOfSub = isSub.test(written);
  const inSub = isOfSub ? rewriteInSub(node, text, template) : undefined;
  if (inSub || (isOfSub && !isSubOnLine(location))) return inSub;
  if (!layout) return rewriteJoined(node, text, template);
  const editor = editorAt(node, template);
  const context = editor && { ...editor.context, isRewritten: true as const };
  if (!context || (node.kind !== "scalar" && node.kind !== "text")) return undefined;
  const old = asText(node);
  if (!old || isAlike(old, text, context) || !text.parts.every((part) => isOfPlace(part, node))) return undefined;
  if (!isOneLine(location)) return undefined;
  // The values of other references and functions are written in another place.
  const isTagged = layout.style === "tag" || written.startsWith("!");
  if (isTagged && !isOfSub) return undefined;
  if (/^\{?\s*["']?Fn::Sub\b/.test(written)) return rewriteSub(node, text, context);
  return rewriteOnLine({ old, location, layout }, text, context);
}

/** A text on one line, and how it is written. */
interface OnLine {
  readonly old: Text;
  readonly location: Location;
  readonly layout: Layout;
}

/** Writes a text as its syntax does in this place: the whole, or the part that differs. */
function rewriteOnLine({ old, location, layout }: OnLine, text: Text, context: WriteContext): TextEdit[] | undefined {
  const written = textOf(location);
  const hasReferences = context.references === "in-texts" || variablesAround(context) !== undefined;
  const part =
    hasReferences && layout.syntax !== "yaml" && old.parts.length > 1 ? changedPart(old, text, location) : undefined;
  const changed = part?.text ?? text;
  const isArgument = layout.syntax === "hcl" && hasArgumentVariables(old, written);
  const newValue: NewValue = isArgument ? argumentText(changed) : newText(changed);
  const inline = { kind: "inline" } as const;
  const { file, start, end } = part?.location ?? location;
  const without = (mark: string, quoted: string): string => (part ? quoted.slice(mark.length, -mark.length) : quoted);
  switch (layout.syntax === "hcl" && isTerraformJson(file) ? "json" : layout.syntax) {
    case "yaml": {
      if (layout.within) return undefined;
      const lines = onLongFormLines(text, location, context, quoteOf(layout));
      const scalar = lines ? undefined : yamlText(text, written, layout, context);
      return lines ?? (scalar === undefined ? undefined : [replaceRange(file, start, end, scalar)]);
    }
    case "json": {
      const [mark] = /^\\?"/.exec(written) ?? [];
      const place = valuePlace(location, indentUnit(file, leadingSpace(file, start)));
      const json = mark === undefined ? undefined : writeJson(newValue, place, jsonStyleAt(location, context));
      return mark === undefined || json === undefined
        ? undefined
        : [replaceRange(file, start, end, without(mark, json))];
    }
    case "hcl": {
      const hcl = written.startsWith('"') ? writeHcl(newValue, inline, context) : undefined;
      return hcl === undefined ? undefined : [replaceRange(file, start, end, without('"', hcl))];
    }
  }
}

const isSub = /^(?:!Sub\s|\{?\s*["']?Fn::Sub["']?\s*:)/;

/** Whether the text of an `Fn::Sub` stands on the line of its name, and not in a block or beside variables of its own. */
function isSubOnLine(location: Location): boolean {
  return isOneLine(location) && /^(?:!Sub|\{?\s*["']?Fn::Sub["']?\s*:)\s*[^\s[|>]/.test(textOf(location));
}

/** Rewrites one part of the text of an `Fn::Sub`. Its other lines and its variables stay as they are. */
function rewriteInSub(node: Node, text: Text, template: Template): TextEdit[] | undefined {
  const old = asText(node);
  // A text without variables may need quotes when it gets one.
  const mayNeedQuotes = old?.parts.length === 1 && isSubOnLine(node.location);
  const part = old && !mayNeedQuotes ? changedPart(old, text, node.location) : undefined;
  if (!part || node.layout?.within || !isOneLine(part.location)) return undefined;
  const context = writeContextOf(template, node.location);
  const pieces = piecesOf(part.text, { ...context, isRewritten: true });
  const { file, start, end } = part.location;
  return pieces && [replaceRange(file, start, end, subText(pieces))];
}

/**
 * Whether a part can be written again in this place. A value from another place without expression text cannot: only
 * its current value would be written, and the reference would be lost.
 */
function isOfPlace(part: TextPart, { location }: Node): boolean {
  return part.kind === "hole" || part.expressionText !== undefined || isInside(part.location, location);
}

/** Whether the policy variables of a text have the form that only the data source for policies has: `&{aws:username}`. */
function hasArgumentVariables(old: Text, written: string): boolean {
  return written.includes("&{") && !display(old).includes("&{");
}

/** A text with the quotes of the written one. */
function yamlText(text: Text, written: string, layout: Layout, context: WriteContext): string | undefined {
  const quote = layout.style === "tag" ? quoteBehind(written) : quoteOf(layout);
  // Without quotes, braces are only possible in block style.
  const inFlow = quote !== "plain" || !/[{}]/.test(written);
  const pieces = piecesOf(text, context);
  return pieces && yamlScalar(pieces, context, inFlow, quote);
}

function quoteBehind(tagged: string): ReturnType<typeof quoteOf> {
  const [mark] = tagged.replace(/^!Sub\s+/, "");
  return mark === '"' ? "double" : mark === "'" ? "single" : "plain";
}
