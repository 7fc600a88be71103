import type { SourceFile } from "../source/index.js";
import type { Embedding, Text, TextPart } from "../tree/index.js";
import type { Template } from "../model/index.js";
import { arnReference } from "./arn-reference.js";
import { moduleOf } from "./module-of.js";
import { pseudoValueOf, pseudoValuePiece } from "./pseudo-values.js";

/** The language of a file; a file that a module reads is a policy. */
export type Language = "cloudformation" | "terraform" | "policy";

/** How a language writes references in YAML and JSON: as functions, inside texts, or not at all. */
const referencesIn: Readonly<Record<Language, "functions" | "in-texts" | "none">> = {
  cloudformation: "functions",
  terraform: "in-texts",
  policy: "none",
};

/** The place where a text is written: it decides how a hole can be written. */
export interface WriteContext {
  readonly template: Template;
  readonly file: SourceFile;
  readonly language: Language;
  readonly references: (typeof referencesIn)[Language];
  readonly within: readonly Embedding[];
  /** A text gets new references; the rest of it stays as it is. */
  readonly isRewritten?: true;
}

/** A piece of a text to write: plain text, or an expression between `${` and `}`. */
export type TextPiece = { readonly literal: string } | { readonly reference: string };

export function writeContextOf(template: Template, file: SourceFile, within: readonly Embedding[] = []): WriteContext {
  const language = languageOf(template, file);
  return { template, file, language, references: referencesIn[language], within };
}

/** A module's references are valid in its own files, not in files that it reads as texts. */
function languageOf(template: Template, file: SourceFile): Language {
  switch (template.dialect.format) {
    case "cloudformation":
      return "cloudformation";
    case "terraform":
    case "plan":
      return moduleOf(template, file) ? "terraform" : "policy";
    case "policy":
      return "policy";
  }
}

/** A text as pieces, adjacent ones of one kind joined; `undefined` if a hole cannot be written here. */
export function piecesOf(text: Text, context: WriteContext): readonly TextPiece[] | undefined {
  const arn = canRefer(text, context) ? arnReference(text, context.template) : undefined;
  const pieces: TextPiece[] = arn ? [{ reference: arn.reference }] : [];
  let written: TextPart | undefined;
  for (const part of arn ? arn.rest : text.parts) {
    if (part.kind === "literal" && part.text === "" && part.expressionText === undefined) continue;
    if (written !== undefined && isPartOf(written, part)) continue;
    const last = pieces.at(-1);
    const piece = pieceOf(part, last && "literal" in last && pieces.length === 1 ? last.literal : "", context);
    if (!piece) return undefined;
    written = "reference" in piece && part.expressionText !== undefined ? part : undefined;
    if (last && "literal" in last && "literal" in piece)
      pieces.splice(-1, 1, { literal: last.literal + piece.literal });
    else pieces.push(piece);
  }
  return pieces;
}

/** Whether everything that the template can write of a text can be written here. */
function canRefer({ parts }: Text, context: WriteContext): boolean {
  return !context.isRewritten && parts.every((part) => part.expressionText === undefined || canWrite(part, context));
}

/** Parts that came from one reference have the same place and expression text. */
function isPartOf(one: TextPart, other: TextPart): boolean {
  return one.expressionText === other.expressionText && one.location.start === other.location.start;
}

/** Values from the settings, and parameter defaults, are written by name or not at all. */
function pieceOf(part: TextPart, before: string, context: WriteContext): TextPiece | undefined {
  if (canWrite(part, context)) return { reference: part.expressionText };
  const place = pseudoValueOf(part);
  if (place) return pseudoValuePiece(place, part.kind === "literal" ? part.text : undefined, before, context);
  const isOfRun = part.origin.from === "setting" || part.origin.from === "default";
  return part.kind === "literal" && !isOfRun ? { literal: part.text } : undefined;
}

/** An expression text is valid where it was read: in its template, or for Terraform in its module's folder. */
function canWrite(part: TextPart, context: WriteContext): part is TextPart & { readonly expressionText: string } {
  const { expressionText, location } = part;
  if (expressionText === undefined) return false;
  const isPseudoParameter = expressionText.includes("::");
  switch (context.language) {
    case "cloudformation":
      return isPseudoParameter || location.file.path === context.file.path;
    case "terraform": {
      const { files = [], valueFiles = [] } = moduleOf(context.template, context.file) ?? {};
      return !isPseudoParameter && [...files, ...valueFiles].some(({ path }) => path === location.file.path);
    }
    case "policy":
      return false;
  }
}
