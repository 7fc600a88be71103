/** A value in another one that no config could hold, with the keys that lead to it. */
export interface OddValue {
  readonly path: readonly string[];
  readonly value: unknown;
}

/**
 * The first part of a value that is no plain data: texts, numbers, `true`, `false`, `null`, and lists and mappings of them.
 * A key whose value is `undefined` counts as absent, as for options.
 */
export function oddValue(value: unknown, around: readonly unknown[] = []): OddValue | undefined {
  if (value === null || typeof value === "string" || typeof value === "boolean") return undefined;
  if (typeof value === "number" && Number.isFinite(value)) return undefined;
  if (around.includes(value)) return { path: [], value };
  for (const [key, part] of partsOf(value)) {
    const odd = oddValue(part, [...around, value]);
    if (odd) return { path: [key, ...odd.path], value: odd.value };
  }
  return Array.isArray(value) || isMapping(value) ? undefined : { path: [], value };
}

/** The items of a list, whose gaps count, or the values of a mapping. */
function partsOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return Array.from(value, (item: unknown, index) => [String(index), item] as const);
  return isMapping(value) ? Object.entries(value).filter(([, part]) => part !== undefined) : [];
}

/**
 * Whether a value is an object with entries. Those of a `Map`, a `Set` or a list are no properties, so it would count as empty.
 * Objects of another realm, such as those of a test in Jest, have another prototype, and a module has none.
 */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !(Symbol.iterator in value) && !isDate(value);
}

/** Whether a value is a date, of whatever realm. */
export function isDate(value: unknown): value is Date {
  return classOf(value) === "Date";
}

/** The name of a built-in class, such as `Map`, `Date` or `Array`. `Object`: a plain object, or one of a class of the user. */
export function classOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice("[object ".length, -1);
}
