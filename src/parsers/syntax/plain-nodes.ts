import type { Location } from "../../source/index.js";
import type { Entry, Node, Scalar } from "../../tree/index.js";

/**
 * Converts plain values to nodes that all have the same place. The values come from a program and are not written in a
 * file.
 */
export function nodeOfValue(value: unknown, location: Location): Node {
  if (value === null || value === undefined) return { kind: "null", location };
  if (Array.isArray(value)) return { kind: "list", location, items: value.map((item) => nodeOfValue(item, location)) };
  if (typeof value === "object") {
    const entries = Object.entries(value).map(([key, inner]): Entry => ({
      key: scalar(key, true, location),
      value: nodeOfValue(inner, location),
      location,
    }));
    return { kind: "mapping", location, entries };
  }
  return scalar(typeof value === "string" ? value : JSON.stringify(value), typeof value === "string", location);
}

function scalar(text: string, quoted: boolean, location: Location): Scalar {
  return { kind: "scalar", text, quoted, location };
}
