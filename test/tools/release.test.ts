import { existsSync, readFileSync, readdirSync, symlinkSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { hasEntries, releasedChangelog, unreleasedChanges } from "../../tools/release/changelog.js";
import { versionProblem, versionsIn, withVersion } from "../../tools/release/version.js";
import { run } from "../cli/run-command.js";
import type { Run } from "../cli/run-main.js";
import { cloneProject, commitAll } from "../pre-commit/repositories.js";
import { temporaryFolder, writeFiles } from "../workspace/workspace.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const version = "77.8.9";
const { version: current } = JSON.parse(readFileSync(join(project, "package.json"), "utf8")) as { version: string };

describe("npm run release", () => {
  let clone = "";
  const read = (path: string): string => readFileSync(join(clone, path), "utf8");
  const git = async (...args: readonly string[]): Promise<string> => (await run(clone, "git", args)).stdout.trim();
  const release = (...args: readonly string[]): Promise<Run> =>
    run(clone, process.execPath, ["node_modules/tsx/dist/cli.mjs", "tools/release.ts", ...args]);
  let before = "";
  let changes = "";

  beforeAll(async () => {
    const { path, remove } = temporaryFolder();
    clone = join(path, "dmslint");
    await cloneProject(clone);
    symlinkSync(join(project, "node_modules"), join(clone, "node_modules"));
    writeFiles(clone, { ".git/info/exclude": "node_modules\n" });
    before = read("CHANGELOG.md");
    changes = unreleasedChanges(before);
    return remove;
  }, 60_000);

  it.each<[string, string, RegExp]>([
    ["no version", "", /^Say which version/],
    ["a version that is none", "1.2", /^"1\.2" is no version/],
    ["a version with a v", "v1.2.3", /^"v1\.2\.3" is no version/],
    ["the current version", current, /does not follow/],
  ])("refuses %s", async (_, given, message) => {
    const { status, stderr } = await release(...(given === "" ? [] : [given]));
    expect(stderr).toMatch(message);
    expect(status).toBe(1);
  });

  it("refuses changes that are not committed", async () => {
    writeFiles(clone, { "new.txt": "" });
    const { status, stderr } = await release(version, "--checked");
    await git("clean", "--quiet", "--force", "new.txt");
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "There are changes that are not committed: git status.\n",
    });
  });

  it("refuses a changelog with nothing new", async () => {
    writeFiles(clone, { "CHANGELOG.md": before.replace(changes, "### Added") });
    await commitAll(clone);
    const { status, stderr } = await release(version, "--checked");
    writeFiles(clone, { "CHANGELOG.md": before });
    await commitAll(clone);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: "CHANGELOG.md lists nothing under [Unreleased].\n",
    });
  });

  it("leaves the files as they were if it cannot pack", async () => {
    writeFiles(clone, { "tools/build.ts": "process.exit(1);\n" });
    await commitAll(clone);
    const { status, stderr } = await release(version, "--checked");
    expect(status).toBe(1);
    expect(stderr).toContain("Nothing is released. The files are as before.");
    expect(await git("status", "--porcelain")).toBe("");
    expect(await git("tag")).toBe("");
    await git("checkout", "--quiet", "HEAD~1", "--", "tools/build.ts");
    await commitAll(clone);
  }, 60_000);

  it("writes the version everywhere, packs, commits and tags", async () => {
    const { status, stderr, stdout } = await release(version, "--checked");
    expect(status, stderr).toBe(0);
    expect(stdout).toContain(`npm publish ./release/dmslint-${version}.tgz`);
    expect(await git("status", "--porcelain")).toBe("");
    expect(await git("log", "-1", "--format=%s")).toBe(`chore(release): ${version}`);
    expect(await git("rev-parse", `v${version}^{commit}`)).toBe(await git("rev-parse", "HEAD"));
    const pages = (await git("ls-files", "*.md", "*.yml", "Dockerfile", ":!CHANGELOG.md", ":!test")).split("\n");
    expect(new Set(pages.flatMap((page) => versionsIn(read(page))))).toEqual(new Set([version]));
    const lock = JSON.parse(read("package-lock.json")) as { version: string; packages: { "": { version: string } } };
    expect([lock.version, lock.packages[""].version]).toEqual([version, version]);
    expect(unreleasedChanges(read("CHANGELOG.md"))).toBe("");
    expect(read("CHANGELOG.md")).toContain(`## [${version}] - `);
    expect(read("CHANGELOG.md")).toContain(changes);
    await looksRight();
  }, 300_000);

  async function looksRight(): Promise<void> {
    const names = [".provenance.md", ".sbom.json", ".tgz"].map((end) => `dmslint-${version}${end}`);
    expect(readdirSync(join(clone, "release")).sort()).toEqual([...names, "notes.md"]);
    expect(read("release/notes.md").trim()).toBe(changes);
    const [provenance = "", bill = "", tarball = ""] = names.map((name) => `release/${name}`);
    const digest = createHash("sha512")
      .update(readFileSync(join(clone, tarball)))
      .digest("hex");
    for (const word of [digest, await git("rev-parse", "HEAD")]) expect(read(provenance)).toContain(word);
    const { components } = JSON.parse(read(bill)) as {
      components: { name: string; purl: string; hashes: unknown[] }[];
    };
    const notices = read("dist/THIRD-PARTY-LICENSES.txt").matchAll(/^-{80}\n(\S+) \S+ \(/gm);
    expect(components.map(({ name }) => name)).toEqual([...notices].map(([, name]) => name));
    for (const { hashes, purl } of components) {
      expect(purl).toMatch(/^pkg:npm\//);
      expect(hashes).toHaveLength(1);
    }
    const prefix = join(clone, "..", "prefix");
    const installed = await run(clone, "npm", ["install", "--global", "--prefix", prefix, "--offline", `./${tarball}`]);
    expect(installed).toMatchObject({ status: 0 });
    const said = await run(prefix, join(prefix, "bin/dmslint"), ["--version"]);
    expect(said.stdout).toBe(`${version}\n`);
    expect(existsSync(join(prefix, "lib/node_modules/dmslint/dist/types/index.d.ts"))).toBe(true);
  }
});

describe("a version", () => {
  it.each([
    ["0.1.1", "0.1.0"],
    ["0.2.0", "0.1.9"],
    ["1.0.0", "0.99.99"],
    ["0.10.0", "0.9.0"],
  ])("%s follows %s", (next, last) => {
    expect(versionProblem(next, last)).toBeUndefined();
    expect(versionProblem(last, next)).toBe(`${last} does not follow ${next}, the version in package.json.`);
  });

  it("is found where pages name that of dmslint", () => {
    const page =
      "npx dmslint@0.1.0, uses: OWNER/dmslint@v0.1.0, rev: v0.1.0, ref: v0.1.0, dmslint:0.1.0, dmslint-0.1.0.tgz, node 1.2.3, v3.0.0";
    expect(versionsIn(page)).toEqual(Array<string>(6).fill("0.1.0"));
    expect(withVersion(page, "1.0.0")).toBe(page.replaceAll("0.1.0", "1.0.0"));
  });
});

describe("a changelog", () => {
  const old = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n\n## [0.1.0] - 2026-01-01\n\n- Older.\n";

  it("gives what is not released", () => {
    expect(unreleasedChanges(old)).toBe("### Added\n\n- A thing.");
    expect(unreleasedChanges(releasedChangelog(old, "1.0.0", "2026-02-03"))).toBe("");
    expect([hasEntries("### Added\n\n- A thing."), hasEntries("### Added\n\n-\n"), hasEntries("")]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("gets a version", () => {
    expect(releasedChangelog(old, "1.0.0", "2026-02-03")).toContain(
      "## [Unreleased]\n\n## [1.0.0] - 2026-02-03\n\n### Added\n\n- A thing.\n\n## [0.1.0]",
    );
  });
});
