import type { SourceFile } from "../../../source/index.js";
import { readLeanYaml } from "./lean-yaml.js";
import { shortTags, type TagTable } from "./short-tags.js";
import type { YamlFile } from "./yaml-file.js";
import { readFullYaml } from "./yaml-tree.js";

/** Reads a YAML file. Tags in the table become functions in their long form. Scalars keep their source text. */
export function readYaml(file: SourceFile, tags: TagTable = shortTags): YamlFile {
  return readLeanYaml(file, tags) ?? readFullYaml(file, tags);
}
