import { addTo, onceIn } from "../../source/index.js";
import type { Text } from "../../tree/index.js";
import { folderInArn, nameInArn } from "./arn-fields.js";

/** Finds the few of many values that can be about the resource of an ARN. */
export interface NameIndex<T> {
  /** The values in their order, without those whose ARNs are all of other names. */
  readonly about: (arn: Text) => readonly T[];
}

const mostWithoutIndex = 16;

interface Indexed<T> {
  readonly value: T;
  readonly index: number;
  readonly arns: readonly Text[] | undefined;
}

/**
 * Indexes values by the names in their ARNs, and those of one name by what follows it: a bucket may have a statement for each of
 * its folders. `undefined`: a value may be about any resource.
 */
export function nameIndex<T>(values: readonly T[], arnsOf: (value: T) => readonly Text[] | undefined): NameIndex<T> {
  // With fewer values, an index costs more than it saves.
  if (values.length <= mostWithoutIndex) return { about: () => values };
  const indexed = values.map((value, index): Indexed<T> => ({ value, index, arns: arnsOf(value) }));
  const find = indexBy(indexed, [nameInArn, folderInArn]);
  return {
    about: (arn) => {
      const found = find(arn);
      return found.length === values.length ? values : found.map(({ value }) => value);
    },
  };
}

type KeyOf = (arn: Text) => string | undefined;

/** Finds values that have the first key of an ARN, and the others among them. */
function indexBy<T>(values: readonly Indexed<T>[], keys: readonly KeyOf[]): (arn: Text) => readonly Indexed<T>[] {
  const [keyOf, ...others] = keys;
  if (!keyOf || values.length <= mostWithoutIndex) return () => values;
  const byKey = new Map<string, Indexed<T>[]>();
  const open: Indexed<T>[] = [];
  for (const one of values) {
    const own = one.arns?.map(keyOf) ?? [undefined];
    if (own.includes(undefined)) open.push(one);
    else for (const key of new Set(own)) if (key !== undefined) addTo(byKey, key, one);
  }
  const inner = new Map<string, (arn: Text) => readonly Indexed<T>[]>();
  return (arn) => {
    const key = keyOf(arn);
    if (key === undefined) return values;
    const named = onceIn(inner, key, () => indexBy(byKey.get(key) ?? [], others))(arn);
    return named.length === 0 ? open : [...named, ...open].sort((one, other) => one.index - other.index);
  };
}
