/**
 * Writes src/knowledge/generated from the installed packages: `npm run knowledge -- [--check]`. People edit the other
 * files of src/knowledge, so this tool does not write them. Each change is printed on a line. `--check` only compares.
 */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chunkOf } from "../src/knowledge/iam/managed-policy-chunk.js";
import dmsPolicies from "../src/knowledge/dms/managed-policies.json" with { type: "json" };
import { actionDescriptions, keyDescriptions } from "./knowledge/action-descriptions.js";
import { differenceOf } from "./knowledge/difference.js";
import { chunksOf, dmsManagedPolicies, managedStatements } from "./knowledge/managed-policies.js";
import { describedActions, describedKeys, serviceFiles } from "./knowledge/service-authorization.js";

const target = fileURLToPath(new URL("../src/knowledge/generated/", import.meta.url));
const isCheck = process.argv.includes("--check");

const files = new Map<string, string>(serviceFiles(managedStatements()));
for (const [chunk, policies] of chunksOf(chunkOf)) {
  files.set(`managed-policies/${chunk}.json`, `${JSON.stringify(policies)}\n`);
}
files.set("action-descriptions.json", `${JSON.stringify(actionDescriptions(describedActions), null, 2)}\n`);
files.set("key-descriptions.json", `${JSON.stringify(keyDescriptions(describedKeys), null, 2)}\n`);
files.set("dms-managed-policies.json", `${JSON.stringify(dmsManagedPolicies(dmsPolicies.policies), null, 2)}\n`);

const present = readdirSync(target, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => /\.(?:json|ts)$/.test(path));

for (const [path, text] of files) {
  const before = existsSync(target + path) ? readFileSync(target + path, "utf8") : undefined;
  if (before !== text) change(path, before, text);
}
for (const path of present.filter((name) => !files.has(name))) change(path, "", undefined);

function change(path: string, before: string | undefined, after: string | undefined): void {
  if (isCheck) {
    console.error(`src/knowledge/generated/${path} is not what the packages say. Run "npm run knowledge".`);
    process.exitCode = 1;
    return;
  }
  console.log(differenceOf(path, before, after).join("\n"));
  if (after === undefined) rmSync(target + path);
  else writeFileSync(target + path, after);
}
