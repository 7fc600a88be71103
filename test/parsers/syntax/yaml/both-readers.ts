import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import { parseAllDocuments } from "yaml";
import { readLeanYaml } from "../../../../src/parsers/syntax/yaml/lean-yaml.js";
import { shortTags } from "../../../../src/parsers/syntax/yaml/short-tags.js";
import type { YamlFile } from "../../../../src/parsers/syntax/yaml/yaml-file.js";
import { readFullYaml } from "../../../../src/parsers/syntax/yaml/yaml-tree.js";
import { sourceFile } from "../../../../src/source/index.js";

/**
 * What the lean reader makes of a text, after a comparison with the YAML library: the library must make the same of it,
 * down to the last offset, and must find nothing wrong. `undefined`: the lean reader declines the text.
 */
export function readByBoth(text: string): YamlFile | undefined {
  const file = sourceFile("template.yaml", text);
  const lean = readLeanYaml(file, shortTags);
  if ("doubtAt" in lean) return undefined;
  const full = readFullYaml(file, shortTags);
  if (!isDeepStrictEqual(lean, full)) expect({ text, read: lean }).toStrictEqual({ text, read: full });
  expect({ text, complaints: complaintsAbout(text) }).toEqual({ text, complaints: [] });
  return lean;
}

/** Errors and warnings of the library. It warns of each tag that it does not know, and it knows none of CloudFormation. */
function complaintsAbout(text: string): readonly string[] {
  const documents = parseAllDocuments(text, { schema: "failsafe", uniqueKeys: false, logLevel: "silent" });
  const all = [...documents].flatMap(({ errors, warnings }) => [...errors, ...warnings]);
  return all.map(({ message }) => message).filter((message) => !message.startsWith("Unresolved tag: !"));
}
