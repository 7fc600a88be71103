import { Composer, isAlias, isMap, isPair, isScalar, isSeq, Parser, type CST, type Pair, type Scalar as YamlScalar } from "yaml";
import type { Comment, SyntaxProblem } from "../model/index.js";
import { positionAt, type Location, type SourceFile } from "../source/index.js";
import type { Entry, Layout, List, Mapping, Node, Scalar, Unknown } from "../tree/index.js";
import { decodeBlock } from "./block-text.js";
import { decodeQuoted } from "./quoted-text.js";
import { shortTags, type TagTable } from "./short-tags.js";
import { expandTag, keepsText } from "./yaml-tags.js";
import { mergeEntries, sizeOf } from "./yaml-aliases.js";
import { yamlMessage } from "./yaml-messages.js";

/** What a YAML file holds. */
export interface YamlFile {
  readonly documents: readonly Node[];
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
}

/** Deeper nesting than any template has; the readers of the tree recurse. */
const maximumDepth = 250;

/** How many nodes the aliases of a file may stand for together. */
const maximumExpansion = 50_000;

interface Reading {
  readonly file: SourceFile;
  readonly tags: TagTable;
  readonly problems: SyntaxProblem[];
  readonly comments: Comment[];
  /** Where the tags of the file stand, ascending. */
  readonly tagOffsets: number[];
  readonly anchors: Map<string, Node>;
  /** How deep the lines are indented, by their number. */
  readonly indents: Map<number, number>;
  expanded: number;
}

/** Reads a YAML file, tags of the table as the functions they are short for. Scalars keep their source text. */
export function readYaml(file: SourceFile, tags: TagTable = shortTags): YamlFile {
  const reading: Reading = {
    ...{ file, tags, problems: [], comments: [], tagOffsets: [] },
    ...{ anchors: new Map(), indents: new Map(), expanded: 0 },
  };
  const tokens = [...new Parser().parse(file.text)];
  const depth = scan(tokens, reading);
  const documents = depth > maximumDepth ? [] : compose(tokens, reading);
  reading.comments.sort((one, other) => one.location.start - other.location.start);
  return { documents, problems: reading.problems, comments: reading.comments };
}

function locate({ file }: Reading, start: number, end: number): Location {
  return { file, start, end };
}

/** Collects comments and tags; gives the depth of the nesting, and a problem where it is too deep. */
function scan(tokens: readonly CST.Token[], reading: Reading): number {
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  let deepest = 0;
  for (let next = open.pop(); next; next = open.pop()) {
    const { token, depth } = next;
    if (depth > maximumDepth && deepest <= maximumDepth) {
      const location = locate(reading, token.offset, token.offset + 1);
      reading.problems.push({ message: `Values are nested more than ${String(maximumDepth)} levels deep.`, location });
    }
    deepest = Math.max(deepest, depth);
    if (token.type === "comment") {
      const location = locate(reading, token.offset, token.offset + token.source.length);
      reading.comments.push({ location, text: token.source.slice(1) });
    }
    if (token.type === "tag") reading.tagOffsets.push(token.offset);
    for (const child of childrenOf(token)) open.push({ token: child, depth: depth + 1 });
  }
  reading.tagOffsets.sort((one, other) => one - other);
  return deepest;
}

function childrenOf(token: CST.Token): readonly CST.Token[] {
  const children: (CST.Token | null | undefined)[] = [];
  if ("props" in token) children.push(...token.props);
  if ("start" in token && Array.isArray(token.start)) children.push(...token.start);
  if ("value" in token) children.push(token.value);
  if ("end" in token) children.push(...(token.end ?? []));
  if ("items" in token) {
    for (const { start, key, sep, value } of token.items) children.push(...start, key, ...(sep ?? []), value);
  }
  return children.filter((child) => child !== null && child !== undefined);
}

function compose(tokens: readonly CST.Token[], reading: Reading): readonly Node[] {
  const options = { schema: "failsafe", uniqueKeys: false, keepSourceTokens: true, logLevel: "silent" } as const;
  const documents: Node[] = [];
  for (const document of new Composer(options).compose(tokens, false, reading.file.text.length)) {
    const [error] = document.errors;
    // What follows the first error of a document is mostly its consequence.
    if (error && reading.problems.length === 0) {
      const [start, end] = error.pos;
      const location = locate(reading, start, Math.max(start, end));
      reading.problems.push({ message: yamlMessage(error.code, error.message), location });
    }
    reading.anchors.clear();
    if (document.contents) documents.push(convert(document.contents, reading));
  }
  return documents;
}

function convert(node: unknown, reading: Reading): Node {
  if (isAlias(node)) return aliased(node.source, rangeOf(node), reading);
  const untagged = convertUntagged(node, reading);
  const tagged = isScalar(node) || isMap(node) || isSeq(node) ? applyTag(node.tag, untagged, reading) : untagged;
  if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor) reading.anchors.set(node.anchor, tagged);
  return tagged;
}

function convertUntagged(node: unknown, reading: Reading): Node {
  if (isMap(node)) {
    return collection(node, reading, (location, layout): Mapping => {
      const entries = mergeEntries(node.items.flatMap((pair) => entryFrom(pair, reading)), () => reading.expanded < maximumExpansion);
      return { kind: "mapping", location: location(entries.at(-1)?.location.end), layout, entries };
    });
  }
  if (isSeq(node)) {
    return collection(node, reading, (location, layout): List => {
      const items = node.items.map((item) => convert(isPair(item) ? item.value : item, reading));
      const last = node.items.at(-1);
      return { kind: "list", location: location(endOf(last, items.at(-1))), layout, items };
    });
  }
  return isScalar(node) ? scalarFrom(node, reading) : { kind: "null", location: locate(reading, 0, 0) };
}

/** Blocks end where their last value does, what stands between brackets with its bracket. */
function collection<T extends Node>(
  node: { readonly flow?: boolean; readonly range?: readonly number[] | null },
  reading: Reading,
  build: (location: (lastEnd: number | undefined) => Location, layout: Layout) => T,
): T {
  const [start, end] = rangeOf(node);
  const isFlow = node.flow === true;
  const layout: Layout = { syntax: "yaml", style: isFlow ? "flow" : "block", indent: isFlow ? indentAt(start, reading) : columnAt(start, reading) };
  return build((lastEnd) => locate(reading, start, isFlow ? end : (lastEnd ?? end)), layout);
}

/** An alias stands where it is written, though its value stands with the anchor. */
function endOf(item: unknown, value: Node | undefined): number | undefined {
  return isAlias(item) ? rangeOf(item)[1] : value?.location.end;
}

function entryFrom(pair: Pair, reading: Reading): Entry[] {
  const key = keyFrom(pair.key, reading);
  if (!key) return [];
  const value: Node = pair.value ? convert(pair.value, reading) : { kind: "null", location: { ...key.location, start: key.location.end } };
  const end = Math.max(key.location.end, endOf(pair.value, value) ?? 0);
  return [{ key, value, location: locate(reading, key.location.start, end) }];
}

function keyFrom(node: unknown, reading: Reading): Scalar | undefined {
  const value = isScalar(node) ? textFrom(node, reading) : isAlias(node) ? reading.anchors.get(node.source) : undefined;
  if (isScalar(node) && node.anchor && value) reading.anchors.set(node.anchor, value);
  if (value?.kind === "scalar") return value;
  const [start, end] = rangeOf(node);
  if (reading.problems.length === 0) {
    reading.problems.push({ message: "A key must be a text.", location: locate(reading, start, end) });
  }
  return undefined;
}

function scalarFrom(node: YamlScalar, reading: Reading): Node {
  const scalar = textFrom(node, reading);
  // All other types are told from the text where it is used.
  const isNull = !scalar.quoted && /^(?:|~|null|Null|NULL)$/.test(scalar.text) && !keepsText(node.tag);
  return isNull ? { kind: "null", location: scalar.location } : scalar;
}

const styles: Readonly<Record<string, Layout["style"]>> = {
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

function textFrom(node: YamlScalar, reading: Reading): Scalar {
  const { file } = reading;
  const [start, end] = rangeOf(node);
  const style = styles[node.type ?? ""] ?? "plain";
  const isBlock = style === "literal" || style === "folded";
  const read = isBlock
    ? decodeBlock(file.text, start, end, node.srcToken && "indent" in node.srcToken ? node.srcToken.indent : 0)
    : decodeQuoted(file.text, start, end, style === "single" || style === "double" ? style : "plain");
  const text = node.source ?? "";
  // Where the library reads a broken scalar otherwise, its places are not known.
  const map = read.text === text ? read.map : [];
  return {
    kind: "scalar",
    text,
    quoted: style !== "plain",
    location: locate(reading, start, isBlock ? start + file.text.slice(start, end).trimEnd().length : end),
    layout: { syntax: "yaml", style, indent: indentAt(start, reading) },
    ...(map && { map }),
  };
}

function applyTag(tag: string | undefined, value: Node, reading: Reading): Node {
  if (tag === undefined) return value;
  const start = tagBefore(value.location.start, reading);
  const location = locate(reading, start, Math.max(start, value.location.end));
  const keyEnd = Math.min(location.end, start + tag.length);
  return expandTag(tag, reading.tags, value, location, locate(reading, start, keyEnd), indentAt(start, reading));
}

function tagBefore(offset: number, { tagOffsets }: Reading): number {
  let low = 0;
  let high = tagOffsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tagOffsets[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return tagOffsets[low - 1] ?? offset;
}

function aliased(name: string, [start, end]: readonly [number, number], reading: Reading): Node {
  const value = reading.anchors.get(name);
  const location = locate(reading, start, end);
  if (!value) {
    if (reading.problems.length === 0) {
      reading.problems.push({ message: `There is no anchor &${name} before this alias.`, location });
    }
    return unknownAt(location, `there is no anchor &${name}`);
  }
  reading.expanded += sizeOf(value, maximumExpansion);
  return reading.expanded > maximumExpansion ? unknownAt(location, "the aliases of this file stand for too many values") : value;
}

function unknownAt(location: Location, reason: string): Unknown {
  const symbol = { id: `${location.file.path}@${String(location.start)}`, shape: "any" } as const;
  return { kind: "unknown", location, reason, symbol, origin: { from: "written" } };
}

function rangeOf(node: unknown): [number, number] {
  const range = typeof node === "object" && node !== null && "range" in node && Array.isArray(node.range) ? node.range : [];
  const [start, end] = range.map(Number);
  return [start ?? 0, end ?? start ?? 0];
}

function columnAt(offset: number, { file }: Reading): number {
  return positionAt(file, offset).column - 1;
}

/** How deep the line of an offset is indented. */
function indentAt(offset: number, { file, indents }: Reading): number {
  const { line, column } = positionAt(file, offset);
  const known = indents.get(line);
  if (known !== undefined) return Math.min(known, column - 1);
  const start = file.lineStarts[line - 1] ?? 0;
  let at = start;
  while (file.text[at] === " " || file.text[at] === "\t") at++;
  indents.set(line, at - start);
  return Math.min(at - start, column - 1);
}
