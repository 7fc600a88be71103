import { expect } from "vitest";
import { readYaml } from "../../../src/parsers/syntax/yaml/read-yaml.js";
import type { YamlFile } from "../../../src/parsers/syntax/yaml/yaml-file.js";
import { sourceFile } from "../../../src/source/index.js";
import type { Node } from "../../../src/tree/index.js";

/** All that a text gives. */
export function read(text: string): YamlFile {
  return readYaml(sourceFile("template.yaml", text));
}

/** The documents of a text that reads without complaint. */
export function documentsOf(text: string): readonly Node[] {
  const { documents, problems } = read(text);
  expect(problems).toEqual([]);
  return documents;
}
