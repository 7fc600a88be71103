import type { ModuleFiles, Template } from "../../model/index.js";
import { complete, type TextEdit } from "../../source/index.js";
import { entryOf } from "../../tree/index.js";
import { isOverride } from "../scope/module-of.js";
import { terraformJson } from "../syntax/terraform-json.js";
import { newMapping } from "../values/new-value.js";
import { writeContextOf } from "../values/write-context.js";

/** Declares data sources in a module that has files of Terraform JSON only: where it has others, or beside its resources. */
export function declareInJson(
  { jsonTrees = [] }: ModuleFiles,
  types: readonly string[],
  template: Template,
): readonly TextEdit[] | undefined {
  const trees = jsonTrees.filter(({ location }) => !isOverride(location.file));
  const tree = trees.find((one) => entryOf(one, "data")) ?? trees.find((one) => entryOf(one, "resource")) ?? trees[0];
  if (!tree) return undefined;
  const context = writeContextOf(template, tree.location);
  const empty = newMapping([]);
  const declared = newMapping([["current", empty]]);
  const data = entryOf(tree, "data")?.value;
  if (!data) return terraformJson.insert(tree, "data", newMapping(types.map((type) => [type, declared])), context);
  if (data.kind !== "mapping") return undefined;
  const edits = types.map((type) => {
    const known = entryOf(data, type)?.value;
    if (!known) return terraformJson.insert(data, type, declared, context);
    return known.kind === "mapping" ? terraformJson.insert(known, "current", empty, context) : undefined;
  });
  return complete(edits)?.flat();
}
