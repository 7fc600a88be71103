import {
  asText,
  entryOf,
  withInnerNodes,
  type Entry,
  type Mapping,
  type Node,
  type Origin,
} from "../../../tree/index.js";
import { unknownAt } from "../../values/values.js";
import { valueAt, itemsOf } from "./plan-file.js";

/** Which parts of a value are not known or are sensitive: `true` in the shape of the value. */
export interface Masks {
  readonly unknown: Node | undefined;
  readonly sensitive: Node | undefined;
}

/** `name`: what a reason calls the value. `id`: the id of its symbol if it is not known. */
export interface ValueName {
  readonly name: string;
  readonly id: string;
}

/** A value of a plan. What is not known in it, or is sensitive, becomes an unknown. */
export function knownValue(value: Node, { unknown, sensitive }: Masks, { id, name }: ValueName): Node {
  if (isTrue(sensitive)) return unknownAt(value.location, { id, reason: `${name} is sensitive` });
  if (isTrue(unknown)) return notYetKnown(value, { id, name });
  if (value.kind === "list") {
    const items = value.items.map((item, index) => {
      const masks = { unknown: itemsOf(unknown)[index], sensitive: itemsOf(sensitive)[index] };
      return knownValue(item, masks, { id: `${id}[${String(index)}]`, name });
    });
    return { ...value, items };
  }
  return value.kind === "mapping" ? knownMapping(value, { unknown, sensitive }, { id, name }) : value;
}

function knownMapping(value: Mapping, { unknown, sensitive }: Masks, { id, name }: ValueName): Mapping {
  const known = value.entries.map((entry): Entry => {
    const key = entry.key.text;
    const masks = { unknown: valueAt(unknown, key), sensitive: valueAt(sensitive, key) };
    return { ...entry, value: knownValue(entry.value, masks, { id: `${id}.${key}`, name: `${name}.${key}` }) };
  });
  // A plan omits unknown values.
  const missing = unknown?.kind === "mapping" ? unknown.entries.filter(({ key }) => !entryOf(value, key.text)) : [];
  const open = missing.flatMap(({ key, value: mask }): Entry[] => {
    const words = { id: `${id}.${key.text}`, name: `${name}.${key.text}` };
    const place = { ...value, location: value.location };
    return isTrue(mask) ? [{ key, value: notYetKnown(place, words), location: value.location }] : [];
  });
  return { ...value, entries: [...known, ...open] };
}

export function notYetKnown({ location }: Pick<Node, "location">, { id, name }: ValueName): Node {
  return unknownAt(location, { id, reason: `${name} is known only after the deployment` });
}

function isTrue(mask: Node | undefined): boolean {
  return mask?.kind === "scalar" && mask.text === "true";
}

/** A value that the plan computed. Its texts are written nowhere in this form. */
export function asComputed(node: Node, path: string): Node {
  const origin: Origin = { from: "file", path };
  switch (node.kind) {
    case "scalar": {
      const text = node.quoted ? asText(node) : undefined;
      return text ? { ...text, parts: text.parts.map((part) => ({ ...part, origin })) } : node;
    }
    case "list":
    case "mapping":
      return withInnerNodes(node, (inner) => asComputed(inner, path));
    default:
      return node;
  }
}
