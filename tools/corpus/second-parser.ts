import { createRequire } from "node:module";
import { syntaxByName } from "../../src/fixers/owners/file-syntax.js";
import { hashicorpParser } from "../../src/parsers/syntax/hcl/hashicorp-parser.js";
import { loadWasm } from "../../src/workspace/files/wasm.js";

const hashicorp = hashicorpParser(loadWasm);

/**
 * What a second parser rejects in a text. With `before`, a value that is missing only in the new text is also rejected.
 * `undefined`: nothing.
 */
export async function complaint(path: string, text: string, before?: string): Promise<string | undefined> {
  if (syntaxByName({ path }) === "hcl") {
    const opinion = await hashicorp(text);
    if (opinion.accepts) return undefined;
    const message = opinion.diagnostics[0]?.message ?? "HashiCorp's parser cannot read it";
    return message.includes(notInJson) ? undefined : message;
  }
  try {
    const nulls = nullsIn(load(text));
    return before !== undefined && nulls > nullsIn(load(before)) ? "a value is missing" : undefined;
  } catch (error) {
    return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
  }
}

/** The text was read, but no JSON has blocks of one type with different numbers of labels. */
const notInJson = "Unable to convert Block to JSON";

interface JsYaml {
  loadAll(text: string, visit: undefined, options: { schema: unknown }): unknown[];
}

// Neither package has types for these functions.
const packages = createRequire(import.meta.url);
const yaml = packages("js-yaml") as JsYaml;
const { CLOUDFORMATION_SCHEMA: schema } = packages("cloudformation-js-yaml-schema") as {
  readonly CLOUDFORMATION_SCHEMA: unknown;
};

/** JSON is YAML too; js-yaml rejects a key that stands twice. */
function load(text: string): unknown {
  return yaml.loadAll(text, undefined, { schema });
}

function nullsIn(value: unknown): number {
  if (value === null) return 1;
  if (typeof value !== "object") return 0;
  return Object.values(value).reduce<number>((sum, item) => sum + nullsIn(item), 0);
}
