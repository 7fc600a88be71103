/**
 * Writes the data of src/knowledge: `npm run knowledge -- [FACTS.json] [--check]`. The facts file gives what DMS needs;
 * without one, only the AWS managed policies and the actions of all services are written, from the installed packages. What
 * changed is told line by line. `--check` compares and changes nothing.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chunkOf } from "../src/knowledge/iam/managed-policies/chunk.js";
import { generateFrom } from "./knowledge/generate.js";
import { differenceOf } from "./knowledge/difference.js";
import { chunksOf, managedStatements } from "./knowledge/managed-policies.js";
import { serviceFiles } from "./knowledge/service-authorization.js";

const target = fileURLToPath(new URL("../src/knowledge/", import.meta.url));
const isCheck = process.argv.includes("--check");
const factsPath = process.argv.slice(2).find((argument) => !argument.startsWith("--"));

const files = new Map<string, string>();
for (const [chunk, policies] of chunksOf(chunkOf)) {
  files.set(`iam/managed-policies/${chunk}.json`, `${JSON.stringify(policies)}\n`);
}
for (const [path, text] of serviceFiles(managedStatements())) files.set(path, text);
if (factsPath !== undefined) {
  for (const [path, text] of generateFrom(readFileSync(factsPath, "utf8"))) files.set(path, text);
}

const stale = ["iam/managed-policies", "iam/actions"].flatMap((folder) =>
  readdirSync(target + folder)
    .filter((name) => name.endsWith(".json") && !files.has(`${folder}/${name}`))
    .map((name) => `${folder}/${name}`),
);

for (const [path, text] of files) {
  const before = existsSync(target + path) ? readFileSync(target + path, "utf8") : undefined;
  if (before === text) continue;
  if (isCheck) complain(path);
  else {
    tell(differenceOf(path, before, text));
    writeFileSync(target + path, text);
  }
}
for (const path of stale) {
  if (isCheck) complain(path);
  else {
    tell(differenceOf(path, "", undefined));
    rmSync(target + path);
  }
}

function tell(lines: readonly string[]): void {
  console.log(lines.join("\n"));
}

function complain(path: string): void {
  console.error(`src/knowledge/${path} is not what the tool writes: run npm run knowledge`);
  process.exitCode = 1;
}
