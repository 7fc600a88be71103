import { literalPart, asLiteral, asText, type Node, type TextPart } from "../../../../tree/index.js";
import { isDocument as isDocumentText } from "../../../syntax/embedded/embedded.js";
import { sliceLiteral } from "../../../syntax/text-parts.js";
import { partsOf } from "../../../values/join-texts.js";
import { dependingOn } from "../../../values/run-values.js";
import { computedText, textOfParts } from "../../../values/values.js";
import { formattedLiteral, isLongNumber } from "./format-verbs.js";
import type { HclFunction } from "./function-call.js";

/**
 * The function `format`. Only the usual verbs are known.
 * https://developer.hashicorp.com/terraform/language/functions/format
 */
export const format: HclFunction = ([pattern, ...values], { location }) => {
  const [document, ...others] = values;
  // A policy document that is the whole text stays a document.
  const isOnly = asLiteral(pattern) === "%s" && others.length === 0;
  if (isOnly && document && isDocument(document)) return document;
  const whole = asText(pattern);
  if (!whole?.parts.every(showsItsVerbs)) return undefined;
  const text = whole.parts.map(shownIn).join("");
  // What is left of a document is read where it is written.
  const isRead = isDocumentText(whole);
  const parts: TextPart[] = [];
  const add = (start: number, end: number): boolean => {
    const slices = partsBetween(whole.parts, start, end);
    parts.push(
      ...slices.map((part) =>
        isRead || part.kind === "hole" || isReference(part) ? part : literalPart(part.text, location),
      ),
    );
    return !text.slice(start, end).includes("%");
  };
  let next = 0;
  let used = 0;
  let from = 0;
  for (const match of text.matchAll(/%(?:\[(\d+)\])?([-+ 0#]*)((?:[1-9]\d*)?)(?:\.(\d+))?([a-zA-Z%])/g)) {
    if (!add(from, match.index)) return undefined;
    from = match.index + match[0].length;
    if (match[5] === "%") {
      parts.push(literalPart("%", location));
      continue;
    }
    const at = match[1] === undefined ? next : Number(match[1]) - 1;
    next = at + 1;
    used = Math.max(used, next);
    const value = values[at];
    const formattedValue = value && formatted(value, match);
    if (!formattedValue) return undefined;
    parts.push(...formattedValue);
  }
  // Terraform refuses values that the pattern does not use. So a reference that is the whole pattern has verbs.
  if (!add(from, text.length) || used !== values.length) return undefined;
  return isRead ? textOfParts(parts, whole.location, whole.layout) : textOfParts(parts, location);
};

/** Whether a value is a policy document, or stands for one as a text. */
function isDocument(node: Node): boolean {
  const text = asText(node);
  return node.kind === "mapping" || node.kind === "list" || (text !== undefined && isDocumentText(text));
}

/** A part in the text of a pattern. */
function shownIn(part: TextPart): string {
  return part.kind === "literal" && !isReference(part) ? part.text : hole;
}

/** What of a pattern stands between two offsets in its text. */
function partsBetween(parts: readonly TextPart[], from: number, to: number): readonly TextPart[] {
  let end = 0;
  return parts.flatMap((part): readonly TextPart[] => {
    const start = end;
    end += shownIn(part).length;
    const [first, last] = [Math.max(start, from), Math.min(end, to)];
    if (first >= last) return [];
    return part.kind === "hole" || isReference(part) ? [part] : [sliceLiteral(part, first - start, last - start)];
  });
}

/** Stands for a reference in the pattern. */
const hole = "\0";

/** Whether a part stays as it is. A reference to an ARN has known parts too: with them, it can be written again. */
function isReference(part: TextPart): boolean {
  return part.kind === "hole" || (part.expressionText !== undefined && !part.text.includes("%"));
}

/** Whether all verbs of a part are seen: it is known, or what it stands for holds no percent sign. */
function showsItsVerbs({ expressionText = "", ...part }: TextPart): boolean {
  if (part.kind === "literal") return !part.text.includes(hole);
  return /^(?:region|account|partition|suffix)$/.test(part.symbol.shape) || /\.(?:arn|bucket|id)$/.test(expressionText);
}

/** Wider texts are not written out. */
const maximumWidth = 1000;

/** Whether a number can be the width of a text, or the number of spaces before it. */
export function isWidth(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= maximumWidth;
}

function formatted(
  value: Node,
  [, , flags = "", width = "", precision, verb = ""]: RegExpMatchArray,
): readonly TextPart[] | undefined {
  const isPlain = width === "" && precision === undefined && !flags.includes("#");
  if (isPlain && (verb === "s" || (verb === "v" && !isLongNumber(value)))) {
    return asText(value) ? partsOf(value) : undefined;
  }
  const directive = { flags, width: Number(width), precision: precision === undefined ? undefined : Number(precision) };
  if (!isWidth(directive.width) || !isWidth(directive.precision ?? 0)) return undefined;
  const written = formattedLiteral(value, verb, directive);
  return written === undefined
    ? undefined
    : partsOf(dependingOn([value], computedText(written, value.location), { at: value.location }));
}
