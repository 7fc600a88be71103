import { addTo } from "../../source/index.js";
import type { Text } from "../../tree/index.js";
import { nameInArn } from "./arn-fields.js";

/** Finds the few of many values that can be about the resource of an ARN. */
export interface NameIndex<T> {
  /** The values in their order, without those whose ARNs are all of other names. */
  readonly about: (arn: Text) => readonly T[];
}

/** With fewer values, an index costs more than it saves. */
const few = 16;

interface Indexed<T> {
  readonly value: T;
  readonly index: number;
}

/** Indexes values by the names in their ARNs. `undefined`: a value may be about any resource. */
export function nameIndex<T>(values: readonly T[], arnsOf: (value: T) => readonly Text[] | undefined): NameIndex<T> {
  if (values.length <= few) return { about: () => values };
  const byName = new Map<string, Indexed<T>[]>();
  const open: Indexed<T>[] = [];
  for (const [index, value] of values.entries()) {
    const names = arnsOf(value)?.map(nameInArn) ?? [undefined];
    if (names.includes(undefined)) open.push({ value, index });
    else for (const name of new Set(names)) if (name !== undefined) addTo(byName, name, { value, index });
  }
  const ofAnyName = open.map(({ value }) => value);
  return {
    about: (arn) => {
      const name = nameInArn(arn);
      if (name === undefined) return values;
      const named = byName.get(name) ?? [];
      if (named.length === 0) return ofAnyName;
      return [...named, ...open].sort((one, other) => one.index - other.index).map(({ value }) => value);
    },
  };
}
