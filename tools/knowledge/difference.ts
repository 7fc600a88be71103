/**
 * The differences of a generated knowledge file from its last version, one per line: new, removed and changed entries.
 */
export function differenceOf(path: string, before: string | undefined, after: string | undefined): readonly string[] {
  if (before === undefined) return [`+ ${path}`];
  if (after === undefined) return [`- ${path}`];
  const old = thingsIn(before);
  const now = thingsIn(after);
  const gone = [...old.keys()].filter((name) => !now.has(name)).map((name) => `  - ${name}`);
  const come = [...now.keys()].filter((name) => !old.has(name)).map((name) => `  + ${name}`);
  const other = [...now]
    .filter(([name, text]) => old.has(name) && old.get(name) !== text)
    .map(([name, text]) => `  ~ ${name}${changeOf(old.get(name) ?? "", text)}`);
  return [`~ ${path}`, ...gone, ...come, ...other];
}

/** The old and the new value, if both are short enough for one line. */
function changeOf(before: string, after: string): string {
  return Math.max(before.length, after.length) < 40 ? `: ${before} → ${after}` : "";
}

type Json = Readonly<Record<string, unknown>>;

/** The sections of a file by name. The entries of a list get their own names. */
function sectionsOf(root: unknown): readonly (readonly [string, unknown])[] {
  if (!Array.isArray(root)) return Object.entries(root as Json);
  return (root as readonly Json[]).map((item, index) => {
    const name = [item.id, item.name, item.operation].find((one) => typeof one === "string");
    return [name ?? String(index), item];
  });
}

/** The entries in the sections of a JSON file, as `section/name`. Entries of a list get their text as name. */
function thingsIn(text: string): ReadonlyMap<string, string> {
  const things = new Map<string, string>();
  const add = (name: string, value: unknown): void => void things.set(name, JSON.stringify(value));
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return new Map(text.split("\n").map((line) => [line.trim(), line]));
  }
  for (const [section, value] of sectionsOf(root)) {
    if (Array.isArray(value)) for (const item of value) add(`${section}/${JSON.stringify(item)}`, item);
    else if (typeof value === "object" && value !== null)
      for (const [name, inner] of Object.entries(value as Json)) add(`${section}/${name}`, inner);
    else add(section, value);
  }
  return things;
}
