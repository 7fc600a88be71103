import { entryOf, type Entry, type List, type Mapping, type Node, type Scalar } from "../../../../tree/index.js";
import type { Call, Expression, ObjectItem } from "../../../syntax/hcl/hcl-ast.js";
import { evaluate } from "./evaluate.js";
import { moduleScope, type Scope } from "../modules/scope.js";
import { asSet, withoutSet } from "../values/sets.js";
import { nullAt } from "../../../values/values.js";

/**
 * Converts a value to the type of a variable: the `optional` attributes of an object type are filled in, and those that
 * it does not have are left out. Each branch of a choice is converted.
 * https://developer.hashicorp.com/terraform/language/expressions/type-constraints#conversion-of-complex-types
 */
export function applyType(node: Node, type: Expression, scope: Scope): Node {
  if (node.kind === "choice") {
    return {
      ...node,
      branches: node.branches.map(({ when, value }) => ({ when, value: applyType(value, type, scope) })),
    };
  }
  if (type.kind === "variable") return node.kind === "scalar" ? asPrimitive(node, type.name) : node;
  const call = callIn(type);
  const [inner] = call?.arguments ?? [];
  return call && inner ? applyCall(node, call.name, inner, scope) : node;
}

/** A value as the type that a call of a type function means: `list(inner)`. */
function applyCall(node: Node, name: string, inner: Expression, scope: Scope): Node {
  switch (name) {
    case "optional":
      return applyType(node, inner, scope);
    case "list":
      return node.kind === "list" ? withoutSet(mapItems(node, (item) => applyType(item, inner, scope))) : node;
    case "set":
      return node.kind === "list" ? asSet(mapItems(node, (item) => applyType(item, inner, scope))) : node;
    case "map":
      return node.kind === "mapping" ? mapEntries(node, (entry) => applyType(entry.value, inner, scope)) : node;
    case "tuple":
      return node.kind === "list" && inner.kind === "tuple" ? applyTuple(node, inner.items, scope) : node;
    case "object":
      return node.kind === "mapping" && inner.kind === "object" ? applyObject(node, inner.items, scope) : node;
    default:
      return node;
  }
}

/** What is converted is not written in this form, so it cannot be edited. */
function asPrimitive(node: Scalar, type: string): Scalar {
  const { text, location } = node;
  const isOfType =
    type === "bool"
      ? /^(?:true|false)$/.test(text)
      : type === "number" && /^-?(?:0|[1-9]\d*)(?:\.\d*[1-9])?$/.test(text);
  const quoted = type === "string" || (node.quoted && !isOfType);
  return quoted === node.quoted ? node : { kind: "scalar", text, quoted, location };
}

function applyTuple(node: List, types: readonly Expression[], scope: Scope): List {
  return { ...node, items: node.items.map((item, at) => (types[at] ? applyType(item, types[at], scope) : item)) };
}

/** In JSON and in Terraform 0.11, types are written as texts. */
function callIn(type: Expression): Call | undefined {
  if (type.kind === "call") return type;
  const [only] = type.kind === "template" ? type.parts : [];
  return only?.kind === "interpolation" ? callIn(only.of) : undefined;
}

function mapItems(node: List, change: (item: Node) => Node): List {
  return { ...node, items: node.items.map(change) };
}

function mapEntries(node: Mapping, change: (entry: Entry) => Node): Mapping {
  return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: change(entry) })) };
}

function applyObject(node: Mapping, items: readonly ObjectItem[], scope: Scope): Mapping {
  const types = new Map(
    items.flatMap(({ key, value }) => (key.kind === "variable" ? [[key.name, value] as const] : [])),
  );
  const declared = { ...node, entries: node.entries.filter(({ key }) => types.has(key.text)) };
  const present = mapEntries(declared, ({ key, value }) => {
    const type = types.get(key.text);
    if (!type) return value;
    return value.kind === "null" ? missing(type, value, scope) : applyType(value, type, scope);
  });
  const absent = [...types].flatMap(([name, type]): Entry[] => {
    const isOptional = callIn(type)?.name === "optional";
    if (!isOptional || entryOf(node, name) || node.incompleteReason !== undefined) return [];
    const { location } = node;
    return [
      {
        key: { kind: "scalar", text: name, quoted: false, location },
        value: missing(type, nullAt(location), scope),
        location,
      },
    ];
  });
  return { ...present, entries: [...present.entries, ...absent] };
}

/** The value of a missing attribute: the default in `optional(type, default)`, or null. */
function missing(type: Expression, absent: Node, scope: Scope): Node {
  const call = callIn(type);
  const [inner, given] = call?.name === "optional" ? call.arguments : [];
  if (!inner || !given) return absent;
  return applyType(evaluate(given, moduleScope(scope.module)), inner, scope);
}
