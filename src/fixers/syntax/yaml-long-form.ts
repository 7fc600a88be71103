import { oncePer, type SourceFile } from "../../source/index.js";
import { longForm, newCall, newList, newText, type NewValue } from "../values/new-value.js";
import { piecesOf, textWithoutReference, type TextPiece } from "../values/text-pieces.js";
import type { WriteContext } from "../values/write-context.js";
import { subText } from "./json-text.js";
import { writesShort } from "./yaml-scalar.js";

/** A text with references as a function on lines of its own, for a file that writes its functions so. */
export function asLongForm(value: Extract<NewValue, { kind: "text" }>, context: WriteContext): NewValue | undefined {
  const { file, references } = context;
  if (references !== "functions" || !writesLongForms(file)) return undefined;
  const pieces = piecesOf(value.text, context);
  return pieces && textWithoutReference(pieces) === undefined ? longForm(functionOf(pieces, file)) : undefined;
}

function functionOf(pieces: readonly TextPiece[], file: SourceFile): ReturnType<typeof newCall> {
  const [only, ...others] = pieces;
  if (!only || others.length > 0 || !("reference" in only)) return newCall("Fn::Sub", newText(subText(pieces)));
  const [name = "", ...attribute] = only.reference.split(".");
  if (attribute.length === 0) return newCall("Ref", newText(name));
  const { items } = newList([name, attribute.join(".")]);
  const isInBrackets = /Fn::GetAtt["']?:[ \t]*\[/.test(file.text);
  return newCall("Fn::GetAtt", { kind: "list", items, ...(isInBrackets ? { inBrackets: true } : {}) });
}

/** Whether a file writes its functions on lines of their own. */
export function writesLongForms(file: SourceFile): boolean {
  return !writesShort(file) && spreadsLongForms(file);
}

const spreadsLongForms = oncePer(({ text }: SourceFile): boolean => {
  let balance = 0;
  for (const [found] of text.matchAll(/(?:\n[ \t]*(?:- )*|\{ ?)["']?(?:Ref|Fn::\w+)["']?:/g))
    balance += found.startsWith("{") ? -1 : 1;
  return balance > 0;
});
