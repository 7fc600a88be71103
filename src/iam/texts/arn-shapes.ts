import { addTo, oncePer, ownValue, onceIn } from "../../source/index.js";
import {
  serviceIndex,
  type ResourceTypeFacts,
  type ServiceAuthorization,
  type Services,
} from "../../knowledge/index.js";

/** The form of the ARNs of a resource type. `*` stands for each name, region and account. */
export interface ArnShape {
  /**
   * The action prefix of the type's service. `type` is the name of the type there, or empty where the reference lists
   * none.
   */
  readonly prefix: string;
  readonly type: string;
  readonly region: string;
  readonly account: string;
  /** The part after the account, with its colons. */
  readonly resource: string;
}

type ListedShape = Omit<ArnShape, "prefix">;

/** The forms of the ARNs that name a service. Empty where no facts of the service are known. */
export function arnShapes(services: Services, service: string): readonly ArnShape[] {
  return onceIn(shapesFor(services), service, () => shapesNaming(services, service));
}

/** A cache, because each ARN of a run is compared with the forms of its service. */
const shapesFor = oncePer((_services: Services) => new Map<string, readonly ArnShape[]>());

function shapesNaming(services: Services, service: string): readonly ArnShape[] {
  const prefixes = new Set([service, ...(ownValue(serviceIndex.arnServices, service) ?? [])]);
  return [...prefixes].flatMap((prefix) => {
    const authorization = services.get(prefix);
    const shapes = (authorization && shapesOf(authorization).get(service)) ?? [];
    return shapes.map((shape) => ({ prefix, ...shape }));
  });
}

/** The forms of the ARNs of a service's types, by the service that the ARN names. */
const shapesOf = oncePer(({ resourceTypes, unlistedArns = [] }: ServiceAuthorization) => {
  const table = new Map<string, ListedShape[]>();
  const listed = Object.entries(resourceTypes).flatMap(([type, facts]) =>
    arnForms(facts).map((arn) => [type, { arn }] as const),
  );
  const additional = unlistedArns.map((arn) => ["", { arn }] as const);
  for (const [type, { arn }] of [...listed, ...additional]) {
    const [, , service = "", region = "", account = "", ...rest] = arnPattern(arn).split(":");
    const shape = { type, region, account, resource: rest.join(":") };
    addTo(table, service, shape);
  }
  return table;
});

/** The patterns of the ARNs of a type. */
export function arnForms({ arn, otherArns = [] }: ResourceTypeFacts): readonly string[] {
  return [arn, ...otherArns];
}

/** Stands for a text without `/`, such as the name of a bucket. */
export const segment = "\uE000";

/**
 * Names without a slash, by the service of the ARN. The name of a table of Glue may have one. Topics of SNS are not here:
 * the reference does not list its platform applications, so their ARNs (`app/GCM/name`) have to fit that form.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
 * https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
 */
const undivided: Readonly<Record<string, string>> = {
  dynamodb: "TableName",
  kinesis: "StreamName",
  sqs: "QueueName",
};

/** An ARN form as a pattern: `${RoleNameWithPath}` may be any text, `${BucketName}` any text without a slash. */
export function arnPattern(arn: string): string {
  const name = ownValue(undivided, arn.split(":")[2] ?? "") ?? "BucketName";
  return arn.replaceAll(`\${${name}}`, segment).replace(/\$\{\w+\}/g, "*");
}

/** Whether some text matches both patterns. They may contain `*`, `?` and `segment`. */
export function patternsOverlap(one: string, other: string): boolean {
  if (one === other) return true;
  const start = literalStart(one, other);
  const a = one.charAt(start);
  const b = other.charAt(start);
  if (!isWild(a) && !isWild(b)) return a === b;
  if (isLastStar(one, start) || isLastStar(other, start)) return true;
  const text = a === segment ? other : one;
  const pattern = a === segment ? one : other;
  const end = segmentEnd(text, pattern, start);
  return end === undefined ? meetFrom(start, one, other) : patternsOverlap(text.slice(end), pattern.slice(start + 1));
}

/** Whether some text matches what both patterns have from a place on, by trying all ways through both. */
function meetFrom(start: number, one: string, other: string): boolean {
  const width = other.length + 1;
  const seen = noneSeen((one.length + 1) * width);
  const queue = [start * width + start];
  const go = (i: number, j: number): void => {
    const key = i * width + j;
    if (seen[key] === 0) queue.push(key);
    seen[key] = 1;
  };
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const i = Math.floor(key / width);
    const j = key % width;
    if (i === one.length && j === other.length) return true;
    takeSteps(one[i], other[j], i, j, go);
  }
  return false;
}

/**
 * Where plain text ends that a segment in the same place of a pattern certainly matches: before a slash or at the end,
 * if there the pattern goes on with a slash or ends. `undefined`: this is not certain.
 */
function segmentEnd(text: string, pattern: string, start: number): number | undefined {
  const after = pattern[start + 1];
  if (pattern[start] !== segment || (after !== "/" && after !== undefined)) return undefined;
  let end = start;
  while (end < text.length && text[end] !== "/" && !isWild(text[end])) end++;
  return isWild(text[end]) ? undefined : end;
}

const shared = new Uint8Array(4096);

/** A table of zeros. Many short patterns are compared, so these share one; that of a long pair is not kept. */
function noneSeen(size: number): Uint8Array {
  return size > shared.length ? new Uint8Array(size) : shared.fill(0, 0, size);
}

/** Whether a pattern ends with a `*` at this place: any text may follow. */
function isLastStar(pattern: string, at: number): boolean {
  return at === pattern.length - 1 && pattern[at] === "*";
}

/** The length of the plain text with which both begin. */
function literalStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at] && !isWild(one[at])) at++;
  return at;
}

function isWild(unit: string | undefined): boolean {
  return unit === "?" || isOpen(unit);
}

type Go = (i: number, j: number) => void;

function takeSteps(a: string | undefined, b: string | undefined, i: number, j: number, go: Go): void {
  if (isOpen(a)) go(i + 1, j);
  if (isOpen(b) || canHold(a, b)) go(i, j + 1);
  if (canHold(b, a)) go(i + 1, j);
  if (a !== undefined && b !== undefined && (a === b || a === "?" || b === "?")) go(i + 1, j + 1);
}

function isOpen(unit: string | undefined): boolean {
  return unit === "*" || unit === segment;
}

/** Whether the first unit, if it is `*` or `segment`, can match the second one. */
function canHold(wildcard: string | undefined, unit: string | undefined): boolean {
  return unit !== undefined && (wildcard === "*" || (wildcard === segment && unit !== "/"));
}
