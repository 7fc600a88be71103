// Writes the schemas for editors: schema/dmslint.config.schema.json of configs, and schema/dmslint.requirements.schema.json
// of files with requirements of one's own. `--check` only compares.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { loadRequirementSchemas } from "../src/knowledge/index.js";
import { publishedConfigSchema } from "../src/workspace/config-files/published-config-schema.js";
import { requirementsSchema } from "../src/workspace/requirements/requirements-schema.js";

const schemas = new Map<string, object>([
  ["config", publishedConfigSchema()],
  ["requirements", requirementsSchema(await loadRequirementSchemas())],
]);

for (const [name, schema] of schemas) {
  const file = `schema/dmslint.${name}.schema.json`;
  const path = fileURLToPath(new URL(`../${file}`, import.meta.url));
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  const isCurrent = existsSync(path) && readFileSync(path, "utf8") === text;
  if (isCurrent) continue;
  if (process.argv.includes("--check")) {
    console.error(`${file} is not current: run npm run config-schema`);
    process.exitCode = 1;
  } else writeFileSync(path, text);
}
