import type { Location, PlacedProblem } from "../../source/index.js";
import type { ConfigProblem } from "./config-problems.js";
import { entryOf, type Mapping, type Node, type Scalar } from "../../tree/index.js";

/** The plain value of a YAML or JSON tree. `path` is the list of keys from the root to this node. */
export function plainValue(
  node: Node,
  isTextAt: (path: readonly string[]) => boolean = () => false,
  path: readonly string[] = [],
): unknown {
  switch (node.kind) {
    case "scalar":
      return isTextAt(path) ? node.text : scalarValue(node);
    case "list":
      return node.items.map((item, index) => plainValue(item, isTextAt, [...path, String(index)]));
    case "mapping":
      return Object.fromEntries(
        node.entries.map(({ key, value }) => [key.text, plainValue(value, isTextAt, [...path, key.text])]),
      );
    case "null":
      return null;
    case "text":
    case "choice":
    case "unknown":
      return undefined;
  }
}

/** The value of a scalar in YAML. Digits that would change as a number (`012`, account numbers) stay text. */
function scalarValue({ text, quoted }: Scalar): unknown {
  if (quoted) return text;
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  const number = Number(text);
  return text !== "" && String(number) === text ? number : text;
}

/**
 * The location of the value at a path, or of its key. If there is none, the location of the nearest value around it.
 */
export function locationAt(root: Node, path: readonly string[], part: "key" | "value"): Location {
  let node = root;
  let location = root.location;
  for (const step of path) {
    const entry = node.kind === "mapping" ? entryOf(node, step) : undefined;
    const next = node.kind === "list" ? node.items[Number(step)] : entry?.value;
    if (!next) break;
    location = part === "key" && entry ? entry.key.location : next.location;
    node = next;
  }
  return location;
}

/** What is wrong with a tree whose values are read as they stand. */
export function treeProblems(root: Node, name: string): readonly PlacedProblem[] {
  return [
    ...keysWrittenTwice(root).map(({ location, text }) => ({ location, message: `"${text}" is written twice.` })),
    ...unreadIn(root).map(({ location, reason }) => ({ location, message: `This value is not read: ${reason}.` })),
  ].map((problem) => ({ name, ...problem }));
}

/** Problems of the values at paths, at their places and in their order. */
export function placedIn(root: Node, name: string, problems: readonly ConfigProblem[]): readonly PlacedProblem[] {
  const placed = problems.map(({ isAboutKey, message, path }) => {
    return { name, message, location: locationAt(root, path, isAboutKey ? "key" : "value") };
  });
  return placed.sort((one, other) => one.location.start - other.location.start);
}

/** Values behind a tag of another program: what it makes of them is not known. */
function unreadIn(node: Node): readonly Extract<Node, { readonly kind: "unknown" }>[] {
  if (node.kind === "unknown") return [node];
  if (node.kind === "list") return node.items.flatMap(unreadIn);
  return node.kind === "mapping" ? node.entries.flatMap(({ value }) => unreadIn(value)) : [];
}

/** Keys that occur again in the same mapping, in this mapping or in one inside it. */
function keysWrittenTwice(node: Node): readonly Scalar[] {
  if (node.kind === "list") return node.items.flatMap(keysWrittenTwice);
  if (node.kind !== "mapping") return [];
  return [...twiceIn(node), ...node.entries.flatMap(({ value }) => keysWrittenTwice(value))];
}

function twiceIn(mapping: Mapping): readonly Scalar[] {
  const seen = new Set<string>();
  return mapping.entries.flatMap(({ key }) => {
    if (seen.has(key.text)) return [key];
    seen.add(key.text);
    return [];
  });
}
