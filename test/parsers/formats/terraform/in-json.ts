import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse } from "@cdktf/hcl2json";
import type { FileReader } from "../../../../src/parsers/index.js";
import { workspaceReader } from "../../../../src/workspace/units/reader.js";

/** Reads a folder as if its modules were written in Terraform's JSON syntax. */
export async function readerInJson(folder: string): Promise<FileReader> {
  const reader = workspaceReader([{ folder, isWhole: true }]);
  const native = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".tf"));
  const texts = new Map<string, string>();
  for (const name of native) {
    const body = await parse(name, readFileSync(join(folder, name), "utf8"));
    texts.set(resolve(folder, `${name}.json`), JSON.stringify(body, unmarked));
  }
  const inJson = (path: string): string => (texts.has(resolve(`${path}.json`)) ? `${path}.json` : path);
  return {
    ...reader,
    read: (path) => texts.get(resolve(path)) ?? reader.read(path),
    list: (path) => reader.list(path).map(inJson),
  };
}

/** hcl2json writes every expression as a template. Terraform reads these texts as expressions, without marks. */
function unmarked(key: string, value: unknown): unknown {
  const isExpression = key === "type" || key === "iterator";
  return isExpression && typeof value === "string" ? value.replace(/^\$\{(.*)\}$/s, "$1") : value;
}
