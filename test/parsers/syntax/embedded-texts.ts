import { expect } from "vitest";
import { readJson } from "../../../src/parsers/syntax/json/json-tree.js";
import { locationWithin, scalarParts, sliceLiteral } from "../../../src/parsers/syntax/text-parts.js";
import { readYaml } from "../../../src/parsers/syntax/yaml/read-yaml.js";
import { sourceFile } from "../../../src/source/index.js";
import type { Embedding, HolePart, Scalar, Text, TextPart } from "../../../src/tree/index.js";
import { scalarAt } from "./tree-views.js";

/** How a text that holds JSON is written as the value of `doc`, and how a piece of the file reads on its own. */
interface Container {
  readonly name: string;
  readonly write: (json: string) => string;
  readonly unwrap: (piece: string) => string;
  readonly within: Embedding;
}

function asBlock(header: string, json: string): string {
  return `a: 1\ndoc: ${header}\n${json.replace(/^/gm, "    ")}\nb: 2\n`;
}

/** How a piece reads where nothing is escaped, and where it is as in JSON. */
export const same = (piece: string): string => piece;
export const fromJson = (piece: string): string => JSON.parse(`"${piece}"`) as string;

export const containers: readonly Container[] = [
  {
    name: "a YAML literal block",
    write: (json) => asBlock("|-", json),
    unwrap: same,
    within: { style: "yaml-block", indent: "    " },
  },
  {
    name: "a YAML folded block",
    write: (json) => asBlock(">", json),
    unwrap: same,
    within: { style: "yaml-block", indent: "    " },
  },
  {
    name: "a YAML block with CRLF",
    write: (json) => asBlock("|", json).replaceAll("\n", "\r\n"),
    unwrap: same,
    within: { style: "yaml-block", indent: "    " },
  },
  {
    name: "a single-quoted YAML text",
    write: (json) => `a: 1\ndoc: '${json.replaceAll("'", "''").replaceAll("\n", "\n\n  ")}'\n`,
    unwrap: (piece) => piece.replaceAll("''", "'"),
    within: { style: "yaml-single", indent: "" },
  },
  {
    name: "a double-quoted YAML text",
    write: (json) => `a: 1\ndoc: ${JSON.stringify(json)}\n`,
    unwrap: fromJson,
    within: { style: "yaml-double", indent: "" },
  },
  {
    name: "a double-quoted YAML text on many lines",
    write: (json) => `a: 1\ndoc: ${JSON.stringify(json).replaceAll(/([{,:])(?=\S)/g, "$1\\\n    ")}\n`,
    unwrap: (piece) => fromJson(piece.replaceAll("\\\n    ", "")),
    within: { style: "yaml-double", indent: "" },
  },
  {
    name: "a JSON string",
    write: (json) => JSON.stringify({ a: 1, doc: json }, undefined, 2),
    unwrap: fromJson,
    within: { style: "json-string", indent: "" },
  },
];

/** The text that is the value of `doc`. */
export function docOf(text: string): Scalar {
  const file = sourceFile("template", text);
  const { documents, problems } = text.startsWith("{") ? readJson(file) : readYaml(file);
  expect(problems).toEqual([]);
  return scalarAt(documents[0], "doc");
}

/** A text in which every `${name}` is a hole, as `Fn::Sub` makes it; `${name=value}` has a value by default. */
export function substituted(scalar: Scalar): Text {
  const [whole] = scalarParts(scalar);
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of scalar.text.matchAll(/\$\{(\w+)(?:=([^}]*))?\}/g)) {
    const to = match.index + match[0].length;
    if (whole && from < match.index) parts.push(sliceLiteral(whole, from, match.index));
    const [, name = "", value] = match;
    const base = { location: locationWithin(scalar, match.index, to), expressionText: name };
    if (value === undefined) parts.push(holeFor(name, base));
    else parts.push({ ...base, kind: "literal", text: value, origin: { from: "default", name } });
    from = to;
  }
  if (whole && from < scalar.text.length) parts.push(sliceLiteral(whole, from, scalar.text.length));
  const { layout, location } = scalar;
  return { kind: "text", parts, location, ...(layout && { layout }) };
}

function holeFor(name: string, base: Pick<HolePart, "location" | "expressionText">): HolePart {
  const reason = `parameter ${name} has no value`;
  return { ...base, kind: "hole", symbol: { id: `#${name}`, shape: "any" }, reason, origin: { from: "computed" } };
}
