import { dirname } from "node:path";
import type { Template } from "../../../../src/model/index.js";
import { createFileTreeCache, openStacks, parseUnit, type Values } from "../../../../src/parsers/index.js";
import { loadWasm } from "../../../../src/workspace/files/wasm.js";
import { member } from "../../../../src/tree/index.js";
import { shown } from "./template.js";

export interface RunOptions {
  /** The files that are linted; all by default. */
  readonly linted?: readonly string[];
  readonly values?: Partial<Values>;
}

/** Templates of one run by path. */
export async function templatesOf(
  files: Readonly<Record<string, string>>,
  { linted = Object.keys(files), values = {} }: RunOptions = {},
): Promise<ReadonlyMap<string, Template>> {
  const reader = {
    read: (path: string) => files[path],
    list: (folder: string) => Object.keys(files).filter((path) => dirname(path) === folder),
  };
  const trees = createFileTreeCache();
  const given = { parameters: {}, variables: {}, ...values };
  const stacks = openStacks(
    linted.map((path) => ({ path, values: given })),
    reader,
    trees,
  );
  const paths = [...linted, ...stacks.unlistedTemplates.map(({ path }) => path)];
  const read = async (path: string): Promise<[string, Template]> => {
    const unit = { kind: "cloudformation", path, files: [path] } as const;
    return [path, await parseUnit(unit, { reader, values: given, loadWasm, trees, stacks })];
  };
  return new Map(await Promise.all(paths.map(read)));
}

/** The properties of a resource, as short JSON. */
export function propertiesAt(templates: ReadonlyMap<string, Template>, path: string, logicalId: string): unknown {
  return shown(templates.get(path)?.resources.get(`Resources.${logicalId}`)?.properties);
}

/** The property `Value` of the resource `X`. */
export function valueIn(templates: ReadonlyMap<string, Template>, path: string): unknown {
  return shown(member(templates.get(path)?.resources.get("Resources.X")?.properties, "Value"));
}
