// Writes schema/dmslint.config.schema.json, the schema of the config for editors. `--check` only compares.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { configSchema } from "../src/workspace/config-schema.js";

const path = fileURLToPath(new URL("../schema/dmslint.config.schema.json", import.meta.url));
const text = `${JSON.stringify(configSchema, null, 2)}\n`;
const isCurrent = existsSync(path) && readFileSync(path, "utf8") === text;

if (process.argv.includes("--check")) {
  if (!isCurrent) {
    console.error("schema/dmslint.config.schema.json is not current: run npm run config-schema");
    process.exitCode = 1;
  }
} else if (!isCurrent) writeFileSync(path, text);
