import { existsSync, readdirSync } from "node:fs";

export type FixtureFormat = "cloudformation" | "terraform" | "policy";

const fixtureFormats: readonly FixtureFormat[] = ["cloudformation", "terraform", "policy"];

const folder = "test/fixtures/rows";

/** The formats in which a failure has fixtures: a folder `failing` and a folder `clean`. */
export function fixturesOf(root: string, id: string): readonly FixtureFormat[] {
  return fixtureFormats.filter((format) =>
    ["failing", "clean"].every((kind) => existsSync(fixtureFolder(root, id, format, kind))),
  );
}

export function fixtureFolder(root: string, id: string, format: FixtureFormat, kind: string): string {
  return `${root}${folder}/${id}/${format}/${kind}`;
}

/** The names of all folders with fixtures, `F01` and so on. */
export function fixtureNames(root: string): readonly string[] {
  return readdirSync(root + folder).sort();
}

/** The folders of a trap. Their names begin with its number. */
export function trapFolders(root: string, number: number): readonly string[] {
  const start = `${String(number).padStart(2, "0")}-`;
  return readdirSync(`${root}test/fixtures/traps`)
    .filter((name) => name.startsWith(start))
    .sort();
}
