import type { FileReader } from "../../values/input.js";
import type { FileTrees } from "../../syntax/file-trees.js";
import { demands } from "./demands.js";
import { exportsOf, type Exports } from "./exports.js";
import { familiesOf, type Families, type TemplateFile } from "./families.js";
import { linksOf, type Neighbours } from "./links.js";
import type { Stack } from "./scope.js";
import { openStack } from "./stack.js";

/** The CloudFormation templates of a run, opened so that each sees what AWS lets it see of the others. */
export interface Stacks {
  at(path: string): Stack | undefined;
  /** Templates that those of the run nest, and that are no part of the run themselves. */
  readonly beside: readonly TemplateFile[];
}

export function openStacks(files: readonly TemplateFile[], reader: FileReader, trees: FileTrees): Stacks {
  const families = familiesOf(files, reader, trees);
  // Names first: while they are made no export can be found, so nothing that was made with them is kept.
  const exports = exportsOf(linked(families, new Map()).values());
  const stacks = linked(families, exports);
  return { at: (path) => stacks.get(path), beside: families.beside };
}

/** Paths of the templates that others nest, and that are not among them. */
export function nestedTemplates(paths: readonly string[], reader: FileReader, trees: FileTrees): readonly string[] {
  const values = { parameters: {}, variables: {} };
  return familiesOf(
    paths.map((path) => ({ path, values })),
    reader,
    trees,
  ).beside.map(({ path }) => path);
}

function linked(families: Families, exports: Exports): ReadonlyMap<string, Stack> {
  const stacks = new Map<string, Stack>();
  const neighbours: Neighbours = { families, stacks, exports, demands: demands() };
  for (const source of families.sources) stacks.set(source.path, openStack(source, linksOf(source.path, neighbours)));
  return stacks;
}
