import type { Template } from "../../../../src/model/index.js";
import { parseUnit } from "../../../../src/parsers/index.js";
import type { Values } from "../../../../src/parsers/values/input.js";
import { loadWasm } from "../../../../src/workspace/files/wasm.js";
import { entryOf, type Node } from "../../../../src/tree/index.js";
import type { PlanModule } from "./plan-module.js";
import { planText } from "./plan-text.js";

/** A plan read as `m/plan.json`, with these files beside it. */
export function planned(
  plan: PlanModule | string,
  files: Readonly<Record<string, string>> = {},
  values: Partial<Values> = {},
): Promise<Template> {
  const text = typeof plan === "string" ? plan : planText(plan);
  const texts = new Map(Object.entries({ ...files, "plan.json": text }).map(([name, one]) => [`m/${name}`, one]));
  const folderOf = (path: string): string => path.slice(0, path.lastIndexOf("/"));
  const reader = {
    read: (path: string) => texts.get(path),
    list: (folder: string) => [...texts.keys()].filter((path) => folderOf(path) === folder),
  };
  const context = { reader, loadWasm, values: { parameters: {}, variables: {}, ...values } };
  return parseUnit({ kind: "plan", path: "m/plan.json", files: ["m/plan.json"] }, context);
}

/** An argument of a resource; several names lead into blocks. */
export function argumentOf(template: Template, address: string, path: string): Node | undefined {
  return path.split(".").reduce<Node | undefined>((node, name) => {
    const [only] = node?.kind === "list" ? node.items : [node];
    return only?.kind === "mapping" ? entryOf(only, name)?.value : undefined;
  }, template.resources.get(address)?.properties);
}
