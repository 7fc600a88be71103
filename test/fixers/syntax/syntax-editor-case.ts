import { expect } from "vitest";
import { writeContextOf } from "../../../src/fixers/values/write-context.js";
import { emptyTemplate } from "../../../src/parsers/formats/empty-template.js";
import { barePolicy } from "../../../src/parsers/formats/policy/dialect.js";
import { readJson } from "../../../src/parsers/syntax/json/json-tree.js";
import { readYaml } from "../../../src/parsers/syntax/yaml/read-yaml.js";
import { applyEdits, sourceFile, type TextEdit } from "../../../src/source/index.js";
import { entryOf, type Mapping, type Node } from "../../../src/tree/index.js";

/** An edit of one key. */
export interface Case {
  readonly name: string;
  readonly text: string;
  /** Keys down to the mapping that is edited. */
  readonly at?: readonly string[];
  readonly key: string;
  readonly after: string | undefined;
}

function rootOf(text: string): { readonly root: Mapping; readonly isJson: boolean } {
  const isJson = text.trimStart().startsWith("{");
  const file = sourceFile(isJson ? "x.json" : "x.yaml", text);
  const [root] = (isJson ? readJson(file) : readYaml(file)).documents;
  if (root?.kind !== "mapping") throw new Error("the case is no mapping");
  return { root, isJson };
}

function mappingAt(root: Mapping, path: readonly string[]): Mapping {
  let at: Node = root;
  for (const key of path) {
    const found: Node | undefined = at.kind === "mapping" ? entryOf(at, key)?.value : undefined;
    const item: Node | undefined = found?.kind === "list" ? found.items[0] : found;
    if (!item) throw new Error(`no ${key}`);
    at = item;
  }
  if (at.kind !== "mapping") throw new Error("the path ends at no mapping");
  return at;
}

/** The text of a case after an edit of its mapping. */
export function apply(
  one: Case,
  edit: (mapping: Mapping, isJson: boolean) => readonly TextEdit[] | undefined,
): string | undefined {
  const { root, isJson } = rootOf(one.text);
  const edits = edit(mappingAt(root, one.at ?? []), isJson);
  if (!edits) return undefined;
  const result = applyEdits(one.text, edits);
  const file = sourceFile("x", result);
  expect((isJson ? readJson(file) : readYaml(file)).problems).toEqual([]);
  return result;
}

/** What an editor writes in, for a mapping. */
export function scopeFor(mapping: Mapping): ReturnType<typeof writeContextOf> {
  const { location } = mapping;
  return writeContextOf(emptyTemplate(location.file.path, barePolicy, [location.file]), location);
}
