import type { Location } from "../../../source/index.js";
import { type Layout, type Mapping, type Node, type Scalar, written } from "../../../tree/index.js";
import type { TagTable } from "./short-tags.js";
import { locationWithin } from "../text-parts.js";

const standard = "tag:yaml.org,2002:";

/** YAML's own tags that do not change a scalar. */
const textTags: ReadonlySet<string> = new Set(
  ["str", "int", "float", "bool", "timestamp", "value"].map((name) => standard + name),
);

const structureTags: ReadonlySet<string> = new Set(["map", "seq", "null", "merge"].map((name) => standard + name));

/** Whether an empty value with this tag is an empty text. */
export function keepsText(tag: string | undefined): boolean {
  return tag !== undefined && tag !== `${standard}null`;
}

/** Whether there is no tag, or one of YAML's own tags. Then the value stays as it is. */
export function isPlainTag(tag: string | undefined): boolean {
  return tag === undefined || tag === "!" || textTags.has(tag) || structureTags.has(tag);
}

/**
 * The value of a tagged node: a function in its long form if the table has the tag, the value itself for a standard
 * tag, otherwise an unknown.
 */
export function expandTag(
  tag: string,
  table: TagTable,
  value: Node,
  location: Location,
  keyLocation: Location,
  indent: number,
): Node {
  if (isPlainTag(tag)) return value;
  const name = table.get(tag);
  if (name === undefined) {
    const symbol = { id: `${location.file.path}@${String(location.start)}`, shape: "any" } as const;
    return { kind: "unknown", location, reason: `the tag ${tag} is not known`, symbol, origin: written };
  }
  const layout: Layout = { syntax: "yaml", style: "tag", indent };
  const key: Scalar = { kind: "scalar", text: name, quoted: false, location: keyLocation };
  const argument = name === "Fn::GetAtt" && value.kind === "scalar" ? attributePath(value) : value;
  return { kind: "mapping", location, layout, entries: [{ key, value: argument, location }] } satisfies Mapping;
}

/** Splits `A.B` of `!GetAtt A.B` into `[A, B]`. Only the first dot separates. */
function attributePath(value: Scalar): Node {
  const dot = value.text.indexOf(".");
  if (dot === -1) return value;
  const piece = (from: number, to: number): Scalar => {
    const { start, end } = locationWithin(value, from, to);
    const location = { ...value.location, start, end: Math.min(end, value.location.end) };
    return { kind: "scalar", text: value.text.slice(from, to), quoted: false, location };
  };
  return { kind: "list", location: value.location, items: [piece(0, dot), piece(dot + 1, value.text.length)] };
}
