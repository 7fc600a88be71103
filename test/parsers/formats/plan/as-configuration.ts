import type { Expression, HclBody } from "../../../../src/parsers/syntax/hcl/hcl-ast.js";
import { chainsIn } from "../../../../src/parsers/formats/terraform/modules/expressions.js";
import type { ModuleSource } from "../../../../src/parsers/formats/terraform/modules/scope.js";
import { isFailure, textOf } from "../../../../src/source/index.js";
import { withBeginnings } from "./references.js";

type Json = Record<string, unknown>;

/** The configuration of a module, as it stands in its plan. */
export function configurationOf({ calls, declarations }: ModuleSource): Json {
  const resources = [...declarations.resources.values()].map(({ block, isData, key, name, type }) => ({
    address: key,
    mode: isData ? "data" : "managed",
    type,
    name,
    ...expressionsOf(block.body),
  }));
  const moduleCalls = [...declarations.modules].flatMap(([name, block]) => {
    const inner = calls.get(name);
    const { expressions, ...rest } = expressionsOf(block.body);
    const { source: _source, version: _version, providers: _providers, ...own } = expressions;
    return [
      [
        name,
        {
          source: "./x",
          expressions: own,
          ...rest,
          ...(inner && !isFailure(inner) && { module: configurationOf(inner) }),
        },
      ],
    ];
  });
  const outputs = [...declarations.outputs].map(([name, { body }]) => {
    const value = body.attributes.find((attribute) => attribute.name === "value")?.value;
    return [name, { expression: value ? expressionOf(value) : {} }];
  });
  const variables = [...declarations.variables.values()].map(({ name, default: given }) => {
    const value = given && constantOf(given);
    return [name, value === undefined ? {} : { default: value }];
  });
  return {
    resources,
    module_calls: Object.fromEntries(moduleCalls) as unknown,
    outputs: Object.fromEntries(outputs) as unknown,
    variables: Object.fromEntries(variables) as unknown,
  };
}

const own = new Set(["count", "for_each", "depends_on", "provider"]);

function expressionsOf(body: HclBody): Json & { readonly expressions: Json } {
  const expressions: Json = {};
  const meta: Json = {};
  for (const { name, value } of body.attributes) {
    if (name === "depends_on") Object.assign(meta, { depends_on: awaitedIn(value) });
    else if (own.has(name)) meta[`${name}_expression`] = expressionOf(value);
    else expressions[name] = expressionOf(value);
  }
  for (const block of body.blocks) {
    if (["dynamic", "lifecycle", "provisioner", "connection"].includes(block.type)) continue;
    expressions[block.type] = [
      ...((expressions[block.type] as unknown[] | undefined) ?? []),
      expressionsOf(block.body).expressions,
    ];
  }
  return { expressions, ...meta };
}

function expressionOf(expression: Expression): Json {
  const constant = constantOf(expression);
  if (constant !== undefined) return { constant_value: constant };
  const references = referencesIn(expression).flatMap(withBeginnings);
  return references.length > 0 ? { references } : {};
}

/** What an expression without names and functions is. */
export function constantOf(expression: Expression): unknown {
  switch (expression.kind) {
    case "number":
    case "bool":
      return JSON.parse(expression.text) as unknown;
    case "null":
      return null;
    case "template": {
      const texts = expression.parts.map((part) => (part.kind === "literal" ? part.text : undefined));
      return texts.includes(undefined) ? undefined : texts.join("");
    }
    case "tuple": {
      const items = expression.items.map(constantOf);
      return items.includes(undefined) ? undefined : items;
    }
    case "object": {
      const entries = expression.items.map(({ key, value }) => [
        key.kind === "variable" ? key.name : constantOf(key),
        constantOf(value),
      ]);
      return entries.flat().includes(undefined) ? undefined : (Object.fromEntries(entries) as unknown);
    }
    default:
      return undefined;
  }
}

/** As Terraform lists them: up to a splat or an index that is not constant, without names of loops. */
function referencesIn(expression: Expression): readonly string[] {
  return [...chainsIn(expression)].flatMap(({ location }) => {
    const [text = ""] = /^[\w-]+(?:\.[\w-]+|\[(?:\d+|"[^"]*")\])*/.exec(textOf(location).replace(/\s+/g, "")) ?? [];
    return text.includes(".") ? [text] : [];
  });
}

/** Before Terraform 0.12 names in `depends_on` were quoted. */
function awaitedIn(expression: Expression): readonly string[] {
  const quoted = (expression.kind === "tuple" ? expression.items : []).map(constantOf);
  return [...referencesIn(expression).map(subjectOf), ...quoted.filter((name) => typeof name === "string")];
}

function subjectOf(reference: string): string {
  return withBeginnings(reference).at(-1) ?? reference;
}
