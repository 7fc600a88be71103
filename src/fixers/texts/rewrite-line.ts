import { type Location, type TextEdit, textOf } from "../../source/index.js";
import { display, type Layout, type Text } from "../../tree/index.js";
import { argumentText } from "../documents/statement-blocks.js";
import { indentUnit, leadingSpace, replaceRange } from "../layout/lines.js";
import { isTerraformJson } from "../scope/module-of.js";
import { writeHcl } from "../syntax/hcl-text.js";
import { jsonStyleAt, writeJson } from "../syntax/json-text.js";
import { valuePlace } from "../syntax/json.js";
import { quoteBeginningWith, quoteOf, yamlScalar } from "../syntax/yaml-scalar.js";
import { newText, type NewValue } from "../values/new-value.js";
import { piecesOf } from "../values/text-pieces.js";
import { variablesAround, type WriteContext } from "../values/write-context.js";
import { changedPart } from "./changed-part.js";
import { onLongFormLines } from "./long-form-lines.js";

/** A text on one line, and how it is written. */
export interface OnLine {
  readonly old: Text;
  readonly location: Location;
  readonly layout: Layout;
}

/** Writes a text as its syntax does in this place: the whole, or the part that differs. */
export function rewriteOnLine(line: OnLine, text: Text, context: WriteContext): TextEdit[] | undefined {
  const { layout, location } = line;
  switch (layout.syntax === "hcl" && isTerraformJson(location.file) ? "json" : layout.syntax) {
    case "yaml":
      return rewriteYaml(line, text, context);
    case "json":
      return rewriteJson(line, text, context);
    case "hcl":
      return rewriteHcl(line, text, context);
  }
}

function rewriteYaml({ layout, location }: OnLine, text: Text, context: WriteContext): TextEdit[] | undefined {
  if (layout.within) return undefined;
  const lines = onLongFormLines(text, location, context, quoteOf(layout));
  if (lines) return lines;
  const scalar = yamlText(text, textOf(location), layout, context);
  return scalar === undefined ? undefined : [replaced(location, scalar)];
}

function rewriteJson(line: OnLine, text: Text, context: WriteContext): TextEdit[] | undefined {
  const { location } = line;
  // In a text that is JSON itself, the quotes are escaped.
  const [mark] = /^\\?"/.exec(textOf(location)) ?? [];
  if (mark === undefined) return undefined;
  const { at, isPart, value } = rewrittenPart(line, text, context);
  const place = valuePlace(location, indentUnit(at.file, leadingSpace(at.file, at.start)));
  const json = writeJson(value, place, jsonStyleAt(location, context));
  if (json === undefined) return undefined;
  return [replaced(at, isPart ? json.slice(mark.length, -mark.length) : json)];
}

function rewriteHcl(line: OnLine, text: Text, context: WriteContext): TextEdit[] | undefined {
  if (!textOf(line.location).startsWith('"')) return undefined;
  const { at, isPart, value } = rewrittenPart(line, text, context);
  const hcl = writeHcl(value, { kind: "inline" }, context);
  return hcl === undefined ? undefined : [replaced(at, isPart ? hcl.slice(1, -1) : hcl)];
}

/** What is written anew, and where. */
interface RewrittenPart {
  readonly value: NewValue;
  readonly at: Location;
  /** Whether it stands within the quotes that are there. */
  readonly isPart: boolean;
}

/** In a syntax whose texts have references in them, the part that differs. Elsewhere the whole text. */
function rewrittenPart({ old, layout, location }: OnLine, text: Text, context: WriteContext): RewrittenPart {
  const hasReferences = context.references === "in-texts" || variablesAround(context) !== undefined;
  const part = hasReferences && old.parts.length > 1 ? changedPart(old, text, location) : undefined;
  const changed = part?.text ?? text;
  const isArgument = layout.syntax === "hcl" && hasArgumentVariables(old, textOf(location));
  return {
    value: isArgument ? argumentText(changed) : newText(changed),
    at: part?.location ?? location,
    isPart: part !== undefined,
  };
}

function replaced({ file, start, end }: Location, text: string): TextEdit {
  return replaceRange(file, start, end, text);
}

/** Whether the policy variables of a text have the form that only the data source for policies has: `&{aws:username}`. */
function hasArgumentVariables(old: Text, written: string): boolean {
  return written.includes("&{") && !display(old).includes("&{");
}

/** A text with the quotes of the written one. */
function yamlText(text: Text, written: string, layout: Layout, context: WriteContext): string | undefined {
  const quote = layout.style === "tag" ? quoteBeginningWith(written.replace(/^!Sub\s+/, "")[0]) : quoteOf(layout);
  // Without quotes, braces are only possible in block style.
  const inFlow = quote !== "plain" || !/[{}]/.test(written);
  const pieces = piecesOf(text, context);
  return pieces && yamlScalar(pieces, context, inFlow, quote);
}
