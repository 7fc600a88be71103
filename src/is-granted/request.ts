import { plainText, type AccessRequest, type RequestContext } from "../iam/index.js";
import { isDate, isMapping, shownValue } from "../source/index.js";

/** One value of a condition key. A date is compared in the ISO 8601 format. */
type SingleValue = string | number | boolean | Date;

/** The value of a condition key. `null` or an empty list means that the request does not have the key. */
export type ContextValue = SingleValue | null | readonly SingleValue[];

/** An action on a resource, and the condition keys of the request. */
export interface GrantRequest {
  /** For example `s3:PutObject`. With a wildcard it stands for all actions that match. */
  readonly action: string;
  /** An ARN or `*`. With a wildcard it stands for all resources that match. */
  readonly resource: string;
  /**
   * The condition keys of the request. Upper and lower case make no difference. With a context, the request does not
   * have the keys that are left out, except those that every request has. A key with the value `undefined` is not
   * known. Without a context, no key is known but TLS and the region in the ARN.
   */
  readonly context?: Readonly<Record<string, ContextValue | undefined>> | undefined;
}

/** Checks and reads a request. Throws a TypeError if it is not valid. */
export function readRequest(given: GrantRequest): AccessRequest {
  const request: unknown = given;
  if (typeof request !== "object" || request === null)
    throw new TypeError("The request is not an object with action and resource.");
  const { action, resource, context, ...others } = request as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new TypeError(`A request has action, resource and context, not ${unknown}.`);
  if (typeof action !== "string" || !/^(?:\*|[\w-]+:[\w*?]+)$/.test(action))
    throw new TypeError(
      `action must be an action with its service, such as "s3:PutObject", but is ${shownValue(action)}.`,
    );
  if (typeof resource !== "string" || !/^(?:\*$|arn:)/.test(resource))
    throw new TypeError(`resource must be an ARN or "*", but is ${shownValue(resource)}.`);
  return { action, resource: plainText(resource), ...(context !== undefined && { context: readContext(context) }) };
}

/**
 * Keys that every request has, even if the context does not contain them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const alwaysThere = new Set([
  "aws:currenttime",
  "aws:epochtime",
  "aws:principalaccount",
  "aws:principalarn",
  "aws:principalisawsservice",
  "aws:principaltype",
  "aws:requestedregion",
  "aws:resourceaccount",
  "aws:securetransport",
  "aws:userid",
  "aws:viaawsservice",
]);

function readContext(given: unknown): RequestContext {
  if (!isMapping(given)) throw new TypeError("context is an object of condition keys and their values.");
  const values = new Map<string, readonly string[] | undefined>();
  for (const [key, value] of Object.entries(given)) {
    const lower = key.toLowerCase();
    if (values.has(lower)) throw new TypeError(`context has the key ${key} twice: letter case makes no difference.`);
    values.set(lower, readValues(key, value));
  }
  return {
    get: (key) => (values.has(key) || alwaysThere.has(key) ? values.get(key) : []),
    has: (key) => values.has(key),
  };
}

function readValues(key: string, value: unknown): readonly string[] | undefined {
  if (value === undefined) return undefined;
  if (value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((one: unknown) => {
    const text = textOf(one);
    if (text !== undefined) return text;
    throw new TypeError(
      `context[${JSON.stringify(key)}] must be a string, a number, a boolean, a date or a list of them, but is ${shownValue(one)}.`,
    );
  });
}

function textOf(value: unknown): string | undefined {
  if (isDate(value)) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : undefined;
  return typeof value === "string" || typeof value === "boolean" ? String(value) : undefined;
}
