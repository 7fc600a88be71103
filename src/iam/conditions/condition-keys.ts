import { lazily, oncePer } from "../../source/index.js";
import {
  serviceIndex,
  type ConditionKeyType,
  type ServiceAuthorization,
  type Services,
} from "../../knowledge/index.js";

/** A condition key as AWS writes it. */
export interface KnownKey {
  /** For example `aws:RequestTag/${TagKey}`. */
  readonly name: string;
  readonly type: ConditionKeyType;
}

/**
 * Condition keys by their name in lower case. `open` has the keys that contain a name of the user's choice, such as a
 * tag key.
 */
interface KeyTable {
  readonly exact: ReadonlyMap<string, KnownKey>;
  readonly open: readonly { readonly start: string; readonly end: string; readonly key: KnownKey }[];
}

function tableOf(keys: Readonly<Record<string, ConditionKeyType>>): KeyTable {
  const exact = new Map<string, KnownKey>();
  const open: KeyTable["open"][number][] = [];
  for (const [name, type] of Object.entries(keys)) {
    // Two services list the keys of tags as `glacier:ResourceTag/`, without a word for the name of the tag.
    const [, start, end] = /^(.*?)(?:\$\{\w+\}|<\w+>|(?<=\/)$)(.*)$/.exec(name.toLowerCase()) ?? [];
    if (start === undefined || end === undefined) exact.set(name.toLowerCase(), { name, type });
    else open.push({ start, end, key: { name, type } });
  }
  return { exact, open };
}

const globalTable = lazily(() => tableOf(serviceIndex.globalKeys));
const borrowedTable = lazily(() => tableOf(serviceIndex.borrowedKeys));
const keysOf = oncePer((service: ServiceAuthorization) => tableOf(service.conditionKeys));

function find({ exact, open }: KeyTable, lower: string): KnownKey | undefined {
  const same = exact.get(lower);
  if (same) return same;
  return open.find(
    ({ start, end }) => lower.length > start.length + end.length && lower.startsWith(start) && lower.endsWith(end),
  )?.key;
}

/** Finds a global condition key, such as `aws:SourceArn`. */
export function globalConditionKey(written: string): KnownKey | undefined {
  return find(globalTable(), written.toLowerCase());
}

/** Finds a key of one service, or a global key that the service lists. */
export function serviceConditionKey(service: ServiceAuthorization, written: string): KnownKey | undefined {
  return find(keysOf(service), written.toLowerCase());
}

/** Finds a key that begins with one service but that only another service lists, such as `ec2:osuser`. */
export function borrowedConditionKey(written: string): KnownKey | undefined {
  return find(borrowedTable(), written.toLowerCase());
}

/**
 * Finds a global key, or a key of the service in its prefix. `undefined` where the key does not exist or the service is
 * not known.
 */
export function conditionKey(services: Services, written: string): KnownKey | undefined {
  const service = services.get(written.slice(0, Math.max(0, written.indexOf(":"))).toLowerCase());
  return (
    globalConditionKey(written) ?? (service && serviceConditionKey(service, written)) ?? borrowedConditionKey(written)
  );
}

const multiValued = new Set(serviceIndex.multiValuedKeys.map((name) => name.toLowerCase()));

/** Whether a key may have several values, as far as this is known without the file of its service. */
export function isMultiValuedKey(lower: string): boolean {
  return multiValued.has(lower) || globalConditionKey(lower)?.type.startsWith("ArrayOf") === true;
}
