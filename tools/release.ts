// Makes a release: `npm run release -- VERSION`. Checks everything, writes the version and the changelog, packs the tarball
// with its bill of materials and its provenance into release/, commits and tags. It pushes and publishes nothing. With
// `--checked`, nothing is checked: for a commit that CI has passed. If something fails, the files are as before.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundle, packageFilesIn } from "./bundle.js";
import { thirdParties } from "./licenses.js";
import { packageBill, type BillOfMaterials } from "./release/bill-of-materials.js";
import { hasEntries, releasedChangelog, unreleasedChanges } from "./release/changelog.js";
import { provenanceNotes } from "./release/provenance.js";
import { versionProblem, withVersion } from "./release/version.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = join(root, "release");

const { positionals, values } = parseArgs({ allowPositionals: true, options: { checked: { type: "boolean" } } });
const [version = "", ...others] = positionals;
if (version === "" || others.length > 0) fail(["Say which version: npm run release -- 1.2.3"]);
const changelog = read("CHANGELOG.md");
const problems = problemsOf();
if (problems.length > 0) fail(problems);

try {
  if (!values.checked) {
    run("npm", "run", "check");
    // CI leaves out what the tests cover: it takes a fifth of their time.
    process.env.COVERAGE = "1";
    run("npm", "test");
  }
  writeVersion();
  pack();
} catch (error) {
  git("checkout", "--quiet", "--", ".");
  rmSync(folder, { recursive: true, force: true });
  fail([error instanceof Error ? error.message : String(error), "Nothing is released. The files are as before."]);
}
git("commit", "--quiet", "--all", "--message", `chore(release): ${version}`);
git("tag", "--annotate", `v${version}`, "--message", `dmslint ${version}`);
await describeTarball();
console.log(`
${version} is committed and tagged, and release/ holds what is published. Look at both, then:

  git push --follow-tags
  npm publish ./release/dmslint-${version}.tgz
  gh release create v${version} release/* --notes-file release/notes.md`);

function problemsOf(): readonly string[] {
  const { version: current } = JSON.parse(read("package.json")) as { readonly version: string };
  const ofVersion = versionProblem(version, current);
  return [
    ...(ofVersion === undefined ? [] : [ofVersion]),
    ...(git("status", "--porcelain") === "" ? [] : ["There are changes that are not committed: git status."]),
    ...(git("tag", "--list", `v${version}`) === "" ? [] : [`There is a tag v${version} already.`]),
    ...(hasEntries(unreleasedChanges(changelog)) ? [] : ["CHANGELOG.md lists nothing under [Unreleased]."]),
  ];
}

/** Writes the version into every file that names one, and the day into the changelog. */
function writeVersion(): void {
  run("npm", "version", version, "--no-git-tag-version", "--ignore-scripts");
  const pages = git(
    "ls-files",
    "--",
    "*.md",
    "*.yml",
    "*.yaml",
    "Dockerfile",
    ":!CHANGELOG.md",
    ":!test",
    ":!docs/rules",
  );
  for (const page of pages.split("\n")) {
    const text = read(page);
    const changed = withVersion(text, version);
    if (changed !== text) writeFileSync(join(root, page), changed);
  }
  writeFileSync(join(root, "CHANGELOG.md"), releasedChangelog(changelog, version, today()));
}

function pack(): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  run("npm", "pack", "--pack-destination", "release");
}

async function describeTarball(): Promise<void> {
  const tarball = `dmslint-${version}.tgz`;
  const bill = JSON.parse(
    output("npm", "sbom", "--package-lock-only", "--sbom-format", "cyclonedx"),
  ) as BillOfMaterials;
  const contained = thirdParties(packageFilesIn(await bundle({ write: false })));
  writeFileSync(
    join(folder, `dmslint-${version}.sbom.json`),
    `${JSON.stringify(packageBill(bill, contained), null, 2)}\n`,
  );
  const notes = provenanceNotes({
    version,
    commit: git("rev-parse", "HEAD"),
    day: today(),
    node: process.version,
    npm: output("npm", "--version").trim(),
    lockfileSha256: hash("sha256", "package-lock.json"),
    tarball,
    tarballSha512: hash("sha512", `release/${tarball}`),
  });
  writeFileSync(join(folder, `dmslint-${version}.provenance.md`), notes);
  writeFileSync(join(folder, "notes.md"), `${unreleasedChanges(changelog)}\n`);
}

function hash(algorithm: string, path: string): string {
  return createHash(algorithm)
    .update(readFileSync(join(root, path)))
    .digest("hex");
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

function git(...args: readonly string[]): string {
  return output("git", ...args).trim();
}

/** Runs a command, and gives what it prints. */
function output(command: string, ...args: readonly string[]): string {
  const { status, stdout } = spawnSync(command, args, {
    cwd: root,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (status !== 0) throw new Error(`${[command, ...args].join(" ")} failed.`);
  return stdout;
}

/** Runs a command that shows its output. */
function run(command: string, ...args: readonly string[]): void {
  const { status } = spawnSync(command, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
  if (status !== 0) throw new Error(`${[command, ...args].join(" ")} failed.`);
}

function fail(reasons: readonly string[]): never {
  for (const reason of reasons) console.error(reason);
  process.exit(1);
}
