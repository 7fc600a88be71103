import { dirname } from "node:path/posix";
import { moduleOf, outsideOfBlocks, piecesOf, writeContextOf, type WriteContext } from "../../fixers/index.js";
import { literalPart } from "../../iam/index.js";
import type { Template } from "../../model/index.js";
import type { SourceFile } from "../../source/index.js";
import type { Text } from "../../tree/index.js";
import type { Holder } from "../policies/holder.js";
import type { Holes } from "../permissions/holes.js";
import { writtenHole } from "./policy-json.js";
import { takenNames } from "./taken-names.js";

/** Where a policy is to be pasted: references are those that are valid there. */
export interface PasteContext {
  readonly context: WriteContext;
  /** Whether the text is in the syntax of the holder's template, so that it can refer to what is there. */
  readonly isNative: boolean;
  readonly holes: Holes;
  /** The names that resources of the place have already. */
  readonly taken: ReadonlySet<string>;
}

/** A place beside the holder: in the file of its role, or of the DMS resource that needs it. */
export function pasteContext(holder: Holder, holes: Holes, isNative: boolean): PasteContext | undefined {
  const file = fileOf(holder);
  if (!file) return undefined;
  const context: WriteContext = { ...writeContextOf(holder.template, outsideOfBlocks(file)), isPasted: true };
  return isNative
    ? { context, isNative, holes, taken: takenNames(holder, file) }
    : { context: { ...context, language: "policy", references: "none" }, isNative, holes, taken: new Set() };
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
export function writable(text: Text, { context, holes }: PasteContext): Text {
  // A place that refers to nothing gets values and names only.
  const isPlain = context.references === "none";
  if (!isPlain && piecesOf(text, context)) return text;
  return {
    ...text,
    parts: text.parts.map((part) => {
      if (!isPlain && piecesOf({ ...text, parts: [part] }, context)) return part;
      return literalPart(part.kind === "literal" ? part.text : writtenHole(part, holes));
    }),
  };
}
