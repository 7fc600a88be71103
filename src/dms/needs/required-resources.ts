import { withoutEnd } from "../../source/index.js";
import { aliasTarget, isArnPlaceholder, literalPart, textOfParts } from "../../iam/index.js";
import { asText, type Node, type Text, type TextPart, stringOf } from "../../tree/index.js";
import { keyOf } from "../resources/keys.js";
import { valueOf, type ResourceVariant } from "../resources/resource-variant.js";
import { targetTables } from "../resources/target-tables.js";
import { factParts, headerPart, unknownPart } from "../resources/unknown-parts.js";
import { ownPlacePart } from "./place-parts.js";

/** A resource on which an action is needed. It has several readings if its value can mean several resources. */
export interface RequiredResource {
  readonly pattern: string;
  readonly readings: readonly Text[];
  /** Why there is no reading. */
  readonly reason?: string;
}

const tables = "${fact:dynamoTargetTables}";

/** The resources that a pattern of the facts stands for here: `arn:${Partition}:s3:::${prop:s3.bucketName}/*`. */
export function requiredResources(variant: ResourceVariant, pattern: string): readonly RequiredResource[] {
  const names = pattern.includes(tables) ? targetTables(variant) : [];
  const patterns = names.length > 0 ? names.map((name) => pattern.replace(tables, name)) : [pattern];
  return patterns.flatMap((one) => requiredResource(variant, one) ?? []);
}

function requiredResource(variant: ResourceVariant, pattern: string): RequiredResource | undefined {
  const whole = /^\$\{(\w+):([^}]*)\}$/.exec(pattern);
  const [, word = "", id = ""] = whole ?? [];
  if (word === "prop") return readingsOf(pattern, valueOf(variant, id), (text) => readValue(variant, id, text), id);
  if (word === "kmsKeyOf") return keyOfNamed(variant, pattern, id);
  if (word === "s3UriBucket" || word === "s3UriObjects")
    return readingsOf(pattern, valueOf(variant, id), (text) => readUri(variant, text, word === "s3UriObjects"), id);
  const filled = fillPattern(variant, withFolder(variant, pattern));
  if ("reason" in filled) return { pattern, readings: [], reason: filled.reason };
  return { pattern, readings: isLogGroup(pattern) ? [filled, withStreams(filled)] : [filled] };
}

function isLogGroup(pattern: string): boolean {
  return pattern.includes(":log-group:") && !pattern.includes(":log-stream:");
}

/**
 * Policies write `:*` after the name of a log group, and CloudWatch Logs checks access to `log-group:name:log-stream:`.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
 */
function withStreams(group: Text): Text {
  return { ...group, parts: [...group.parts, literalPart(":log-stream:")] };
}

/** A value of the facts, such as a service principal, with the place of the deployment filled in. */
export function requiredValue(variant: ResourceVariant, value: string): Text {
  const filled = fillPattern(variant, value);
  return "reason" in filled ? textOfParts([literalPart(value)]) : filled;
}

function readingsOf(
  pattern: string,
  value: Node | undefined,
  read: (text: Text) => readonly Text[],
  id: string,
): RequiredResource {
  const text = asText(value);
  if (!text) return { pattern, readings: [], reason: value ? `${id} is not known` : `${id} is not set` };
  const readings = read(text);
  return readings.length > 0
    ? { pattern, readings }
    : { pattern, readings, reason: `${id} is not the ARN of a resource` };
}

function readValue(variant: ResourceVariant, id: string, text: Text): readonly Text[] {
  if (/secretId$/i.test(id)) return readSecret(variant, text);
  if (/kmsKey$/i.test(id)) return readKey(variant, text);
  // `arn-format` reports a name in place of an ARN.
  const isOpen = text.parts[0]?.kind === "hole" && text.parts[0].symbol.shape === "any";
  return !id.endsWith("Arn") || isOpen || isArn(text) ? [text] : [];
}

/** Reads a value as an ARN, or as a name that `toArn` completes to an ARN. A hole may be either. */
function readAs(text: Text, toArn: (text: Text) => readonly Text[]): readonly Text[] {
  const [first] = text.parts;
  if (first?.kind === "hole") return first.symbol.shape === "any" ? [text, ...toArn(text)] : toArn(text);
  return first?.text.startsWith("arn:") ? [text] : toArn(text);
}

const hasSuffix = /-[A-Za-z0-9]{6}$/;

/**
 * A secret is given by its ARN, by the ARN without the suffix of six characters, or by its name.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot.html#ARN_secretnamehyphen
 */
function readSecret(variant: ResourceVariant, text: Text): readonly Text[] {
  return readAs(text, (name) => [
    textOfParts([...arnParts(variant, "secretsmanager", "secret:"), ...name.parts], name.location),
  ]).flatMap((arn) => {
    const isGiven = arn === text;
    if (isGiven && isWhole(arn)) return [arn];
    const complete = textOfParts([...arn.parts, literalPart("-"), generatedPart(arn)], arn.location);
    // What looks like the suffix may be a part of the name.
    const isFull = isGiven ? mayBeFull(arn) : hasSuffix.test(lastLiteral(arn));
    return isFull ? [arn, complete] : [complete];
  });
}

/** Whether an ARN comes from a resource. Such an ARN ends with the suffix of six characters. */
function isWhole({ parts }: Text): boolean {
  const last = parts.at(-1);
  if (last?.kind === "literal") return isSuffixOfPlan(last, parts.at(-2));
  const isReference = last?.kind === "hole" && last.symbol.resource !== undefined;
  return isReference && (parts.length === 1 || last.symbol.id.endsWith("-generated"));
}

/** Whether a part is the suffix that a plan knows: it stands where the ARN of the resource has a hole without the plan. */
function isSuffixOfPlan({ origin, text }: TextPart & { kind: "literal" }, before: TextPart | undefined): boolean {
  const isOfResource = origin.from === "reference" && before?.origin.from === "reference";
  return isOfResource && before.kind === "literal" && hasSuffix.test(`${before.text.slice(-1)}${text}`);
}

/** Whether an ARN may end with the suffix of six characters. */
function mayBeFull({ parts, ...text }: Text): boolean {
  const last = parts.at(-1);
  if (last?.kind === "hole") return last.symbol.resource === undefined;
  const isEndOfHole = parts.at(-2)?.kind === "hole" && /^[A-Za-z0-9]{1,5}$/.test(last?.text ?? "");
  return isEndOfHole || hasSuffix.test(lastLiteral({ parts, ...text }));
}

function lastLiteral({ parts }: Text): string {
  const last = parts.at(-1);
  return last?.kind === "literal" ? last.text : "";
}

function generatedPart(text: Text): TextPart {
  const id = `${text.location.file.path}@${String(text.location.start)}-generated`;
  return {
    kind: "hole",
    symbol: { id, shape: "segment" },
    reason: "AWS generates the end of the secret's ARN",
    location: text.location,
    origin: { from: "computed" },
  };
}

function unknownKey(variant: ResourceVariant): TextPart {
  return unknownPart(variant, "key", "the key is not known", "any");
}

/** A key is given by its ARN, its id or an alias. For which key an alias stands is known where the alias is declared. */
function readKey(variant: ResourceVariant, text: Text): readonly Text[] {
  const target = aliasTarget(variant.project, variant.template, text);
  if (!target) return readKeyItself(variant, text);
  const isName = text.parts.some((part) => part.kind === "literal" && part.text.includes("alias/"));
  // An attribute of the alias may be the ARN of its key, and policies refer to it as well.
  return [...readKeyItself(variant, target), ...(isName ? [] : [text])];
}

function readKeyItself(variant: ResourceVariant, text: Text): readonly Text[] {
  const written = stringOf(text, "\u0000");
  if (written.includes("alias/")) return [textOfParts([unknownKey(variant)], text.location)];
  return readAs(text, (id) => [textOfParts([...arnParts(variant, "kms", "key/"), ...id.parts], id.location)]);
}

/** The key of the resource that a property names. `undefined`: it is an AWS managed key, which needs no permissions. */
function keyOfNamed(variant: ResourceVariant, pattern: string, id: string): RequiredResource | undefined {
  const { isCustomerKey, key } = keyOf(variant, id);
  if (isCustomerKey.answer === "no") return undefined;
  const text = asText(key);
  return {
    pattern,
    readings: text ? readKey(variant, text) : [textOfParts([unknownKey(variant)], variant.resource.location)],
  };
}

/** Reads `s3://bucket/folder`, an ARN or the name of a bucket as the ARN of the bucket, or of all objects in the folder. */
function readUri(variant: ResourceVariant, text: Text, isForObjects: boolean): readonly Text[] {
  const [first, ...rest] = text.parts;
  // A value that may have any form is not read.
  if (!first || (first.kind === "hole" && first.symbol.shape === "any")) return [];
  const shown = stringOf(text, "x");
  const isUri = first.kind === "literal" && first.text.startsWith("s3://");
  const isArn = /^arn:[^:]*:s3:::/.test(shown);
  // Other addresses, ARNs of access points, and hosts of buckets.
  if (!isUri && !isArn && /^[^/]*(?::|\.amazonaws\.)/.test(shown)) return [];
  const parts = trimSlashes(isUri ? [{ ...first, text: first.text.slice("s3://".length) }, ...rest] : text.parts);
  if (!parts.some((part) => part.kind === "hole" || part.text !== "")) return [];
  const start = isArn ? [] : fillParts(variant, "arn:${Partition}:s3:::");
  const all = isForObjects ? [...start, ...parts, literalPart("/*")] : [...start, ...upToSlash(parts)];
  return [textOfParts(all, text.location)];
}

/** The parts of a text before its first slash. */
export function upToSlash(parts: readonly TextPart[]): readonly TextPart[] {
  const at = parts.findIndex((part) => part.kind === "literal" && part.text.includes("/"));
  const part = parts[at];
  if (part?.kind !== "literal") return parts;
  return [...parts.slice(0, at), { ...part, text: part.text.slice(0, part.text.indexOf("/")) }];
}

/** Adds the endpoint's folder to a pattern, because permissions for that folder are enough. */
function withFolder(variant: ResourceVariant, pattern: string): string {
  const bucket = /\$\{prop:(\w+)\.bucketName\}\/\*$/.exec(pattern);
  if (!bucket) return pattern;
  const id = `${bucket[1] ?? ""}.bucketFolder`;
  const folder = asText(valueOf(variant, id));
  if (!folder || trimSlashes(folder.parts).length === 0) return pattern;
  return `${pattern.slice(0, -1)}\${prop:${id}}/*`;
}

function trimSlashes(parts: readonly TextPart[]): readonly TextPart[] {
  const trimmed = parts.map((part, index): TextPart => {
    if (part.kind === "hole") return part;
    const start = index === 0 ? part.text.replace(/^\/+/, "") : part.text;
    return { ...part, text: index === parts.length - 1 ? withoutEnd(start, "/") : start };
  });
  return trimmed.filter((part) => part.kind === "hole" || part.text !== "");
}

function fillPattern(variant: ResourceVariant, pattern: string): Text | { readonly reason: string } {
  const parts: TextPart[] = [];
  let location = variant.resource.location;
  for (const piece of pattern.split(/(\$\{[^}]*\})/)) {
    const token = /^\$\{(.*)\}$/.exec(piece)?.[1];
    if (token === undefined) {
      if (piece !== "") parts.push(literalPart(piece, location));
    } else if (isArnPlaceholder(token)) parts.push(ownPlacePart(variant, token));
    else if (token.startsWith("prop:")) {
      const id = token.slice("prop:".length);
      const value = valueOf(variant, id);
      const text = asText(value);
      if (!text) return { reason: value ? `${id} is not known` : `${id} is not set` };
      if (id.endsWith("bucketName") && isArn(text)) return { reason: `${id} is an ARN and not a name` };
      location = text.location;
      parts.push(...(id.endsWith("Folder") ? trimSlashes(text.parts) : text.parts));
    } else if (token.startsWith("header:")) parts.push(headerPart(variant, token.slice("header:".length)));
    else parts.push(...factParts(variant, token.slice(token.indexOf(":") + 1)));
  }
  return textOfParts(parts, location);
}

function isArn(text: Text): boolean {
  return stringOf(text, "").startsWith("arn:");
}

function fillParts(variant: ResourceVariant, pattern: string): readonly TextPart[] {
  const filled = fillPattern(variant, pattern);
  return "reason" in filled ? [] : filled.parts;
}

function arnParts(variant: ResourceVariant, service: string, type: string): readonly TextPart[] {
  return fillParts(variant, `arn:\${Partition}:${service}:\${Region}:\${Account}:${type}`);
}
