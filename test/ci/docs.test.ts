import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { allOptions } from "../../src/cli/options/options.js";
import { formatNames } from "../../src/formatters/index.js";
import { action, project } from "./action.js";

const read = (path: string): string => readFileSync(join(project, path), "utf8");
const pages = [
  "docs/ci.md",
  "docs/ci/servers.md",
  "docs/pre-commit.md",
  "docs/json.md",
  "docs/suppressing.md",
  "docs/security.md",
  "README.md",
] as const;

/** Pages that name options of other programs too: blocks.test.ts runs their commands. */
const mixedPages = ["docs/ci/hooks.md", "docs/ci/infrastructure.md", "docs/docker.md"] as const;

describe("the pages about CI, pre-commit and security", () => {
  it("list the inputs of the action with their defaults", () => {
    const rows = [...read("docs/ci.md").matchAll(/^\| `([\w-]+)` \|(.*?)\|/gm)].map(([, name, value]) => [name, value]);
    const inputs = Object.entries(action.inputs).map(([name, input]) => {
      if (name === "version") return [name, "that of the action"];
      return [name, input.default === "" ? "" : `\`${input.default}\``];
    });
    expect(rows.map(([name, value]) => [name, value?.trim()])).toEqual(inputs);
  });

  it("name the hook as .pre-commit-hooks.yaml does", () => {
    const hooks = parse(read(".pre-commit-hooks.yaml")) as { readonly id: string }[];
    const named = [...read("docs/pre-commit.md").matchAll(/- id: ([\w-]+)/g)].map(([, id]) => id);
    expect(new Set(named)).toEqual(new Set(hooks.map(({ id }) => id)));
  });

  it("name the version that is here", () => {
    const { version } = JSON.parse(read("package.json")) as { readonly version: string };
    const named = [...pages, ...mixedPages].flatMap((page) => [
      ...read(page).matchAll(/(?:dmslint[@:]v?|dmslint\/v|rev: v)(\d+\.\d+\.\d+)/g),
    ]);
    expect(named.length).toBeGreaterThan(3);
    expect(new Set(named.map(([, one]) => one))).toEqual(new Set([version]));
  });

  it("names tests that there are", () => {
    const named = [...read("docs/security.md").matchAll(/`(test\/[\w./-]+)`/g)].map(([, path]) => path ?? "");
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((path) => !existsSync(join(project, path)))).toEqual([]);
    // Each promise has a test: the last cell of its row.
    const rows = read("docs/security.md").match(/^\| (?!promise|---).*\|$/gm) ?? [];
    expect(rows.filter((row) => !/`test\/[\w./-]+\.test\.ts` \|$/.test(row))).toEqual([]);
  });

  it.each(pages)("%s names only options and formats that there are", (page) => {
    const text = read(page);
    const options = [...text.matchAll(/(?:dmslint|npx|`)[^\n|]*?(--[a-z][\w-]+)/g)].map(
      ([, name]) => name?.slice(2) ?? "",
    );
    const own = options.filter((name) => !["yes"].includes(name));
    const known = allOptions.map(({ name }) => name);
    expect(own.filter((name) => !known.includes(name))).toEqual([]);
    const formats = [...text.matchAll(/(?:-f|--format) ([a-z]+)\b/g)].map(([, name]) => name ?? "");
    expect(formats.filter((name) => !formatNames.includes(name))).toEqual([]);
  });
});
