import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { importsOf, sources, targetOf } from "./imports.js";

/** The rules that need a file of rules/shared, through other files of it too. */
function rulesUsing(shared: string, users: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const queue = [shared];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    for (const user of users.get(path) ?? []) {
      if (!user.startsWith("rules/shared/")) found.add(user.replace(/\.ts$/, "").split("/")[1] ?? "");
      else if (!seen.has(user)) queue.push(user);
      seen.add(user);
    }
  }
  return found;
}

describe("rules", () => {
  it("have a test each, of the same name", () => {
    const names = [...sources().keys()].flatMap((path) => /^rules\/([^/]+)\.ts$/.exec(path)?.[1] ?? []);
    const tests = new Set(readdirSync(fileURLToPath(new URL("./rules/", import.meta.url))));
    expect(names.filter((name) => name !== "index" && !tests.has(`${name}.test.ts`))).toEqual([]);
  });
});

describe("rules/shared", () => {
  const files = sources();
  const users = new Map<string, string[]>();
  for (const [path, text] of files) {
    for (const { specifier } of importsOf(path, text)) {
      const target = targetOf(path, specifier);
      if (path.startsWith("rules/")) users.set(target, [...(users.get(target) ?? []), path]);
    }
  }

  it("holds only what two rules use", () => {
    const shared = [...files.keys()].filter((path) => path.startsWith("rules/shared/"));
    expect(shared.filter((path) => rulesUsing(path, users).size < 2)).toEqual([]);
  });

  it("has a rule for every folder of parts", () => {
    const folders = [...files.keys()].flatMap((path) => /^rules\/([^/]+)\//.exec(path)?.[1] ?? []);
    expect([...new Set(folders)].filter((name) => name !== "shared" && !files.has(`rules/${name}.ts`))).toEqual([]);
  });
});
