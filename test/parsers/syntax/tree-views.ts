import { locationWithin } from "../../../src/parsers/syntax/text-parts.js";
import { endOf, startOf, textOf, type Location } from "../../../src/source/index.js";
import { display, type LiteralPart, type Node, type Scalar } from "../../../src/tree/index.js";

/** The text of the file that stands for every unit of a decoded text, units that stand for themselves together. */
export function spelledBy(scalar: Scalar | LiteralPart): string[] {
  const pieces: string[] = [];
  let isCopy = false;
  for (let at = 0; at < scalar.text.length; at++) {
    const spelled = textOf(locationWithin(scalar, at, at + 1));
    const isSame = spelled === scalar.text[at];
    if (isCopy && isSame) pieces.push(`${pieces.pop() ?? ""}${spelled}`);
    else pieces.push(spelled);
    isCopy = isSame;
  }
  return pieces;
}

/** The text of the file that stands for a part of a decoded text. */
export function spellingOf(scalar: Scalar | LiteralPart, part: string): string {
  const at = scalar.text.indexOf(part);
  if (at < 0) throw new Error(`${JSON.stringify(part)} is not in ${JSON.stringify(scalar.text)}`);
  return textOf(locationWithin(scalar, at, at + part.length));
}

/** `line:column-line:column`, as people count. */
export function rangeOf(location: Location): string {
  const [start, end] = [startOf(location), endOf(location)];
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** The node at a path of keys and indexes. */
export function at(node: Node | undefined, ...path: readonly (string | number)[]): Node {
  const found = path.reduce<Node | undefined>((inner, step) => {
    if (typeof step === "number") return inner?.kind === "list" ? inner.items[step] : undefined;
    return inner?.kind === "mapping" ? inner.entries.findLast(({ key }) => key.text === step)?.value : undefined;
  }, node);
  if (!found) throw new Error(`there is nothing at ${path.join("/")}`);
  return found;
}

export function scalarAt(node: Node | undefined, ...path: readonly (string | number)[]): Scalar {
  const found = at(node, ...path);
  if (found.kind !== "scalar") throw new Error(`there is a ${found.kind} at ${path.join("/")}`);
  return found;
}

/** A tree as plain values: scalars as texts, mappings as lists of pairs where a key stands twice. */
export function plain(node: Node | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return undefined;
    case "scalar":
      return node.text;
    case "text":
      return display(node);
    case "null":
      return null;
    case "unknown":
      return `?${node.reason}`;
    case "list":
      return node.items.map(plain);
    case "mapping": {
      const pairs = node.entries.map(({ key, value }) => [key.text, plain(value)] as const);
      const incompleteReason = node.incompleteReason === undefined ? [] : [["…", node.incompleteReason] as const];
      const all = [...pairs, ...incompleteReason];
      return new Set(all.map(([key]) => key)).size === all.length ? Object.fromEntries(all) : all;
    }
    case "choice":
      return node.branches.map(({ value }) => plain(value));
  }
}
