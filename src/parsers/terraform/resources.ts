import type { Resource } from "../../model/index.js";
import type { Entry, Mapping, Node } from "../../tree/index.js";
import { evaluateBody } from "./blocks.js";
import { prune } from "../choices.js";
import { dependenciesOf } from "./dependencies.js";
import { instancesOf, modulesOf } from "./instances.js";
import { layoutAt } from "./layout.js";
import { plannedArguments } from "./planned.js";
import { instanceScope } from "./resource-attributes.js";
import { physicalName, resourceArn } from "./resource-names.js";
import type { Instance, Module } from "./scope.js";
import { nullAt } from "../values.js";

/** What is Terraform's and not the resource's. https://developer.hashicorp.com/terraform/language/meta-arguments */
const meta = {
  attributes: new Set(["count", "for_each", "depends_on", "provider"]),
  blocks: new Set(["lifecycle", "provisioner", "connection"]),
};

/** Every resource and data source of a module and of the modules it calls. */
export function allInstances(module: Module): readonly Instance[] {
  const own = [...module.declarations.resources.keys()].flatMap((key) => instancesOf(key, module)?.items ?? []);
  const called = [...module.declarations.modules.keys()].flatMap((name) => modulesOf(name, module)?.items ?? []);
  return [...own, ...called.flatMap((item) => allInstances(item.module))];
}

/** Why there may be resources that are not seen. */
export function openModules(module: Module): string | undefined {
  for (const name of module.declarations.modules.keys()) {
    const set = modulesOf(name, module);
    if (set?.open !== undefined && set.items.length === 0) return set.open;
    for (const item of set?.items ?? []) {
      const inside = openModules(item.module);
      if (inside !== undefined) return inside;
    }
  }
  return undefined;
}

export function readResource(instance: Instance): Resource {
  const { declaration, address, existence } = instance;
  const { block, name, type, isData } = declaration;
  const evaluated = evaluateBody(block.body, instanceScope(instance), meta);
  const pruned = prune(evaluated, existence);
  const properties = plannedArguments(pruned.kind === "mapping" ? pruned : evaluated, instance);
  const physical = physicalName(instance);
  const arn = resourceArn(instance);
  return {
    kind: "Resource",
    address,
    name,
    type,
    isData,
    location: block.header,
    extent: block.location,
    existence,
    properties,
    body: bodyOf(instance, properties),
    dependencies: dependenciesOf(instance),
    ...(physical && { physicalName: physical }),
    // All whose ARN is known here give it so.
    ...(arn && { arn, arnAttribute: "arn" }),
  };
}

/** All that stands between the braces; Terraform's own arguments only by their places. */
function bodyOf({ declaration }: Instance, properties: Mapping): Mapping {
  const { body } = declaration.block;
  const key = (text: string, location: Entry["location"]): Entry["key"] => ({
    kind: "scalar",
    text,
    quoted: false,
    location,
  });
  const own = body.attributes.flatMap(({ name, nameLocation, value, location }): Entry[] => {
    if (!meta.attributes.has(name)) return [];
    const items = value.kind === "tuple" ? value.items.map((item): Node => nullAt(item.location)) : undefined;
    const place = value.location;
    const node: Node = items ? { kind: "list", items, location: place, ...layoutAt(place, "flow") } : nullAt(place);
    return [{ key: key(name, nameLocation), value: node, location }];
  });
  const blocks = body.blocks.flatMap((block): Entry[] =>
    meta.blocks.has(block.type)
      ? [{ key: key(block.type, block.header), value: nullAt(block.location), location: block.location }]
      : [],
  );
  const entries = [...properties.entries, ...own, ...blocks].sort(
    (one, other) => one.location.start - other.location.start,
  );
  return { kind: "mapping", entries, location: body.location, ...layoutAt(declaration.block.location, "block") };
}
