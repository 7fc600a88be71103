import type { TemplateFormat } from "../../../model/index.js";
import type { FileReader, Values } from "../../values/input.js";
import type { FileTreeCache } from "../../syntax/file-tree-cache.js";
import { cloudFormation } from "./dialect.js";
import { createStackValueCache } from "./stacks/stack-value-cache.js";
import { exportsOf } from "./exports/exports.js";
import { stackNestingOf, type StackNesting, type TemplateFile } from "./stacks/stack-nesting.js";
import { linksOf, type StacksOfRun } from "./stacks/links.js";
import type { Stack } from "./templates/scope.js";
import { openStack } from "./stacks/stack.js";

/** A template as a unit, with the values of the stack that nests it. */
export interface NestedTemplate {
  readonly kind: TemplateFormat;
  readonly path: string;
  readonly files: readonly string[];
  readonly values: Values;
}

/** The CloudFormation templates of a run, opened so that each sees what AWS lets it see of the others. */
export interface Stacks {
  /** Throws where opening this template failed. */
  at(path: string): Stack | undefined;
  /** Templates that those of the run nest, and that are no part of the run themselves. */
  readonly unlistedTemplates: readonly NestedTemplate[];
}

/** @param known The values of exports that exist already, by name. */
export function openStacks(
  files: readonly TemplateFile[],
  reader: FileReader,
  trees: FileTreeCache,
  known: ReadonlyMap<string, string> = new Map(),
): Stacks {
  const nesting = stackNestingOf(files, reader, trees);
  // Names first: while they are made no export can be found, so nothing that was made with them is kept.
  const exports = exportsOf(linked(nesting, { exports: new Map(), known }).stacks.values());
  const { faults, stacks } = linked(nesting, { exports, known });
  return {
    at: (path) => {
      if (faults.has(path)) throw faults.get(path);
      return stacks.get(path);
    },
    unlistedTemplates: nesting.unlistedTemplates.map(asUnit),
  };
}

/** The templates that others nest, and that are not among them. */
export function nestedTemplates(
  paths: readonly string[],
  reader: FileReader,
  trees: FileTreeCache,
): readonly Omit<NestedTemplate, "values">[] {
  const values = { parameters: {}, variables: {} };
  const files = paths.map((path) => ({ path, values }));
  return stackNestingOf(files, reader, trees).unlistedTemplates.map(({ path }) => unitOf(path));
}

function asUnit({ path, values }: TemplateFile): NestedTemplate {
  return { values, ...unitOf(path) };
}

function unitOf(path: string): Omit<NestedTemplate, "values"> {
  return { kind: cloudFormation.format, path, files: [path] };
}

interface OpenedStacks {
  readonly stacks: ReadonlyMap<string, Stack>;
  /** What was thrown while a template was opened, by its path: the others are opened all the same. */
  readonly faults: ReadonlyMap<string, unknown>;
}

function linked(nesting: StackNesting, exported: Pick<StacksOfRun, "exports" | "known">): OpenedStacks {
  const stacks = new Map<string, Stack>();
  const faults = new Map<string, unknown>();
  const run: StacksOfRun = { nesting, stacks, ...exported, valueCache: createStackValueCache() };
  for (const source of nesting.sources) {
    try {
      stacks.set(source.path, openStack(source, linksOf(source.path, run)));
    } catch (error) {
      faults.set(source.path, error);
    }
  }
  return { stacks, faults };
}
