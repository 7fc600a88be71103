import type { SourceFile } from "../../../source/index.js";
import { tooLong } from "../too-long.js";
import { readLeanYaml } from "./lean-yaml.js";
import { shortTags, type TagTable } from "./short-tags.js";
import type { YamlFile } from "./yaml-file.js";
import { readFullYaml } from "./yaml-tree.js";

/**
 * The longest text that the YAML library is given: it needs several hundred bytes of memory for each character of some
 * texts. CloudFormation takes no longer template.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const maximumLength = 1_000_000;

/** Reads a YAML file. Tags in the table become functions in their long form. Scalars keep their source text. */
export function readYaml(file: SourceFile, tags: TagTable = shortTags): YamlFile {
  const lean = readLeanYaml(file, tags);
  if (!("doubtAt" in lean)) return lean;
  if (file.text.length <= maximumLength) return readFullYaml(file, tags);
  return {
    documents: [],
    problems: [tooLong(file, lean.doubtAt, maximumLength)],
    comments: [],
    sharedValues: [],
  };
}
