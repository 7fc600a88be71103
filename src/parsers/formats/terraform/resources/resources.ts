import type { CalledModule, Resource, UnseenModule } from "../../../../model/index.js";
import type { Entry, Mapping, Node } from "../../../../tree/index.js";
import type { HclBlock } from "../../../syntax/hcl/hcl-ast.js";
import { constructPath } from "../modules/cdktf.js";
import { argumentIn } from "../modules/declarations.js";
import { evaluateBody } from "../evaluation/blocks.js";
import { prune } from "../../../values/choices.js";
import { dependenciesOf } from "./dependencies.js";
import { instancesOf, modulesOf } from "../instances/instances.js";
import { otherAccountOf } from "../instances/provider-accounts.js";
import { otherRegion } from "../attributes/pseudo-values.js";
import { inFileOrder } from "../modules/file-order.js";
import { layoutAt } from "../modules/layout.js";
import { literalIn } from "../modules/literals.js";
import { metaArguments } from "../modules/meta-arguments.js";
import { plannedArguments } from "../instances/planned.js";
import { instanceScope } from "../attributes/resource-arguments.js";
import { resourceFacts } from "../../resource-facts.js";
import { madeAttribute, physicalName, references, resourceArn } from "../attributes/resource-names.js";
import type { Instance, Module } from "../modules/scope.js";
import { nullAt } from "../../../values/values.js";

/** All resources and data sources of a module and of the modules that it calls. */
export function allInstances(module: Module): readonly Instance[] {
  const own = [...module.declarations.resources.keys()].flatMap((key) => instancesOf(key, module)?.items ?? []);
  const called = [...module.declarations.modules.keys()].flatMap((name) => modulesOf(name, module)?.items ?? []);
  return [...own, ...called.flatMap((item) => allInstances(item.module))];
}

/** The called modules that are not here, with what their calls show. */
export function unseenModules(module: Module): readonly UnseenModule[] {
  return [...module.declarations.modules].flatMap(([name, { body }]): readonly UnseenModule[] => {
    const set = modulesOf(name, module);
    if (set?.incompleteReason === undefined || set.items.length > 0)
      return (set?.items ?? []).flatMap((item) => unseenModules(item.module));
    const source = literalIn(argumentIn(body, "source")?.value);
    return [
      {
        name,
        arguments: body.attributes.map((attribute) => attribute.name),
        reason: set.incompleteReason,
        ...(source !== undefined && { source }),
      },
    ];
  });
}

/** The called modules that are here. */
export function calledModules(module: Module): readonly CalledModule[] {
  return [...module.declarations.modules].flatMap(([name, block]): readonly CalledModule[] => {
    const items = modulesOf(name, module)?.items ?? [];
    const names = new Set([...metaArguments.attributes, ...block.body.attributes.map((attribute) => attribute.name)]);
    const body = bodyOf(block, [], names);
    const call = { address: `${module.prefix}module.${name}`, extent: block.location, body };
    return items.length === 0 ? [] : [call, ...items.flatMap((item) => calledModules(item.module))];
  });
}

export function readResource(instance: Instance): Resource {
  const { declaration, address, existence } = instance;
  const { block, name, type, isData } = declaration;
  const evaluated = evaluateBody(block.body, instanceScope(instance), metaArguments);
  const pruned = prune(evaluated, existence);
  const properties = plannedArguments(pruned.kind === "mapping" ? pruned : evaluated, instance);
  const physical = physicalName(instance);
  const arn = resourceArn(instance);
  const made = madeAttribute(instance);
  const given = references(instance);
  const isAws = type.startsWith("aws");
  const account = isAws ? otherAccountOf(instance) : undefined;
  const region = isAws ? otherRegion(instance) : undefined;
  const provisioners = provisionersOf(instance);
  const construct = constructPath(block);
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
    ...resourceFacts(type, isData, properties),
    body: bodyOf(block, properties.entries, metaArguments.attributes),
    ...dependenciesOf(instance),
    ...(physical && { physicalName: physical }),
    // Most types with a known ARN have it in the attribute of this name.
    ...(arn && { arn, arnAttribute: given?.arns.find((attribute) => attribute.endsWith("arn")) ?? "arn" }),
    ...(made !== undefined && { madeId: { attribute: made, symbol: `${instance.id}.${made}` } }),
    ...(given && { references: given }),
    ...(construct !== undefined && { constructPath: construct }),
    ...(account !== undefined && { providerAccount: account }),
    ...(region && { region }),
    ...(provisioners.length > 0 && { provisioners }),
  };
}

function provisionersOf(instance: Instance): readonly Node[] {
  const { blocks } = instance.declaration.block.body;
  return blocks
    .filter(({ type }) => type === "provisioner")
    .map(({ body }) => evaluateBody(body, instanceScope(instance), metaArguments));
}

/**
 * Everything between the braces of a block. Some arguments, such as Terraform's own, are included with their location
 * only.
 */
function bodyOf({ body, location: extent }: HclBlock, known: readonly Entry[], byPlace: ReadonlySet<string>): Mapping {
  const key = (text: string, location: Entry["location"]): Entry["key"] => ({
    kind: "scalar",
    text,
    quoted: false,
    location,
  });
  const own = body.attributes.flatMap(({ name, nameLocation, value, location }): Entry[] => {
    if (!byPlace.has(name)) return [];
    const items = value.kind === "tuple" ? value.items.map((item): Node => nullAt(item.location)) : undefined;
    const place = value.location;
    const node: Node = items ? { kind: "list", items, location: place, ...layoutAt(place, "flow") } : nullAt(place);
    return [{ key: key(name, nameLocation), value: node, location }];
  });
  const blocks = body.blocks.flatMap((block): Entry[] =>
    metaArguments.blocks.has(block.type)
      ? [{ key: key(block.type, block.header), value: nullAt(block.location), location: block.location }]
      : [],
  );
  const entries = inFileOrder([...known, ...own, ...blocks]);
  return { kind: "mapping", entries, location: body.location, ...layoutAt(extent, "block") };
}
