import { failure, type Result } from "../../../source/index.js";
import { asLiteral, type Mapping, type Node } from "../../../tree/index.js";
import type { HclAttribute, HclBlock, HclBody } from "../../syntax/hcl/hcl-ast.js";
import type {
  Declarations,
  ModuleSource,
  ResourceDeclaration,
  VariableDeclaration,
} from "../terraform/modules/scope.js";
import { bodyOf } from "./bodies.js";
import { resourceKey } from "./declared.js";
import { knownValue } from "./known-values.js";
import { valueAt, entriesOf, itemsOf, textAt, type PlanFile, type PlannedInstance } from "./plan-file.js";
import { providerArgument, providersOfCalled } from "./providers.js";
import { parseReference } from "./references.js";
import { marksOf } from "./secret-texts.js";
import { plannedExpression } from "./planned-expressions.js";

interface ModulePlace {
  /** The path of the plan. */
  readonly file: string;
  readonly folder: string;
  /** The calls that lead to the module. */
  readonly path: readonly string[];
  /** Those of the whole plan. */
  readonly providers: Declarations["providers"];
}

/** The module that a plan's configuration describes. It is used if the files of the module are not here. */
export function moduleSource(module: Mapping, { file, folder, path, providers }: ModulePlace): ModuleSource {
  const id = `${file}#${path.map((call) => `module.${call}.`).join("")}`;
  const calls = entriesOf(valueAt(module, "module_calls"));
  const declarations: Declarations = {
    variables: new Map(entriesOf(valueAt(module, "variables")).map((entry) => [entry.key.text, variableOf(entry, id)])),
    locals: new Map(),
    repeatingVariables: new Set(),
    resources: new Map(
      itemsOf(valueAt(module, "resources"))
        .flatMap((resource) => declarationOf(resource, id))
        .map((declaration) => [declaration.key, declaration]),
    ),
    modules: new Map(calls.map((entry) => [entry.key.text, callBlock(entry, id)])),
    providers: path.length === 0 ? providers : providersOfCalled(providers, path),
    outputs: new Map(entriesOf(valueAt(module, "outputs")).map((entry) => [entry.key.text, outputBlock(entry, id)])),
    // Nothing writes references into a plan.
    hasRegionAttribute: false,
  };
  const called = calls.map(({ key, value }): [string, Result<ModuleSource>] => {
    const inner = valueAt(value, "module");
    const source =
      inner?.kind === "mapping"
        ? moduleSource(inner, { file, folder, path: [...path, key.text], providers })
        : failure(`module ${key.text} is not read: the plan does not show what is in it`);
    return [key.text, source];
  });
  return { folder, declarations, settings: new Map(), calls: new Map(called), isPlanned: true };
}

type Entry = Mapping["entries"][number];

function variableOf({ key, value }: Entry, id: string): VariableDeclaration {
  const given = valueAt(value, "default");
  const words = { id: `${id}var.${key.text}`, name: `var.${key.text}`, argument: key.text };
  return {
    name: key.text,
    location: key.location,
    isSecret: isMarked(value, "sensitive") || isMarked(value, "ephemeral"),
    ...(given && {
      default: plannedExpression({ ...words, value: given, configuration: value, location: given.location }),
    }),
  };
}

function isMarked(node: Node, name: string): boolean {
  return asLiteral(valueAt(node, name)) === "true";
}

function declarationOf(resource: Node, id: string): ResourceDeclaration[] {
  const key = resourceKey(resource);
  if (resource.kind !== "mapping" || key === undefined) return [];
  const [type, name, isData] = [
    textAt(resource, "type") ?? "",
    textAt(resource, "name") ?? "",
    key.startsWith("data."),
  ];
  return [{ key, type, name, isData, block: resourceBlock(resource, undefined, `${id}${key}`) }];
}

/** A resource of the configuration as a block, with the values of one instance. */
export function resourceBlock(resource: Mapping, instance: PlannedInstance | undefined, id: string): HclBlock {
  const { location } = instance?.node ?? resource;
  const [type, name] = [textAt(resource, "type") ?? "", textAt(resource, "name") ?? ""];
  const address = instance?.address ?? valueAt(resource, "address");
  const header = address?.location ?? location;
  const body = bodyOf({
    expressions: expressionsOf(resource),
    values: instance && valuesOf(instance, resource, id),
    location,
    id,
    name: `${type}.${name}`,
    isDynamic: (block) => isDynamic(type, block, instance?.isNew ?? false),
  });
  return {
    type: textAt(resource, "mode") === "data" ? "data" : "resource",
    labels: [type, name].map((text) => ({ text, location: header })),
    header,
    body: withMeta({ ...body, attributes: [...body.attributes, ...providerArgument(resource)] }, resource, id),
    location,
  };
}

/** A plan omits the expressions of a block without arguments. */
function expressionsOf(node: Node): Mapping {
  const found = valueAt(node, "expressions");
  return found?.kind === "mapping" ? found : { kind: "mapping", entries: [], location: node.location };
}

/** The values of an instance of a resource. What is not known or is sensitive is an unknown. */
export function valuesOf(instance: PlannedInstance, resource: Mapping, id: string): Mapping | undefined {
  const { sensitive, unknown, values, steps } = instance;
  const masks = { unknown, sensitive: values && marksOf(values, sensitive, expressionsOf(resource)) };
  const known = values && knownValue(values, masks, { id, name: steps.at(-1)?.address ?? "" });
  return known?.kind === "mapping" ? known : undefined;
}

/**
 * Whether blocks that are only in the values come from a dynamic block. The provider adds no blocks to new resources,
 * and none of these to existing ones.
 */
function isDynamic(type: string, block: string, isNew: boolean): boolean {
  if (isNew) return true;
  if (type === "aws_iam_role") return block === "inline_policy";
  return type === "aws_iam_policy_document" || (type.startsWith("aws_dms_") && block !== "redshift_settings");
}

/** Adds `count`, `for_each` and `depends_on` to a body. */
function withMeta(body: HclBody, node: Node, id: string): HclBody {
  const repeated = (["count", "for_each"] as const).flatMap((argument): HclAttribute[] => {
    const configuration = valueAt(node, `${argument}_expression`);
    if (!configuration) return [];
    const { location } = configuration;
    const words = { id: `${id}.${argument}`, name: argument, argument, value: undefined };
    return [
      {
        name: argument,
        nameLocation: location,
        value: plannedExpression({ ...words, configuration, location }),
        location,
      },
    ];
  });
  const prerequisite = valueAt(node, "depends_on");
  const items = itemsOf(prerequisite).flatMap((item) => {
    const text = asLiteral(item);
    const { file, start, end } = item.location;
    const expression = text === undefined ? undefined : parseReference(text, { file, start: start + 1, end: end - 1 });
    return expression ? [expression] : [];
  });
  const waiting = prerequisite && {
    name: "depends_on",
    nameLocation: prerequisite.location,
    value: { kind: "tuple", items, location: prerequisite.location } as const,
    location: prerequisite.location,
  };
  return { ...body, attributes: [...body.attributes, ...repeated, ...(waiting ? [waiting] : [])] };
}

function callBlock({ key, value, location }: Entry, id: string): HclBlock {
  const inner = `${id}module.${key.text}`;
  const body = bodyOf({
    expressions: expressionsOf(value),
    values: undefined,
    location,
    id: inner,
    name: `module.${key.text}`,
    isDynamic: () => false,
  });
  const labels = [{ text: key.text, location: key.location }];
  return { type: "module", labels, header: key.location, body: withMeta(body, value, inner), location };
}

function outputBlock({ key, value, location }: Entry, id: string): HclBlock {
  const configuration = valueAt(value, "expression");
  const words = { id: `${id}output.${key.text}`, name: `output ${key.text}`, argument: key.text, value: undefined };
  const expression = plannedExpression({ ...words, configuration, location });
  const attribute: HclAttribute = { name: "value", nameLocation: key.location, value: expression, location };
  const mark: HclAttribute = { ...attribute, name: "sensitive", value: { kind: "bool", text: "true", location } };
  const labels = [{ text: key.text, location: key.location }];
  return {
    type: "output",
    labels,
    header: key.location,
    body: { location, attributes: [attribute, ...(isMarked(value, "sensitive") ? [mark] : [])], blocks: [] },
    location,
  };
}

/** The configuration of a called module. `calls`: the names of the calls that lead to it. */
export function calledModule({ configuration }: PlanFile, calls: readonly string[]): Mapping | undefined {
  return calls.reduce<Mapping | undefined>((module, name) => {
    const inner = valueAt(module, "module_calls", name, "module");
    return inner?.kind === "mapping" ? inner : undefined;
  }, configuration);
}
