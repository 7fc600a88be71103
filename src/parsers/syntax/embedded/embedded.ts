import { extended, fitted, type Location, type SyntaxProblem, sourceFile } from "../../../source/index.js";
import {
  asText,
  gapIn,
  literalOf,
  placeInQuotes,
  reasonOf,
  type Embedding,
  type Entry,
  type Layout,
  type List,
  type Mapping,
  type Node,
  type OpenEntry,
  type OffsetPiece,
  type Scalar,
  type Text,
  type TextPart,
  type Unknown,
} from "../../../tree/index.js";
import { decodedOffset, mapThrough } from "./embedded-map.js";
import { embeddedSource, type EmbeddedSource, type Segment } from "./embedded-source.js";
import { readJson } from "../json/json-tree.js";
import { offsetPiecesOf } from "../text-parts.js";

/**
 * Reads the JSON in a text. Every node has its real place in the file. Strings keep the holes of the text, and a hole
 * as a whole value or key is an unknown. `undefined`: the text is not JSON. If the JSON is broken, its errors are added
 * to `problems`.
 */
export function readEmbeddedJson(text: Text | Scalar, problems?: SyntaxProblem[]): Node | undefined {
  const outer = asText(text);
  if (!outer || !/^\s*[{[]/.test(firstLiteral(outer))) return undefined;
  const source = embeddedSource(outer);
  const read = readJson(sourceFile(outer.location.file.path, source.text), source.mark);
  const [root] = read.documents;
  problems?.push(
    ...read.problems.map(({ message, location }) => ({
      message: source.shown(message),
      location: source.locate(location.start, location.end),
    })),
  );
  return root && place(root, { source, within: embeddingsOf(outer), ...(outer.hasOmittedPart && { hasGap: true }) });
}

/** Whether a text is a JSON document, and no name or address. It is read where it is written, wherever it is passed. */
export function isDocument(text: Text): boolean {
  return /^\s*[{[](?:\s*["{[]|\s*\n)/.test(firstLiteral(text));
}

/** The texts around the content of the text. Empty if the text is a whole file, perhaps with something put into it. */
function embeddingsOf(outer: Text): readonly Embedding[] | undefined {
  const ends = [outer.parts[0], outer.parts.at(-1)];
  if (ends.every((part) => part?.origin.from === "file" && part.location.file === outer.location.file)) return [];
  const embedding = embeddingOf(outer);
  return embedding && fitted([...(outer.layout?.within ?? []), embedding]);
}

function firstLiteral({ parts }: Text): string {
  const first = parts.find((part) => part.kind === "hole" || part.text.trim() !== "");
  return first?.kind === "literal" ? first.text : "";
}

interface Placing {
  readonly source: EmbeddedSource;
  /** A value of the text has an omitted part. */
  readonly hasGap?: true;
  /** Absent if the text is not written as one text. Then nothing in it can be edited. */
  readonly within: readonly Embedding[] | undefined;
}

function embeddingOf({ layout, parts, location }: Text): Embedding | undefined {
  if (!layout) return undefined;
  const style = embeddingStyle(layout);
  const isBlock = style === "yaml-block" || style === "hcl-heredoc";
  const indent = isBlock ? indentOf(parts, location) : "";
  return style && { style, indent, ...(layout.variables && { variables: layout.variables }) };
}

function embeddingStyle({ syntax, style }: Layout): Embedding["style"] | undefined {
  if (style === "double") return syntax === "json" ? "json-string" : syntax === "yaml" ? "yaml-double" : "hcl-quoted";
  if (style === "single") return "yaml-single";
  if (style === "literal" || style === "folded") return "yaml-block";
  return style === "heredoc" ? "hcl-heredoc" : undefined;
}

/** The white space before the first line of a block. */
function indentOf(parts: readonly TextPart[], { file }: Location): string {
  const first = parts.find((part) => part.kind === "literal");
  const at = first?.kind === "literal" ? placeInQuotes(first).start : 0;
  const lineStart = file.text.lastIndexOf("\n", at - 1) + 1;
  return /^[ \t]*/.exec(file.text.slice(lineStart, at))?.[0] ?? "";
}

/** Gives a node of the inner text its place in the file. */
function place(node: Node, placing: Placing): Node {
  switch (node.kind) {
    case "scalar":
      return placeScalar(node, placing);
    case "unknown":
      return placeUnknown(node, placing);
    case "list":
      return {
        kind: "list",
        items: node.items.map((item) => place(item, placing)),
        ...placement(node, placing),
        ...incompletenessOf(node, placing),
        ...(isEmptied(node, placing) && { isConditional: true }),
      };
    case "mapping":
      return placeMapping(node, placing);
    case "null":
      return { kind: "null", ...placement(node, placing) };
    case "text":
    case "choice":
      return node;
  }
}

/** Whether a list is empty where a condition leaves out what it has elsewhere. */
function isEmptied({ items, location: { start, end } }: List, { hasGap, source }: Placing): boolean {
  return items.length === 0 && hasGap === true && lacksPiece(source.segments(start, end));
}

/** The place of a node in the file. It has a layout only if the node is written there as one node. */
function placement({ location, layout }: Node, { source, within }: Placing): Pick<Node, "location" | "layout"> {
  const isEditable = layout && within && source.isInSource(location.start, location.end);
  const place = source.locate(location.start, location.end);
  return { location: place, ...(isEditable && { layout: within.length > 0 ? extended(layout, { within }) : layout }) };
}

function placeUnknown(node: Unknown, placing: Placing): Node {
  const hole = placing.source.holeIn(node.reason);
  return { ...node, ...hole, kind: "unknown", ...placement(node, placing) };
}

function incompletenessOf(
  { incompleteReason: mark }: List | Mapping,
  { source }: Placing,
): { incompleteReason?: string } {
  return mark === undefined ? {} : { incompleteReason: source.holeIn(mark)?.reason ?? mark };
}

function placeMapping(node: Mapping, placing: Placing): Mapping {
  const { source } = placing;
  let { incompleteReason } = incompletenessOf(node, placing);
  const entries: Entry[] = [];
  const openEntries: OpenEntry[] = [];
  for (const { key: written, value: inner, location: of } of node.entries) {
    const placed = placeScalar(written, placing);
    const key = placed.kind === "text" ? keyFrom(placed) : placed;
    const [value, location] = [place(inner, placing), source.locate(of.start, of.end)];
    if (placed.kind === "text") incompleteReason ??= reasonOf(placed);
    if (key.kind === "scalar") entries.push({ key, value, location });
    else openEntries.push({ key, value, location });
  }
  return {
    kind: "mapping",
    entries: fitted(entries),
    ...placement(node, placing),
    ...(incompleteReason !== undefined && { incompleteReason }),
    ...(openEntries.length > 0 && { openEntries }),
  };
}

/** The key that a text without holes gives: it may be another one in another deployment. */
function keyFrom(text: Text): Scalar | Text {
  const literal = literalOf(text);
  if (literal === undefined) return text;
  return { kind: "scalar", text: literal, quoted: true, location: text.location, isConditional: true, ...gapIn(text) };
}

/** A literal that is written in one piece stays a scalar. A value with a hole or from another place becomes a text. */
function placeScalar(scalar: Scalar, placing: Placing): Scalar | Text {
  const inner = offsetPiecesOf(scalar) ?? [];
  const end = inner.at(-1);
  const [start, stop] = [
    inner[0]?.offset ?? scalar.location.start,
    end ? end.offset + end.length : scalar.location.end,
  ];
  const segments = placing.source.segments(start, Math.max(stop, start + 1));
  const [only, ...others] = segments;
  const gap =
    placing.hasGap && lacksPiece(placing.source.segments(start - 1, stop + 1)) ? { hasOmittedPart: true as const } : {};
  const place = { ...placement(scalar, placing), ...gap };
  if (!only || (others.length === 0 && only.part.kind === "literal" && only.part.origin.from === "written")) {
    const map = only?.pieces ? mapThrough(inner, only, 0, scalar.text.length) : [];
    const mark = only?.part.isConditional && { isConditional: only.part.isConditional };
    return { kind: "scalar", text: scalar.text, quoted: scalar.quoted, ...place, map, ...mark };
  }
  const parts = segments.flatMap((segment) => partOf(segment, scalar, inner));
  return { kind: "text", parts, ...place };
}

/**
 * Whether a part is empty. It is if a segment is empty, or if two written segments are adjacent: then the part between
 * them is empty.
 */
function lacksPiece(segments: readonly Segment[]): boolean {
  const isWritten = (segment: Segment | undefined): boolean => segment?.part.origin.from === "written";
  return segments.some(
    (segment, index) => segment.start === segment.end || (isWritten(segment) && isWritten(segments[index + 1])),
  );
}

function partOf(segment: Segment, scalar: Scalar, inner: readonly OffsetPiece[]): readonly TextPart[] {
  const { part, start, end, pieces } = segment;
  if (part.kind === "hole") return [part];
  const from = decodedOffset(inner, start);
  const to = decodedOffset(inner, end);
  const text = scalar.text.slice(from, to);
  if (text === "") return [];
  const { map: _map, ...rest } = part;
  if (!pieces) return [{ map: [], ...rest, text }];
  const map = mapThrough(inner, segment, from, to);
  const offset = map[0]?.offset ?? part.location.start;
  const last = map.at(-1);
  return [
    {
      map,
      ...rest,
      text,
      location: { ...part.location, start: offset, end: last ? last.offset + last.length : offset },
    },
  ];
}
