/**
 * Compares the findings of this build with those of another one, to the byte: `npm run same -- --against BIN FOLDER…`. Each
 * folder in a FOLDER is linted by itself, with `--format json`, so that edits are compared too; then twice with `--cache`, which
 * must say the same. Exit status 1: something differs.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { positionals, values } = parseArgs({ allowPositionals: true, options: { against: { type: "string" } } });
if (values.against === undefined || positionals.length === 0)
  throw new Error("npm run same -- --against path/of/another/bin/dmslint.js FOLDER...");

const ours = fileURLToPath(new URL("../bin/dmslint.js", import.meta.url));
const theirs = resolve(values.against);
const cache = mkdtempSync(join(tmpdir(), "dmslint-same-"));
const folders = positionals.flatMap((folder) => subfolders(resolve(folder)));
const counts = { findings: 0, different: 0 };

try {
  for (const folder of folders) compare(folder);
} finally {
  rmSync(cache, { recursive: true, force: true });
}
console.log(
  `${String(folders.length)} folders, ${String(counts.findings)} findings: ${String(counts.different)} differ`,
);
if (counts.different > 0) process.exitCode = 1;

/** A folder with folders stands for them. */
function subfolders(folder: string): readonly string[] {
  const inside = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return inside.length === 0 ? [folder] : inside.map(({ name }) => join(folder, name));
}

function compare(folder: string): void {
  const [before, after] = [lint(theirs, folder), lint(ours, folder)];
  const first = lint(ours, folder, "--cache", "--cache-location", cache);
  const again = lint(ours, folder, "--cache", "--cache-location", cache);
  const differing = [
    ...(before === after ? [] : [`from the other build: ${difference(before, after)}`]),
    ...(first === after ? [] : [`with --cache: ${difference(first, after)}`]),
    ...(again === after ? [] : [`with --cache, the second time: ${difference(again, after)}`]),
  ];
  counts.findings += after.split('"ruleId":').length - 1;
  if (differing.length === 0) return;
  counts.different++;
  console.log(`${folder} differs ${differing.join(" and ")}`);
}

/** Where two texts begin to differ, and how they go on there. */
function difference(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const [from, to] = [Math.max(0, at - 40), at + 80];
  return `at ${String(at)}, ${JSON.stringify(one.slice(from, to))} and ${JSON.stringify(other.slice(from, to))}`;
}

/** All that a run says. */
function lint(bin: string, folder: string, ...options: readonly string[]): string {
  const args = [bin, "--no-config", "--preset", "all", "--format", "json", ...options, "."];
  const { status, stderr, stdout } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  return `${String(status)}\n${stderr}\n${stdout}`;
}
