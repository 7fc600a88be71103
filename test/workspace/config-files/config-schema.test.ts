import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { loadRequirementSchemas } from "../../../src/knowledge/index.js";
import { presets } from "../../../src/presets/index.js";
import { rules } from "../../../src/rules/index.js";
import { isFailure } from "../../../src/source/index.js";
import { loadConfig } from "../../../src/workspace/config/config.js";
import { configSchema } from "../../../src/workspace/config-files/config-schema.js";
import { publishedConfigSchema } from "../../../src/workspace/config-files/published-config-schema.js";
import { requirementsSchema } from "../../../src/workspace/requirements/requirements-schema.js";
import { workspace } from "../workspace.js";

interface RuleEntrySchema {
  readonly description: string;
  readonly anyOf: readonly [unknown, { readonly items: readonly unknown[] }];
}

interface Published {
  readonly definitions: { readonly rules: { readonly properties: Readonly<Record<string, RuleEntrySchema>> } };
}

const read = (name: string): object =>
  JSON.parse(readFileSync(new URL(`../../../schema/dmslint.${name}.schema.json`, import.meta.url), "utf8")) as object;
const published = read("config");
const isValid = new Ajv({ allErrors: true, strictTuples: false }).compile(published);

/** Whether a run accepts a config. Files that it names are beside it. */
async function isAccepted(config: unknown): Promise<boolean> {
  const rule = 'name: "rule", meta: { docs: { description: "" }, messages: {} }, create: () => ({})';
  const cwd = workspace({
    "dmslint.config.json": JSON.stringify(config),
    "ours.mjs": `export default { name: "ours", rules: [{ ${rule} }] };`,
    "scoped.mjs": `export default { name: "@acme/dms", rules: [{ ${rule} }] };`,
    "policy.json": "{}",
    "requirements.yaml": "{}",
  });
  const context = { cwd, rules, plugins: { use: "own" }, repositories: [cwd], isNamed: true } as const;
  return !isFailure(await loadConfig(`${cwd}/dmslint.config.json`, cwd, context));
}

describe("schema/dmslint.config.schema.json", () => {
  it("is made from the rules and the schema that configs are checked with (npm run config-schema writes it)", () => {
    expect(published).toEqual(JSON.parse(JSON.stringify(publishedConfigSchema())));
  });

  it("describes every rule and its options", () => {
    const { properties } = (published as Published).definitions.rules;
    expect(Object.keys(properties)).toEqual(rules.map(({ name }) => name).sort());
    expect(Object.keys(properties)).toEqual(Object.keys(presets.all).sort());
    for (const { meta, name } of rules) {
      expect(properties[name]?.description).toContain(meta.docs.description);
      expect(properties[name]?.anyOf[1].items.slice(1)).toEqual(meta.schema ? [meta.schema] : []);
    }
  });

  it.each<[unknown]>([
    [{}],
    [{ $schema: "./node_modules/dmslint/schema/dmslint.config.schema.json", root: true }],
    [{ extends: "strict" }],
    [{ extends: ["recommended", "all"] }],
    [{ rules: { "role-trust": "off", "role-scope": ["warn"], "known-action": 2, "arn-format": "1" } }],
    [{ rules: { "caller-permissions": ["error", { everyPolicy: true }] } }],
    [{ rules: { "caller-permissions": ["error", {}] } }],
    [{ plugins: ["./ours.mjs"], rules: { "ours/rule": "warn" } }],
    [{ plugins: ["./scoped.mjs"], rules: { "@acme/dms/rule": ["error"] } }],
    [{ settings: { existingRoles: ["dms-vpc-role"], caller: "iac", regions: ["eu-west-1"], account: "123456789012" } }],
    [{ settings: { account: 123456789012 } }],
    [{ settings: { parameters: { A: 1 }, variables: { b: [true] }, targets: ["s3"], partition: "aws-cn" } }],
    [{ settings: { requirements: ["requirements.yaml"], callerPolicies: ["policy.json"] } }],
    [{ ignores: ["a/**"], overrides: [{ files: ["b/**"], rules: { "role-trust": "off" } }] }],
    [{ overrides: [{ files: ["b/**"], rules: { "caller-permissions": ["warn", { everyPolicy: false }] } }] }],
  ])("allows what a run accepts: %j", async (config) => {
    void isValid(config);
    expect(isValid.errors ?? []).toEqual([]);
    expect(await isAccepted(config)).toBe(true);
  });

  it.each<[unknown]>([
    [[]],
    [{ rule: {} }],
    [{ root: "yes" }],
    [{ extends: 1 }],
    [{ rules: { "role-trusst": "off" } }],
    [{ rules: { "role-trust": "on" } }],
    [{ rules: { "role-trust": 3 } }],
    [{ rules: { "role-trust": [] } }],
    [{ rules: { "role-trust": ["warn", {}, {}] } }],
    [{ rules: { "role-trust": ["warn", { strict: true }] } }],
    [{ rules: { "caller-permissions": ["warn", { everyPolicy: "yes" }] } }],
    [{ rules: { "caller-permissions": ["warn", { everPolicy: true }] } }],
    [{ rules: { constructor: "off" } }],
    [{ rules: ["role-trust"] }],
    [{ plugins: "./ours.mjs" }],
    [{ plugins: [""] }],
    [{ settings: { account: "12" } }],
    [{ settings: { account: 1234567890123 } }],
    [{ settings: { account: true } }],
    [{ settings: { regions: ["europe"] } }],
    [{ settings: { caller: "me" } }],
    [{ settings: { requirement: [] } }],
    [{ settings: { requirements: "requirements.yaml" } }],
    [{ overrides: [{ files: ["a"] }] }],
    [{ overrides: [{ files: ["a"], rules: { "role-trusst": "off" } }] }],
    [{ overrides: [{ files: ["a"], rules: { "role-trust": ["off", { a: 1 }] } }] }],
  ])("forbids what a run refuses: %j", async (config) => {
    expect(isValid(config)).toBe(false);
    expect(await isAccepted(config)).toBe(false);
  });

  it("is the one that configs are checked with, apart from the rules and accounts that are read as texts", () => {
    const settings = (published as typeof configSchema).properties.settings;
    const { account } = configSchema.properties.settings.properties;
    expect({ ...settings, properties: { ...settings.properties, account } }).toEqual(
      JSON.parse(JSON.stringify(configSchema.properties.settings)),
    );
  });
});

describe("schema/dmslint.requirements.schema.json", () => {
  it("is the schema that requirements are checked with, and one that editors can read alone", async () => {
    const schema = read("requirements");
    expect(schema).toEqual(JSON.parse(JSON.stringify(requirementsSchema(await loadRequirementSchemas()))));
    expect(new Ajv2020({ strictRequired: false, allowUnionTypes: true }).validateSchema(schema)).toBe(true);
    expect(JSON.stringify(schema)).not.toContain("common.json");
    expect(JSON.stringify(schema)).not.toContain("src/knowledge");
  });
});
