import type { Resource, Template } from "../../../../src/model/index.js";
import type { Expression, HclBlock, HclBody } from "../../../../src/parsers/syntax/hcl/hcl-ast.js";
import { withHcl } from "../../../../src/parsers/syntax/hcl/hcl-tree.js";
import type { FileReader, Values } from "../../../../src/parsers/values/input.js";
import { stepsOf } from "../../../../src/parsers/formats/plan/addresses.js";
import { readModuleFiles } from "../../../../src/parsers/formats/terraform/modules/read-module.js";
import { templateOf } from "../../../../src/parsers/formats/terraform/read-terraform.js";
import type { ModuleSource, ResourceDeclaration } from "../../../../src/parsers/formats/terraform/modules/scope.js";
import { loadWasm } from "../../../../src/workspace/files/wasm.js";
import { isFailure, type Result } from "../../../../src/source/index.js";
import { asLiteral, type Mapping, type Node } from "../../../../src/tree/index.js";
import { configurationOf, constantOf } from "./as-configuration.js";

type Json = Record<string, unknown>;

/** What comes from a resource is known where it is there, and comes later where it will be made. */
export type State = "new" | "there";

const places: Readonly<Record<State, Partial<Values>>> = {
  new: {},
  there: { account: "123456789012", partition: "aws", region: "eu-west-1" },
};

/** The plan that Terraform would show of a module. */
export async function asPlan(folder: string, reader: FileReader, state: State): Promise<string> {
  const values = { parameters: {}, variables: {}, ...places[state] };
  const { read, template } = await withHcl(loadWasm, async (hcl) => {
    const read = await readModuleFiles(folder, reader, hcl, values.variables);
    return { read, template: templateOf({ path: folder, reader, values }, hcl, read) };
  });
  const changes = [...template.resources.values()].flatMap((resource) => changeOf(resource, read.root, state) ?? []);
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.9.8",
    variables: variablesOf(read.root),
    planned_values: { root_module: {} },
    resource_changes: changes,
    prior_state: { values: { root_module: { resources: placesRead(template) } } },
    configuration: { root_module: configurationOf(read.root) },
    complete: true,
  });
}

function variablesOf({ declarations }: ModuleSource): Json {
  return Object.fromEntries(
    [...declarations.variables.values()].flatMap(({ name, default: given }) => {
      const value = given && constantOf(given);
      return value === undefined ? [] : [[name, { value }]];
    }),
  );
}

/** Data sources that tell nothing of the account are read at once. */
function placesRead(template: Template): readonly Json[] {
  return [...template.resources.values()].flatMap(({ address, isData, name, type }): Json[] =>
    isData && type !== "aws_iam_policy_document" ? [{ address, mode: "data", type, name, values: {} }] : [],
  );
}

function declarationOf({ address }: Resource, root: ModuleSource): ResourceDeclaration | undefined {
  const steps = stepsOf(address) ?? [];
  let source: Result<ModuleSource> | undefined = root;
  for (const { name } of steps.slice(0, -1)) {
    source = source && !isFailure(source) ? source.calls.get(name.slice("module.".length)) : undefined;
  }
  return source && !isFailure(source) ? source.declarations.resources.get(steps.at(-1)?.name ?? "") : undefined;
}

function changeOf(resource: Resource, root: ModuleSource, state: State): Json | undefined {
  const { address, isData, name, properties, type } = resource;
  const declaration = declarationOf(resource, root);
  const isRead = isData && type !== "aws_iam_policy_document";
  if (!declaration || isRead) return undefined;
  const isNew = state === "new";
  const { unknown, values } = bodyValues(declaration.block.body, properties, state);
  const [arn, id] = [resource.arn, resource.physicalName].map((text) => (isNew ? undefined : asLiteral(text)));
  return {
    address,
    mode: isData ? "data" : "managed",
    type,
    name,
    change: {
      actions: [isData ? "read" : isNew ? "create" : "no-op"],
      before: isNew ? null : values,
      after: { ...values, ...(id !== undefined && { id }), ...(arn !== undefined && { arn }) },
      after_unknown: {
        ...unknown,
        ...(id === undefined && { id: true }),
        ...(arn === undefined && { arn: true }),
        ...(isData && { json: true }),
      },
      after_sensitive: {},
    },
  };
}

interface PlannedValues {
  readonly values: Json;
  readonly unknown: Json;
}

function bodyValues(body: HclBody | undefined, properties: Mapping, state: State): PlannedValues {
  const values: Json = {};
  const unknown: Json = {};
  for (const { key, value } of properties.entries) {
    const name = key.text;
    const attribute = body?.attributes.find((one) => one.name === name);
    const blocks = body?.blocks.filter(({ type }) => type === name) ?? [];
    const planned =
      attribute || value.kind !== "list"
        ? valueOf(attribute?.value, value, state)
        : blockValues(blocks, value.items, state);
    if (planned.unknown !== true) values[name] = planned.value;
    if (planned.unknown !== false) unknown[name] = planned.unknown;
  }
  return { values, unknown };
}

interface Value {
  readonly value?: unknown;
  readonly unknown: unknown;
}

function blockValues(blocks: readonly HclBlock[], items: readonly Node[], state: State): Value {
  const inner = items.map((item, index) =>
    item.kind === "mapping"
      ? bodyValues(blocks.length === items.length ? blocks[index]?.body : undefined, item, state)
      : undefined,
  );
  if (inner.includes(undefined)) return { unknown: true };
  return { value: inner.map((one) => one?.values), unknown: inner.map((one) => one?.unknown) };
}

function valueOf(expression: Expression | undefined, node: Node, state: State): Value {
  if (expression?.kind === "tuple" && node.kind === "list" && expression.items.length === node.items.length) {
    const items = node.items.map((item, index) => valueOf(expression.items[index], item, state));
    return {
      value: items.map((item) => (item.unknown === true ? null : item.value)),
      unknown: items.some(({ unknown }) => unknown !== false) ? items.map(({ unknown }) => unknown) : false,
    };
  }
  const value = plain(node, state);
  if (value === undefined) return { unknown: true };
  const isDocument = node.kind === "mapping" && node.layout?.style === "blocks";
  const isText = isDocument || (expression?.kind === "call" && expression.name === "jsonencode");
  return { value: isText ? JSON.stringify(value) : value, unknown: false };
}

/** `undefined`: a part of it is not known. */
function plain(node: Node, state: State): unknown {
  switch (node.kind) {
    case "null":
      return null;
    case "list": {
      const items = node.items.map((item) => plain(item, state));
      return node.incompleteReason !== undefined || items.includes(undefined) ? undefined : items;
    }
    case "mapping": {
      const entries = node.entries.map(({ key, value }) => [key.text, plain(value, state)] as const);
      const isOpen = node.incompleteReason !== undefined || entries.some(([, value]) => value === undefined);
      // The document of a data source comes later when anything does.
      const isLater = state === "new" && node.layout?.style === "blocks";
      return isOpen || isLater ? undefined : Object.fromEntries(entries);
    }
    case "scalar":
      return node.quoted ? node.text : (JSON.parse(node.text) as unknown);
    case "text": {
      const isLater = state === "new" && node.parts.some(({ origin }) => origin.from === "reference");
      return isLater ? undefined : asLiteral(node);
    }
    default:
      return undefined;
  }
}
