import type { SourceFile } from "../source/index.js";
import type { Embedding, Text, TextPart } from "../tree/index.js";
import type { Template } from "../model/index.js";
import { arnReference } from "./arn-reference.js";
import { moduleOf } from "./module-of.js";
import { placeNameOf, placePiece } from "./place-names.js";

/** What a file is written in; a file that a module reads is a policy. */
export type Language = "cloudformation" | "terraform" | "policy";

/** How a language writes references in YAML and JSON: by functions, inside of texts, or not at all. */
const referencesIn: Readonly<Record<Language, "functions" | "in-texts" | "none">> = {
  cloudformation: "functions",
  terraform: "in-texts",
  policy: "none",
};

/** In what a text is to be written: it decides how a hole can be spelled. */
export interface Scope {
  readonly template: Template;
  readonly file: SourceFile;
  readonly language: Language;
  readonly references: (typeof referencesIn)[Language];
  readonly within: readonly Embedding[];
  /** A text gets references that it did not have; what it says beside them stays as it is. */
  readonly isRewritten?: true;
}

/** A piece of a text to write: as it is, or what stands between `${` and `}`. */
export type Piece = { readonly literal: string } | { readonly reference: string };

export function scopeOf(template: Template, file: SourceFile, within: readonly Embedding[] = []): Scope {
  const language = languageOf(template, file);
  return { template, file, language, references: referencesIn[language], within };
}

/** A module's references hold in its own files, not in those that it reads as texts. */
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

/** A text as pieces, neighbours of a kind joined; `undefined` where a hole has no spelling here. */
export function piecesOf(text: Text, scope: Scope): readonly Piece[] | undefined {
  const arn = canRefer(text, scope) ? arnReference(text, scope.template) : undefined;
  const pieces: Piece[] = arn ? [{ reference: arn.reference }] : [];
  let spelled: TextPart | undefined;
  for (const part of arn ? arn.rest : text.parts) {
    if (part.kind === "literal" && part.text === "" && part.spelling === undefined) continue;
    if (spelled !== undefined && isPartOf(spelled, part)) continue;
    const last = pieces.at(-1);
    const piece = pieceOf(part, last && "literal" in last && pieces.length === 1 ? last.literal : "", scope);
    if (!piece) return undefined;
    spelled = "reference" in piece && part.spelling !== undefined ? part : undefined;
    if (last && "literal" in last && "literal" in piece)
      pieces.splice(-1, 1, { literal: last.literal + piece.literal });
    else pieces.push(piece);
  }
  return pieces;
}

/** Whether all that the template can spell of a text can be spelled here. */
function canRefer({ parts }: Text, scope: Scope): boolean {
  return !scope.isRewritten && parts.every((part) => part.spelling === undefined || canSpell(part, scope));
}

/** Parts that one reference gave stand at one place under one spelling. */
function isPartOf(one: TextPart, other: TextPart): boolean {
  return one.spelling === other.spelling && one.location.start === other.location.start;
}

/** Values that a run was given, and those that parameters have by default, are written by their names or not at all. */
function pieceOf(part: TextPart, before: string, scope: Scope): Piece | undefined {
  if (canSpell(part, scope)) return { reference: part.spelling };
  const place = placeNameOf(part);
  if (place) return placePiece(place, part.kind === "literal" ? part.text : undefined, before, scope);
  const isOfRun = part.origin.from === "setting" || part.origin.from === "default";
  return part.kind === "literal" && !isOfRun ? { literal: part.text } : undefined;
}

/** A spelling holds where it was read: in its template, in Terraform in its module's folder. */
function canSpell(part: TextPart, scope: Scope): part is TextPart & { readonly spelling: string } {
  const { spelling, location } = part;
  if (spelling === undefined) return false;
  const isPseudoParameter = spelling.includes("::");
  switch (scope.language) {
    case "cloudformation":
      return isPseudoParameter || location.file.path === scope.file.path;
    case "terraform": {
      const files = moduleOf(scope.template, scope.file)?.files ?? [];
      return !isPseudoParameter && files.some(({ path }) => path === location.file.path);
    }
    case "policy":
      return false;
  }
}
