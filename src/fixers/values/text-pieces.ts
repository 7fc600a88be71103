import { isInside, type Location } from "../../source/index.js";
import type { HolePart, Text, TextPart } from "../../tree/index.js";
import { arnReference, ownArnReference, ownStackReference, type ArnReference } from "../scope/arn-reference.js";
import { existsInModule, existsInStack } from "../scope/existing-targets.js";
import { meansTheSame } from "../scope/expression-scope.js";
import { moduleOf } from "../scope/module-of.js";
import { inWordsOfDocument } from "./document-words.js";
import { inPassedWords } from "./passed-words.js";
import { isOfRun, pseudoValueOf, pseudoValuePiece } from "./pseudo-values.js";
import type { WriteContext } from "./write-context.js";

/**
 * A piece of a text to write: plain text, an expression between `${` and `}`, or what another program fills in there
 * before AWS reads it: that stays as it is, wherever it stands.
 */
export type TextPiece = { readonly literal: string } | { readonly reference: string } | { readonly filledIn: string };

/** The text of pieces without a reference. */
export function textWithoutReference(pieces: readonly TextPiece[]): string | undefined {
  let text = "";
  for (const piece of pieces) {
    if ("reference" in piece) return undefined;
    text += "literal" in piece ? piece.literal : piece.filledIn;
  }
  return text;
}

/**
 * Splits a text into pieces. Adjacent pieces of the same kind are joined. `undefined`: a hole cannot be written here.
 */
export function piecesOf(text: Text, context: WriteContext): readonly TextPiece[] | undefined {
  if (isRendered(text, context)) return undefined;
  const named = canRefer(text, context) ? arnReference(text, context.template) : undefined;
  const arn = named ?? ownReference(text, context) ?? stackReference(text, context);
  const pieces: TextPiece[] = arn ? [{ reference: arn.reference }] : [];
  let written: TextPart | undefined;
  for (const part of arn ? arn.rest : (ownWords(text, context) ?? passedWords(text, context) ?? text.parts)) {
    if (part.kind === "literal" && part.text === "" && part.expressionText === undefined) continue;
    if (written !== undefined && isPartOf(written, part)) continue;
    const last = pieces.at(-1);
    const piece = pieceOf(part, last && "literal" in last && pieces.length === 1 ? last.literal : "", context);
    if (!piece) return undefined;
    // One reference gives all its parts. A part that is written by other means stands for itself alone.
    written = "reference" in piece && piece.reference === part.expressionText ? part : undefined;
    if (last && "literal" in last && "literal" in piece)
      pieces.splice(-1, 1, { literal: last.literal + piece.literal });
    else pieces.push(piece);
  }
  return pieces;
}

/** Whether `templatefile` filled a value into a text of this file. The file has a name for it, and other calls give other values. */
function isRendered({ location, parts }: Text, { file, references, template }: WriteContext): boolean {
  if (references !== "none" || !template.modules) return false;
  const isHere = (place: Location): boolean => place.file.path === file.path;
  const here = parts.filter((part) => isHere(part.location));
  // The parts of `${bucket}/*` that are left without `/*` are all from elsewhere.
  return (here.length > 0 || isHere(location)) && here.length < parts.length;
}

/** Whether all references in a text can be written in this place. The region and its like are written by other means. */
function canRefer({ parts }: Text, context: WriteContext): boolean {
  const isFree = (part: TextPart): boolean => part.expressionText === undefined || pseudoValueOf(part) !== undefined;
  return !context.isRewritten && parts.every((part) => isFree(part) || canWrite(part, context));
}

/** A reference to a resource of this module that a text from another module tells of. */
function ownReference(text: Text, { file, isRewritten, template }: WriteContext): ArnReference | undefined {
  const module = isRewritten ? undefined : moduleOf(template, file);
  return module && ownArnReference(text, template, module);
}

/** The same for a resource of this stack. */
function stackReference(text: Text, context: WriteContext): ArnReference | undefined {
  const { at, file, isRewritten, references, template } = context;
  const own = references === "functions" && !isRewritten ? ownStackReference(text, template, file) : undefined;
  return own && existsInStack(own.reference, at, template) ? own : undefined;
}

/** The words of the module of this place for a text that another module tells of. */
function ownWords(text: Text, { at, file, isRewritten, template }: WriteContext): readonly TextPart[] | undefined {
  const module = isRewritten ? undefined : moduleOf(template, file);
  return module && inWordsOfDocument(text, at, template, module);
}

/** What other modules and stacks pass to this place, in place of what nothing else writes here. */
function passedWords(text: Text, context: WriteContext): readonly TextPart[] | undefined {
  const isOfOther = (part: TextPart): boolean =>
    (part.kind === "hole" || part.expressionText !== undefined) &&
    pseudoValueOf(part) === undefined &&
    !canWrite(part, context);
  if (context.isRewritten || !text.parts.some(isOfOther)) return undefined;
  return inPassedWords(text, context.template, (part) => canWrite(part, context));
}

/** Whether two parts come from one reference: then they have the same place and the same expression text. */
function isPartOf(one: TextPart, other: TextPart): boolean {
  return one.expressionText === other.expressionText && one.location.start === other.location.start;
}

/**
 * The piece for one part. A value from the settings or from the default of a parameter is only written by name. If that
 * is not possible, the text is not written.
 */
function pieceOf(part: TextPart, before: string, context: WriteContext): TextPiece | undefined {
  if (canWrite(part, context)) {
    const { expressionText } = part;
    return isFilledIn(expressionText, context) ? { filledIn: `\${${expressionText}}` } : { reference: expressionText };
  }
  if (isOfEngine(part, context)) return { filledIn: part.symbol.written };
  const place = pseudoValueOf(part);
  if (place) return pseudoValuePiece(place, part.kind === "literal" ? part.text : undefined, before, context);
  return part.kind === "literal" && !isOfRun(part) ? { literal: part.text } : undefined;
}

/**
 * Whether a template engine writes the part, `{{ bucket }}`, which means the same everywhere in its file. Quotes might end
 * the text around it before the engine reads it.
 */
function isOfEngine(
  part: TextPart,
  { file }: WriteContext,
): part is HolePart & { readonly symbol: { readonly written: string } } {
  const written = part.kind === "hole" ? part.symbol.written : undefined;
  return written !== undefined && /^\{\{[^"'\\]*$/.test(written) && part.location.file.path === file.path;
}

/** What functions refer to are names, with or without an attribute. */
function isFilledIn(expressionText: string, { references }: WriteContext): boolean {
  return references === "functions" && !/^(?:AWS::)?[\w.&${}]+$/.test(expressionText);
}

/**
 * Whether an expression can be written in this place. It is valid only in its own template, or for Terraform in the
 * folder of its module, where its names are the same.
 */
function canWrite(part: TextPart, context: WriteContext): part is TextPart & { readonly expressionText: string } {
  const { expressionText, location } = part;
  if (expressionText === undefined) return false;
  const isPseudoParameter = expressionText.includes("::");
  const isHere = isInside(location, context.at);
  const exists = (asks: typeof existsInStack): boolean =>
    context.isPasted === true || asks(expressionText, context.at, context.template);
  switch (context.language) {
    case "cloudformation":
      return isPseudoParameter || (location.file.path === context.file.path && (isHere || exists(existsInStack)));
    case "terraform": {
      const module = moduleOf(context.template, context.file);
      if (!module || isPseudoParameter || location.file.isBorrowed) return false;
      const isOfModule = [...module.files, ...module.valueFiles].some(({ path }) => path === location.file.path);
      const stays = context.isRewritten && isHere;
      return (
        isOfModule &&
        (stays || (meansTheSame({ expressionText, location }, context.at, module) && exists(existsInModule)))
      );
    }
    case "policy":
      return false;
  }
}
