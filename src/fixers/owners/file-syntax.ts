import { formatByName } from "../../model/index.js";
import type { SourceFile } from "../../source/index.js";
import type { Layout } from "../../tree/index.js";

/**
 * The syntax that the name of a file shows. A file without such a name is YAML, which holds JSON as well: its content
 * decides how it is read.
 */
export function syntaxByName({ path }: Pick<SourceFile, "path">): Layout["syntax"] {
  if (path.endsWith(".json")) return "json";
  return formatByName(path)?.folder.syntax ?? "yaml";
}
