import { serviceIndex, type ServiceAuthorization } from "../knowledge/index.js";

/** The form of the ARNs of a resource type; `*` stands where a name, a region or an account goes. */
export interface ArnShape {
  /** Action prefix of the service whose type it is, and the name of the type there; empty where it is not listed. */
  readonly prefix: string;
  readonly type: string;
  readonly region: string;
  readonly account: string;
  /** What stands behind the account, colons included. */
  readonly resource: string;
}

type Services = ReadonlyMap<string, ServiceAuthorization>;

const tables = new WeakMap<Services, Map<string, readonly ArnShape[]>>();

/** The forms of ARNs that name a service; empty where nothing is known of it. */
export function arnShapes(services: Services, service: string): readonly ArnShape[] {
  const table = tables.get(services) ?? new Map<string, readonly ArnShape[]>();
  tables.set(services, table);
  const known = table.get(service);
  if (known) return known;
  const prefixes = new Set([service, ...(serviceIndex.arnServices[service] ?? [])]);
  const shapes = [...prefixes].flatMap((prefix) => shapesOf(prefix, services.get(prefix), service));
  table.set(service, shapes);
  return shapes;
}

function shapesOf(prefix: string, authorization: ServiceAuthorization | undefined, service: string): ArnShape[] {
  const listed = Object.entries(authorization?.resourceTypes ?? {});
  const beside = (authorization?.unlistedArns ?? []).map((arn) => ["", { arn }] as const);
  return [...listed, ...beside].flatMap(([type, { arn }]): ArnShape[] => {
    const [, , ofService, region = "", account = "", ...rest] = openArn(arn).split(":");
    return ofService === service ? [{ prefix, type, region, account, resource: rest.join(":") }] : [];
  });
}

/** Stands for a text without `/`: the name of a bucket. */
export const segment = "\uE000";

/** The pattern of an ARN's form: `${RoleNameWithPath}` may be anything, `${BucketName}` anything without a slash. */
export function openArn(arn: string): string {
  return arn.replaceAll("${BucketName}", segment).replace(/\$\{\w+\}/g, "*");
}

/** Whether some text matches both of two patterns of `*`, `?` and segments. */
export function canMeet(one: string, other: string): boolean {
  const [a, b] = [literalStart(one), literalStart(other)];
  if (!a.startsWith(b) && !b.startsWith(a)) return false;
  if (a.length === one.length && b.length === other.length) return one === other;
  const width = other.length + 1;
  const seen = new Set<number>();
  const queue = [0];
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    const i = Math.floor(key / width);
    const j = key % width;
    if (i === one.length && j === other.length) return true;
    for (const next of steps(one[i], other[j], i, j, width)) {
      if (!seen.has(next)) queue.push(next);
      seen.add(next);
    }
  }
  return false;
}

function steps(a: string | undefined, b: string | undefined, i: number, j: number, width: number): number[] {
  const found: number[] = [];
  if (isOpen(a)) found.push((i + 1) * width + j);
  if (isOpen(b)) found.push(i * width + j + 1);
  if (canHold(a, b)) found.push(i * width + j + 1);
  if (canHold(b, a)) found.push((i + 1) * width + j);
  const isSame = a !== undefined && b !== undefined && (a === b || a === "?" || b === "?");
  if (isSame) found.push((i + 1) * width + j + 1);
  return found;
}

function isOpen(unit: string | undefined): boolean {
  return unit === "*" || unit === segment;
}

/** Whether an open unit may take in another one. */
function canHold(open: string | undefined, unit: string | undefined): boolean {
  return unit !== undefined && (open === "*" || (open === segment && unit !== "/"));
}

function literalStart(pattern: string): string {
  const at = pattern.search(/[*?\uE000]/);
  return at < 0 ? pattern : pattern.slice(0, at);
}
