import type { Template } from "../../model/index.js";
import { isInside, type Location, type TextEdit, textOf } from "../../source/index.js";
import { asText, type Node, type Text, type TextPart } from "../../tree/index.js";
import { isOneLine, replaceRange } from "../layout/lines.js";
import { subText } from "../syntax/json-text.js";
import { editorAt } from "../syntax/node-editor.js";
import { isAlike } from "../values/alike.js";
import { piecesOf } from "../values/text-pieces.js";
import { writeContextOf } from "../values/write-context.js";
import { changedPart } from "./changed-part.js";
import { rewriteJoined } from "./rewrite-joined.js";
import { rewriteOnLine } from "./rewrite-line.js";
import { rewriteSub } from "./rewrite-sub.js";

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
