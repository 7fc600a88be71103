import { dirname } from "../../paths/index.js";
import {
  inLanguage,
  moduleOf,
  outsideOfBlocks,
  piecesOf,
  pseudoValueOf,
  writeContextOf,
  type Language,
  type WriteContext,
} from "../../fixers/index.js";
import { literalPart } from "../../iam/index.js";
import type { Template } from "../../model/index.js";
import type { SourceFile } from "../../source/index.js";
import type { HolePart, Text } from "../../tree/index.js";
import type { Holder } from "../policies/holder.js";
import type { Holes } from "../permissions/holes.js";
import { writtenHole } from "./policy-json.js";
import { takenNames } from "./taken-names.js";

/** Where a policy is to be pasted: references are those that are valid there. */
export interface PasteContext {
  readonly context: WriteContext;
  /** Whether the text is in the syntax of the holder's template, and names what is there by its address. */
  readonly isNative: boolean;
  /** Whether it is the Terraform module that declares the holder: all calls of the module have the same text there. */
  readonly isOfModule: boolean;
  /** What it can refer to: what is in the file, only the place of the deployment (region, account, partition), or nothing. */
  readonly refersTo: "file" | "place" | "nothing";
  readonly holes: Holes;
  /** The names that resources of the place have already. */
  readonly taken: ReadonlySet<string>;
}

/** A place beside the holder: in the file of its role, or of the DMS resource that needs it. */
export function placeInFile(holder: Holder, holes: Holes): PasteContext | undefined {
  const file = fileOf(holder);
  if (!file) return undefined;
  const context: WriteContext = { ...writeContextOf(holder.template, outsideOfBlocks(file)), isPasted: true };
  return {
    context,
    isNative: true,
    isOfModule: moduleOf(holder.template, file) !== undefined,
    refersTo: context.references === "none" ? "nothing" : "file",
    holes,
    taken: takenNames(holder, file),
  };
}

/** A text in a syntax. In that of another template, and in the Terraform of a plan, nothing of the file can be referred to. */
export function pasteContext(
  holder: Holder,
  holes: Holes,
  language: Language,
  isNative: boolean,
): PasteContext | undefined {
  const place = placeInFile(holder, holes);
  if (!place || place.context.language === language) return place;
  const context = inLanguage(place.context, language);
  const here = isNative ? {} : { isOfModule: false, taken: new Set<string>() };
  return { ...place, context, isNative, refersTo: "place", ...here };
}

function fileOf(holder: Holder): SourceFile | undefined {
  if (holder.kind === "declared-role") return holder.role.location.file;
  return holder.kind === "unset-role" ? holder.user.location.file : firstFile(holder.template);
}

/** The file of the first DMS resource that is not in a called module, or another file of the root module. */
function firstFile(template: Template): SourceFile | undefined {
  const { dmsResources, files, path } = template;
  const own = dmsResources.find(({ address }) => !address.startsWith("module."))?.location.file;
  const ofRoot = files.find((file) => dirname(file.path) === path && moduleOf(template, file));
  return own ?? ofRoot ?? dmsResources[0]?.location.file ?? files[0];
}

/** A text that can be written in a place: references that are not valid there become their values or named holes. */
export function writable(text: Text, { context, holes, refersTo }: PasteContext): Text {
  const isValid = (one: Text): boolean => refersTo === "file" && piecesOf(one, context) !== undefined;
  if (isValid(text)) return text;
  return {
    ...text,
    parts: text.parts.map((part) => {
      if (isValid({ ...text, parts: [part] })) return part;
      if (part.kind === "literal") return literalPart(part.text);
      const isOfPlace = refersTo === "place" && pseudoValueOf(part) !== undefined;
      return isOfPlace ? withoutWords(part) : literalPart(writtenHole(part, holes));
    }),
  };
}

/** Another syntax has words of its own for the region and its like. */
function withoutWords({ expressionText: _, ...part }: HolePart): HolePart {
  return part;
}
