/**
 * Writes the data of src/knowledge: `npm run knowledge -- [FACTS.json] [--check]`. The facts file gives what DMS needs;
 * without one, only the AWS managed policies are written, from the installed package. `--check` compares and changes nothing.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chunkOf } from "../src/knowledge/iam/managed-policies/chunk.js";
import { generateFrom } from "./knowledge/generate.js";
import { chunksOf } from "./knowledge/managed-policies.js";

const target = fileURLToPath(new URL("../src/knowledge/", import.meta.url));
const isCheck = process.argv.includes("--check");
const factsPath = process.argv.slice(2).find((argument) => !argument.startsWith("--"));

const files = new Map<string, string>();
for (const [chunk, policies] of chunksOf(chunkOf)) {
  files.set(`iam/managed-policies/${chunk}.json`, `${JSON.stringify(policies)}\n`);
}
if (factsPath !== undefined) {
  for (const [path, text] of generateFrom(readFileSync(factsPath, "utf8"))) files.set(path, text);
}

const stale = readdirSync(`${target}iam/managed-policies`)
  .filter((name) => name.endsWith(".json") && !files.has(`iam/managed-policies/${name}`))
  .map((name) => `iam/managed-policies/${name}`);

for (const [path, text] of files) {
  const isCurrent = existsSync(target + path) && readFileSync(target + path, "utf8") === text;
  if (isCurrent) continue;
  if (isCheck) complain(path);
  else writeFileSync(target + path, text);
}
for (const path of stale) {
  if (isCheck) complain(path);
  else rmSync(target + path);
}

function complain(path: string): void {
  console.error(`src/knowledge/${path} is not what the tool writes: run npm run knowledge`);
  process.exitCode = 1;
}
