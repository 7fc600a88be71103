import { display, identityOf, type LiteralPart, type Text, type TextPart } from "../../tree/index.js";
import type { Answer } from "../answers/verdict.js";
import { likeValue } from "./text-match.js";
import { makerAt } from "./tokens.js";

/** The number of fields of an ARN. The last field, the resource, may contain colons. */
const fieldCount = 6;

/**
 * Whether an ARN matches as ArnLike and ArnEquals compare it: field by field, and `*` stays within its field.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN
 */
export function likeArn(pattern: Text, arn: Text): Answer {
  // Where the whole texts do not match, some field does not match either.
  if (likeValue(pattern, arn) === "no") return "no";
  const [patterns, fields] = [fieldsOf(pattern), fieldsOf(arn)];
  if (!patterns || !fields) return "unknown";
  const answers = patterns.map((field, index) => likeValue(field, fields[index] ?? { ...arn, parts: [] }));
  if (answers.includes("no")) return "no";
  return answers.includes("unknown") ? "unknown" : "yes";
}

/**
 * What the last field of an ARN names: a bucket, a queue, `secret:` with its name, `table/` with its name. `undefined`: it
 * may be several names, or is not known.
 */
export function nameInArn(arn: Text): string | undefined {
  const fields = fieldsOf(arn);
  if (!fields || fields.slice(0, -1).some(({ parts }) => parts.some(hasWildcard))) return undefined;
  const parts = fields.at(-1)?.parts ?? [];
  const end = parts.findIndex(({ kind }) => kind === "hole");
  const written = (end < 0 ? parts : parts.slice(0, end)).map((part) => (part.kind === "literal" ? part.text : ""));
  const segments = written.join("").split("/");
  const ofName = segmentsOfName(display(fields[2] ?? arn));
  const isWhole = segments.length > ofName || end < 0;
  const found = segments.slice(0, ofName).join("/");
  return isWhole && /^[^*?$]+$/.test(found) ? found : undefined;
}

/** In how many segments of its last field an ARN names a resource: a bucket comes first, other names after their type. */
function segmentsOfName(service: string): number {
  return service === "s3" ? 1 : 2;
}

/** How the last field of an ARN begins, up to the first wildcard or the second hole. */
export interface NameStart {
  /** What stands before the first hole. */
  readonly before: string;
  /** `undefined`: a wildcard or the end comes first. */
  readonly hole: StartHole | undefined;
}

interface StartHole {
  readonly id: string;
  /** The only resource that has such a value. */
  readonly maker: string | undefined;
  readonly after: string;
}

/** More of a name is not compared. */
const comparedLength = 100;

const endOfArn = "\u0000";

/** @returns `undefined`: it may begin with anything. */
export function nameStartIn(arn: Text): NameStart | undefined {
  const fields = fieldsOf(arn);
  if (!fields || fields.slice(0, -1).some(({ parts }) => parts.some(hasWildcard))) return undefined;
  const parts = fields.at(-1)?.parts ?? [];
  const at = parts.findIndex(({ kind }) => kind === "hole");
  const before = writtenIn(parts.slice(0, at < 0 ? undefined : at));
  const hole = parts[at];
  if (!before.isWhole) return { before: before.start, hole: undefined };
  if (hole?.kind !== "hole") return { before: before.start + endOfArn, hole: undefined };
  if (isOfSeveral(hole)) return { before: before.start, hole: undefined };
  const rest = parts.slice(at + 1);
  const next = rest.findIndex(({ kind }) => kind === "hole");
  const after = writtenIn(rest.slice(0, next < 0 ? undefined : next));
  const end = after.isWhole && next < 0 ? endOfArn : "";
  const maker = makerAt(arn, arn.parts.indexOf(hole));
  return { before: before.start, hole: { id: hole.symbol.id, maker, after: after.start + end } };
}

/** `nameStartIn` for what touches others: it is not told how two texts go on that begin with the same hole. */
export function touchStartIn(arn: Text): NameStart | undefined {
  const start = nameStartIn(arn);
  return start?.hole ? { ...start, hole: { ...start.hole, after: "" } } : start;
}

/** `touchStartIn` that is the same for a bucket and all that is in it. */
export function bucketStartIn(arn: Text): NameStart | undefined {
  const start = touchStartIn(arn);
  const slash = start?.before.indexOf("/") ?? -1;
  const isOfBucket = slash >= 0 && display(fieldsOf(arn)?.[2] ?? arn) === "s3";
  return start && isOfBucket ? { before: start.before.slice(0, slash) + endOfArn, hole: undefined } : start;
}

/** What literal parts certainly begin with: a default may be ruled out by a condition. */
function writtenIn(parts: readonly TextPart[]): { readonly start: string; readonly isWhole: boolean } {
  let start = "";
  for (const part of parts) {
    const [written = ""] = part.kind === "literal" && !part.defaultWhen ? part.text.split(/[*?$]/, 1) : [];
    start += written;
    const isWhole = part.kind === "literal" && !part.defaultWhen && written.length === part.text.length;
    if (!isWhole || start.length > comparedLength) return { start: start.slice(0, comparedLength), isWhole: false };
  }
  return { start, isWhole: true };
}

/** The region in an ARN. `undefined`: it has none, may have several, or is not known to have one. */
export function regionIn(arn: Text): Text | undefined {
  const region = fieldsOf(arn)?.[3];
  const isOne = region && region.parts.length > 0 && !region.parts.some(hasWildcard) && display(region) !== "";
  return isOne ? region : undefined;
}

/** The account in an ARN. `undefined`: it is not known where in the text it stands. */
export function accountFieldIn(arn: Text): Text | undefined {
  return fieldsOf(arn)?.[4];
}

/** What an ARN has in common with those that cover it. */
interface ArnKeys {
  /** What the last field names up to its first `/`; holes may be a part of it. `undefined`: it may be several names. */
  readonly name: string | undefined;
  /** The whole last field. An ARN that has it covers no ARN with another one. `undefined`: it has wildcards. */
  readonly whole: string | undefined;
}

/** Two ARNs with different names never cover each other for certain. */
export function keysInArn(arn: Text): ArnKeys {
  const fields = fieldsOf(arn);
  if (!fields || fields.slice(0, -1).some(({ parts }) => parts.some(hasWildcard)))
    return { name: undefined, whole: undefined };
  const name: TextPart[] = [];
  const whole = fields.at(-1)?.parts ?? [];
  for (const part of whole) {
    const [start = "", ...rest] = part.kind === "literal" ? part.text.split("/") : [];
    name.push(part.kind === "literal" ? { ...part, text: start } : part);
    if (rest.length > 0) break;
  }
  const [ofName, ofWhole] = [name, whole].map((parts) =>
    parts.some(isOfSeveral) ? undefined : identityOf({ ...arn, parts }),
  );
  return { name: ofName, whole: ofWhole };
}

/** Wildcards, policy variables, and holes that stand for one of a few words. */
function isOfSeveral(part: TextPart): boolean {
  if (part.kind === "literal") return /[*?$]/.test(part.text);
  return part.symbol.shape === "partition" || part.symbol.shape === "suffix";
}

function hasWildcard(part: TextPart): boolean {
  return part.kind === "literal" && /[*?]/.test(part.text);
}

/** `undefined`: there are fewer fields, or a hole or policy variable before the last field may contain a colon. */
function fieldsOf(text: Text): readonly Text[] | undefined {
  const fields: TextPart[][] = [[]];
  for (const part of text.parts) {
    const [first, ...others] = part.kind === "hole" ? [part] : piecesOf(part, fieldCount - fields.length);
    if (first) fields.at(-1)?.push(first);
    fields.push(...others.map((piece) => [piece]));
  }
  const isClear = fields.slice(0, -1).every((parts) => !parts.some(mayHoldColon));
  return fields.length === fieldCount && isClear ? fields.map((parts) => ({ ...text, parts })) : undefined;
}

/** Splits a part at its first colons. */
function piecesOf(part: LiteralPart, colons: number): readonly TextPart[] {
  const pieces = part.text.split(":");
  const rest = pieces.splice(colons);
  return [...pieces, ...(rest.length > 0 ? [rest.join(":")] : [])].map((text) => ({ ...part, text }));
}

function mayHoldColon(part: TextPart): boolean {
  return part.kind === "hole" ? part.symbol.shape === "any" : part.text.includes("${");
}
