import type { Node } from "../../../tree/index.js";
import { valueAt, entriesOf, itemsOf, textAt } from "./plan-file.js";

/** The key of a resource in a plan's configuration: `type.name` or `data.type.name`. */
export function resourceKey(resource: Node): string | undefined {
  const [type, name] = [textAt(resource, "type"), textAt(resource, "name")];
  if (type === undefined || name === undefined) return undefined;
  return `${textAt(resource, "mode") === "data" ? "data." : ""}${type}.${name}`;
}

/** What the root module of a plan declares: resources by type and name, calls as `module.name`. */
export function declaredInPlan(root: Node): readonly string[] {
  const module = valueAt(root, "configuration", "root_module");
  const resources = itemsOf(valueAt(module, "resources")).flatMap((resource) => resourceKey(resource) ?? []);
  return [...resources, ...entriesOf(valueAt(module, "module_calls")).map(({ key }) => `module.${key.text}`)];
}
