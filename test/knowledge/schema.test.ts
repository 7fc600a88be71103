import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";

const root = new URL("../../src/knowledge/", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const jsonIn = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, root)).flatMap((name) => (name.endsWith(".json") ? [folder + name] : []));

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
for (const file of jsonIn("schema/")) ajv.addSchema(read(file) as object);

const schemas: readonly (readonly [schema: string, files: readonly string[]])[] = [
  ["properties.json", ["dms/properties.json"]],
  ["role-uses.json", ["dms/role-uses.json"]],
  ["engines.json", ["dms/engines.json"]],
  ["pass-role.json", ["dms/pass-role.json"]],
  ["dms-managed-policies.json", ["dms/managed-policies.json"]],
  ["partitions.json", ["iam/partitions.json"]],
  ["managed-policies.json", jsonIn("iam/managed-policies/")],
  ["services.json", ["iam/services.json"]],
  ["service-authorization.json", jsonIn("iam/actions/")],
  ["resource-types.json", ["aws/cloudformation-resources.json", "aws/terraform-resources.json"]],
];

describe("the knowledge", () => {
  it.each(schemas)("is as %s says", (schema, files) => {
    const validate = ajv.getSchema(schema);
    if (!validate) throw new Error(`there is no schema ${schema}`);
    expect(files).not.toEqual([]);
    const errors = files.flatMap((file) => {
      void validate(read(file));
      return (validate.errors ?? []).map(({ instancePath, message = "" }) => `${file}${instancePath} ${message}`);
    });
    expect(errors).toEqual([]);
  });

  it("has a file for every schema", () => {
    const used = schemas.map(([schema]) => `schema/${schema}`);
    expect(jsonIn("schema/").filter((file) => !used.includes(file))).toEqual(["schema/common.json"]);
  });

  it("has a schema for every file", () => {
    const checked = new Set(schemas.flatMap(([, files]) => files));
    const all = ["aws/", "dms/", "iam/", "iam/actions/", "iam/managed-policies/"].flatMap(jsonIn);
    expect(all.filter((file) => !checked.has(file))).toEqual([]);
  });
});
