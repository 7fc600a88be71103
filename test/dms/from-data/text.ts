/** Something that a resource of the fixture gives: its name or its ARN, or a part of the place of deployment. */
export type Ref = OwnRef | OtherRef;

/** What the DMS resource uses, or may. */
export type OwnRef =
  | "role"
  | "bucket"
  | "key"
  | "secret"
  | "stream"
  | "topic"
  | "subject"
  | "partition"
  | "region"
  | "account"
  | "domain"
  | "domainHost"
  | "clusterId"
  | "clusterHost"
  | "databaseId"
  | "databaseHost";

/** What stands beside it, of the same types. */
export type OtherRef =
  "otherBucket" | "otherKey" | "otherSecret" | "otherStream" | "otherDomain" | "otherClusterId" | "otherDatabaseId";

/** A text of a fixture, free of any format. */
export type FixtureText = readonly (string | { readonly ref: Ref })[];

/** JSON text in a property. */
export interface FixtureJson {
  readonly json: FixtureObject;
}

export type FixtureValue = boolean | FixtureText | readonly FixtureObject[] | FixtureObject | FixtureJson;

export interface FixtureObject {
  readonly [key: string]: FixtureValue;
}

export function text(...parts: FixtureText): FixtureText {
  return parts;
}

export function ref(name: Ref): FixtureText {
  return [{ ref: name }];
}

export function isText(value: FixtureValue): value is FixtureText {
  return Array.isArray(value) && value.every((part) => typeof part === "string" || "ref" in part);
}

export function isJson(value: FixtureValue): value is FixtureJson {
  return typeof value === "object" && !Array.isArray(value) && "json" in value && Object.keys(value).length === 1;
}

/** `a.b#/c/d` set to a value, in a copy: behind `#/` stands JSON text. */
export function withPath(object: FixtureObject, path: string, value: FixtureValue): FixtureObject {
  const [keys = "", pointer] = path.split("#/");
  if (pointer === undefined) return within(object, keys.split("."), value);
  const held = keys.split(".").reduce<FixtureValue | undefined>((one, key) => memberOf(one, key), object);
  const inside = held !== undefined && isJson(held) ? held.json : {};
  return within(object, keys.split("."), { json: within(inside, pointer.split("/"), value) });
}

function within(object: FixtureObject, keys: readonly string[], value: FixtureValue): FixtureObject {
  const [first = "", ...rest] = keys;
  const key = first.replace("[]", "").replace("<engine>", "postgresql");
  if (rest.length === 0) return { ...object, [key]: value };
  const held = object[key];
  const [item] = Array.isArray(held) ? (held as readonly FixtureObject[]) : [];
  if (first.endsWith("[]")) return { ...object, [key]: [within(item ?? {}, rest, value)] };
  return { ...object, [key]: within(isObject(held) ? held : {}, rest, value) };
}

function memberOf(value: FixtureValue | undefined, key: string): FixtureValue | undefined {
  return isObject(value) ? value[key] : undefined;
}

function isObject(value: FixtureValue | undefined): value is FixtureObject {
  return value !== undefined && typeof value === "object" && !Array.isArray(value) && !isJson(value);
}
