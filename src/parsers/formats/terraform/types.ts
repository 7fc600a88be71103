import { entryOf, type Entry, type List, type Mapping, type Node } from "../../../tree/index.js";
import type { Call, Expression, ObjectItem } from "../../syntax/hcl/hcl-ast.js";
import { evaluate } from "./evaluate.js";
import { moduleScope, type Scope } from "./scope.js";
import { asSet, withoutSet } from "./sets.js";
import { nullAt } from "../../values/values.js";

/** Converts a value to the type of a variable: the `optional` attributes of an object type are filled in. */
export function applyType(node: Node, type: Expression, scope: Scope): Node {
  const call = callIn(type);
  const [inner] = call?.arguments ?? [];
  if (!call || !inner) return node;
  switch (call.name) {
    case "optional":
      return applyType(node, inner, scope);
    case "list":
      return node.kind === "list" ? withoutSet(mapItems(node, (item) => applyType(item, inner, scope))) : node;
    case "set":
      return node.kind === "list" ? asSet(mapItems(node, (item) => applyType(item, inner, scope))) : node;
    case "map":
      return node.kind === "mapping" ? mapEntries(node, (entry) => applyType(entry.value, inner, scope)) : node;
    case "object":
      return node.kind === "mapping" && inner.kind === "object" ? applyObject(node, inner.items, scope) : node;
    default:
      return node;
  }
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
  const present = mapEntries(node, ({ key, value }) => {
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
