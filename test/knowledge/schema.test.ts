import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";

const root = new URL("../../src/knowledge/", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const jsonIn = (folder: string): readonly string[] =>
  readdirSync(new URL(folder, root)).flatMap((name) => (name.endsWith(".json") ? [folder + name] : []));

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
for (const file of jsonIn("schema/")) ajv.addSchema(read(file) as object);

/** Files that are not called like their schema. */
const others: Readonly<Record<string, string>> = {
  "dms/managed-policies.json": "dms-managed-policies.json",
};

const data = ["aws/", "dms/", "iam/"].flatMap(jsonIn);
const schemas: readonly (readonly [schema: string, files: readonly string[]])[] = [
  ...data.map((file) => [others[file] ?? file.slice(file.indexOf("/") + 1), [file]] as const),
  ["resource-types.json", jsonIn("aws/resource-types/")],
  ["managed-policies.json", jsonIn("iam/managed-policies/")],
  ["service-authorization.json", jsonIn("iam/actions/")],
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
});
