import { literalPart, textOfParts } from "../../iam/index.js";
import { ownValue } from "../../source/index.js";
import { asText, type Text } from "../../tree/index.js";
import { encryptionKeyOf } from "../resources/keys.js";
import { valueOf, type ResourceVariant } from "../resources/resource-variant.js";
import { shownSetting } from "../resources/setting-names.js";
import { targetTables } from "../resources/target-tables.js";
import { fillPattern, isArn } from "./fill-pattern.js";
import { readKey, readSecret, unknownKey } from "./named-arns.js";
import { bucketOfUri, objectsOfUri, withFolder } from "./s3-paths.js";

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
  if (word === "prop") return readingsOf(pattern, variant, (text) => readValue(variant, id, text), id);
  if (word === "kmsKeyOf") return keyOfNamed(variant, pattern, id);
  const readUri = ownValue(uriReaders, word);
  if (readUri) return readingsOf(pattern, variant, (text) => readUri(variant, text), id);
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

/** What an S3 URI in a property stands for. */
const uriReaders = { s3UriBucket: bucketOfUri, s3UriObjects: objectsOfUri };

function readingsOf(
  pattern: string,
  variant: ResourceVariant,
  read: (text: Text) => readonly Text[],
  id: string,
): RequiredResource {
  const value = valueOf(variant, id);
  const text = asText(value);
  const open = (why: string): RequiredResource => ({
    pattern,
    readings: [],
    reason: `${shownSetting(variant, id)} is not ${why}`,
  });
  if (!text) return open(value ? "known" : "set");
  const readings = read(text);
  return readings.length > 0 ? { pattern, readings } : open("the ARN of a resource");
}

function readValue(variant: ResourceVariant, id: string, text: Text): readonly Text[] {
  if (/secretId$/i.test(id)) return readSecret(variant, text);
  if (/kmsKey$/i.test(id)) return readKey(variant, text);
  // `arn-format` reports a name in place of an ARN.
  const isOpen = text.parts[0]?.kind === "hole" && text.parts[0].symbol.shape === "any";
  return !id.endsWith("Arn") || isOpen || isArn(text) ? [text] : [];
}

/** The key of the resource that a property names. `undefined`: it is an AWS managed key, which needs no permissions. */
function keyOfNamed(variant: ResourceVariant, pattern: string, id: string): RequiredResource | undefined {
  const { isCustomerKey, key } = encryptionKeyOf(variant, id);
  if (isCustomerKey.answer === "no") return undefined;
  const text = asText(key);
  return {
    pattern,
    readings: text ? readKey(variant, text) : [textOfParts([unknownKey(variant)], variant.resource.location)],
  };
}
