import { isRecord, ownValue } from "../../source/index.js";
import type { Denial } from "./denial.js";

/** An error that AWS gives as JSON: an event of CloudTrail, a decoded message, an event of CloudFormation. */
export interface JsonError {
  /** What it says in words. */
  readonly text: string;
  /** The refused request that its fields name. */
  readonly denial?: Denial;
}

/** How deep fields are read. Events of AWS are not deeper. */
const maximumDepth = 8;

type Fields = Readonly<Record<string, unknown>>;

/** The errors in a text that is JSON. `undefined`: it is not JSON. */
export function jsonErrorsIn(text: string): readonly JsonError[] | undefined {
  const value = parsed(withoutKey(text));
  return value === undefined ? undefined : errorsOf(value, 0);
}

/** A decoded message as `--output yaml` of the AWS CLI prints it: `DecodedMessage: '{…}'`. */
function withoutKey(text: string): string {
  const [, quoted] = /^\s*DecodedMessage:\s*(\S[^]*)$/.exec(text) ?? [];
  return quoted === undefined ? text : quoted.trim().replace(/^'([^]*)'$/, "$1");
}

function parsed(text: string): Fields | readonly unknown[] | undefined {
  const trimmed = text.trim();
  if (!/^[{["]/.test(trimmed)) return undefined;
  try {
    const value: unknown = JSON.parse(trimmed);
    // One text that `--query` selected may be JSON itself: `--query DecodedMessage`.
    if (typeof value === "string") return value.trim().startsWith("{") ? parsed(value) : [value];
    return isRecord(value) || Array.isArray(value) ? value : undefined;
  } catch {
    // A log may begin with a bracket: `[TARGET_LOAD ]E: …`.
    return undefined;
  }
}

function errorsOf(value: unknown, level: number): readonly JsonError[] {
  const inside = (inner: unknown): readonly JsonError[] => errorsOf(inner, level + 1);
  if (level > maximumDepth) return [];
  if (Array.isArray(value)) return value.flatMap(inside);
  // What `--query` selects is often a list of texts: `Connections[].LastFailureMessage`.
  if (typeof value === "string") return [{ text: value }];
  if (!isRecord(value)) return [];
  // What `sts decode-authorization-message` prints, and the events in what CloudTrail and CloudFormation list.
  for (const inner of [value.DecodedMessage, value.CloudTrailEvent]) {
    const found = typeof inner === "string" ? parsed(inner) : undefined;
    if (found) return inside(found);
  }
  for (const list of [value.Records, value.Events, value.StackEvents, value.events])
    if (Array.isArray(list)) return inside(list);
  // An event of EventBridge has that of CloudTrail in it.
  if (isRecord(value.detail)) return inside(value.detail);
  const denial = decodedDenial(value) ?? eventDenial(value);
  return [{ text: textsIn(value, 0).join("\n"), ...(denial && { denial }) }];
}

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html */
function decodedDenial({ allowed, context, explicitDeny }: Fields): Denial | undefined {
  if (allowed !== false || !isRecord(context) || typeof context.action !== "string") return undefined;
  const principal = isRecord(context.principal) ? textAt(context.principal, "arn") : undefined;
  const resource = textAt(context, "resource");
  return {
    action: context.action,
    ...(principal !== undefined && { principal }),
    ...(resource !== undefined && { resource }),
    ...(explicitDeny === true && { reason: { kind: "deny" as const } }),
  };
}

const refusals: ReadonlySet<string> = new Set([
  ...["AccessDenied", "AccessDeniedException", "AccessDeniedFault", "UnauthorizedOperation"],
  ...["Client.UnauthorizedOperation", "NotAuthorized", "UnauthorizedException", "AuthorizationError"],
]);

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
function eventDenial(event: Fields): Denial | undefined {
  const [code, name] = [textAt(event, "errorCode"), textAt(event, "eventName")];
  const service = textAt(event, "eventSource")?.split(".")[0];
  if (code === undefined || name === undefined || service === undefined || !refusals.has(code)) return undefined;
  const principal = isRecord(event.userIdentity) ? textAt(event.userIdentity, "arn") : undefined;
  const resources: readonly unknown[] = Array.isArray(event.resources) ? event.resources : [];
  const [first] = resources;
  const resource = isRecord(first) ? (textAt(first, "ARN") ?? textAt(first, "arn")) : undefined;
  return {
    action: `${service}:${name}`,
    ...(principal !== undefined && { principal }),
    ...(resource !== undefined && { resource }),
  };
}

function textsIn(value: unknown, level: number): readonly string[] {
  if (typeof value === "string") return [value];
  if (level > maximumDepth) return [];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, level + 1));
  return isRecord(value) ? Object.values(value).flatMap((one) => textsIn(one, level + 1)) : [];
}

function textAt(fields: Fields, key: string): string | undefined {
  const value = ownValue(fields, key);
  return typeof value === "string" ? value : undefined;
}
