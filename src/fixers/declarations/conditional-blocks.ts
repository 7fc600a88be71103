import type { ModuleFiles, Resource, Template } from "../../model/index.js";
import { complete, isInside, textOf, type TextEdit } from "../../source/index.js";
import { entryOf } from "../../tree/index.js";
import { insertAt, withNewlines } from "../layout/lines.js";
import { isTerraformJson, moduleOf } from "../scope/module-of.js";
import { innerIndent } from "../syntax/hcl-block.js";
import { declareCreationVariable, shownRole } from "./creation-variable.js";

/**
 * Adds a `count` to resources of one module, so that a variable decides whether they are created. Adds an index to the
 * references between them. `undefined`: this is not safe.
 */
export function createBlocksConditionally(
  resources: readonly Resource[],
  name: string,
  template: Template,
): TextEdit[] | undefined {
  const [first] = resources;
  const home = first?.extent.file;
  const module = home && moduleOf(template, home);
  const isOfModule = resources.every(({ extent }) => module?.files.some(({ path }) => path === extent.file.path));
  if (!first || !module || !isOfModule || module.files.some(isTerraformJson)) return undefined;
  const variable = `create_${name}`;
  const declared = declareCreationVariable(variable, shownRole(first), home, template);
  const edits = complete([
    ...resources.map((resource) => countOf(resource, variable)),
    ...resources.map((resource) => indexed(resource, module, resources)),
  ]);
  return declared && edits && [...edits.flat(), declared];
}

/** Writes `count` as the first argument of a block, with an empty line after it, as is usual. */
function countOf({ extent, body }: Resource, variable: string): TextEdit[] | undefined {
  const { file, start } = extent;
  // The tree has no lines, so the text is checked: the opening brace of the block must be at the end of its line.
  const head = /^resource\s+"?[\w-]+"?\s+"?[\w-]+"?\s*\{[ \t]*\r?\n/.exec(textOf(extent));
  if (!head || entryOf(body, "count") || entryOf(body, "for_each")) return undefined;
  const at = start + head[0].length;
  const isApart = /^[ \t]*\r?\n/.test(file.text.slice(at));
  const indent = innerIndent(extent, start + head[0].lastIndexOf("{"));
  const line = `${indent}count = var.${variable} ? 1 : 0`;
  return [insertAt(file, at, withNewlines(file, isApart ? [line, ""] : [line, "", ""]))];
}

/**
 * Adds an index to each reference to a resource. `undefined`: another block refers to the resource, or a reference is
 * to the whole resource.
 */
function indexed(
  { type, name }: Resource,
  { references }: ModuleFiles,
  resources: readonly Resource[],
): TextEdit[] | undefined {
  const edits: TextEdit[] = [];
  for (const { followedBy, isWaitedFor, location, name: named } of references) {
    // `depends_on` needs the resource without an index.
    if (named !== `${type}.${name}` || (isWaitedFor && followedBy === "nothing")) continue;
    const isOwn = resources.some(({ extent }) => isInside(location, extent));
    if (!isOwn || followedBy !== "attribute") return undefined;
    edits.push(insertAt(location.file, location.end, "[0]"));
  }
  return edits;
}
