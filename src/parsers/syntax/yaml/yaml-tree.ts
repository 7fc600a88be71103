import {
  Composer,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type CST,
  type Pair,
  type Scalar as YamlScalar,
} from "yaml";
import { type Location, type SourceFile, lastIndexUpTo } from "../../../source/index.js";
import { unreadable } from "../unreadable.js";
import type { Entry, Layout, List, Mapping, Node, Scalar } from "../../../tree/index.js";
import { decodeBlock } from "./block-text.js";
import { decodeQuoted } from "../quoted-text.js";
import type { TagTable } from "./short-tags.js";
import { expandTag, isPlainTag, keepsText } from "./yaml-tags.js";
import { mergeEntries, sizeOf } from "./yaml-aliases.js";
import { isTolerated, joinLines, withDashesAsTexts } from "./yaml-lenience.js";
import { columnAt, addProblem, indentAt, locate, rangeOf, type Reading } from "./yaml-reading.js";
import { surveyTokens } from "./yaml-tokens.js";
import type { YamlFile } from "./yaml-file.js";
import { keyMessage, yamlMessage } from "./yaml-messages.js";

/** The maximum depth. No template is nested so deeply, and the code that reads the tree is recursive. */
const maximumDepth = 250;

/** The maximum number of nodes that all aliases of a file may expand to. */
const maximumExpansion = 50_000;

/** How many values with a wrong indent are repaired. After that, the first error is reported. */
const maximumRepairs = 20;

/** Parses any YAML file, with the YAML library. */
export function readFullYaml(file: SourceFile, tags: TagTable): YamlFile {
  const source = file.text.replace(/\r(?!\n)/g, "\n");
  const { endedEarlyAt, yaml } = readText(file, source, source, tags);
  const repaired = yaml.problems.length > 0 ? repair(source, endedEarlyAt) : undefined;
  const second = repaired === undefined ? undefined : readText(file, source, repaired, tags).yaml;
  return second?.problems.length === 0 ? { ...second, comments: yaml.comments } : yaml;
}

/** The text after joining wrongly indented lines inside quotes or brackets. `undefined`: nothing could be repaired. */
function repair(text: string, firstEnd: number | undefined): string | undefined {
  let repaired: string | undefined;
  let endedEarlyAt = firstEnd;
  for (let repairs = 0; repairs < maximumRepairs; repairs++) {
    if (endedEarlyAt === undefined) return repaired;
    repaired = joinLines(repaired ?? text, endedEarlyAt);
    if (repaired === undefined) return undefined;
    ({ endedEarlyAt } = surveyTokens(tokensOf(repaired), maximumDepth));
  }
  return undefined;
}

interface TextReading {
  readonly yaml: YamlFile;
  /** Where a quoted text or bracket without a correct end begins, in a text that is not nested too deeply. */
  readonly endedEarlyAt: number | undefined;
}

/** Parses a text. `text` is the source itself, or the source with other white space but the same offsets. */
function readText(file: SourceFile, source: string, text: string, tags: TagTable): TextReading {
  const tokens = tokensOf(text);
  const { comments, endedEarlyAt, tagOffsets, tooDeepAt } = surveyTokens(tokens, maximumDepth);
  const reading: Reading = {
    file,
    source,
    tags,
    problems: [],
    tagOffsets,
    isRepaired: text !== source,
    anchors: new Map(),
    sharedValues: new Set(),
    indents: new Map(),
    expanded: 0,
  };
  if (tooDeepAt !== undefined) {
    addProblem(reading, `Values are nested more than ${String(maximumDepth)} levels deep.`, tooDeepAt, tooDeepAt + 1);
  }
  const documents = tooDeepAt === undefined ? compose(tokens, reading) : [];
  const yaml = {
    documents,
    problems: reading.problems,
    comments: comments.map(({ offset, source }) => ({
      location: locate(reading, offset, offset + source.length),
      text: source.slice(1),
    })),
    sharedValues: [...reading.sharedValues],
  };
  return { yaml, endedEarlyAt: tooDeepAt === undefined ? endedEarlyAt : undefined };
}

function tokensOf(text: string): readonly CST.Token[] {
  const parser = new Parser();
  const tokens = withDashesAsTexts([...new Lexer().lex(text)]).flatMap((piece) => [...parser.next(piece)]);
  return [...tokens, ...parser.end()];
}

function compose(tokens: readonly CST.Token[], reading: Reading): readonly Node[] {
  const options = { schema: "failsafe", uniqueKeys: false, keepSourceTokens: true, logLevel: "silent" } as const;
  const documents: Node[] = [];
  for (const document of new Composer(options).compose(tokens, false, reading.file.text.length)) {
    const error = document.errors.find(({ message }) => !isTolerated(message));
    if (error) addProblem(reading, yamlMessage(error.code, error.message), ...error.pos);
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
      const written = node.items.flatMap((pair) => entryFrom(pair, reading));
      return { kind: "mapping", location: location(written.at(-1)?.location.end), layout, ...mergeEntries(written) };
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

/** A block mapping or list ends with its last value, a flow mapping or list with its bracket. */
function collection<T extends Node>(
  node: { readonly flow?: boolean; readonly range?: readonly number[] | null },
  reading: Reading,
  build: (location: (lastEnd: number | undefined) => Location, layout: Layout) => T,
): T {
  const [start, end] = rangeOf(node);
  const isFlow = node.flow === true;
  const layout: Layout = {
    syntax: "yaml",
    style: isFlow ? "flow" : "block",
    indent: isFlow ? indentAt(start, reading) : columnAt(start, reading),
  };
  return build((lastEnd) => locate(reading, start, isFlow ? end : (lastEnd ?? end)), layout);
}

/** The end of an item. An alias has its own place, but its value has the place of the anchor. */
function endOf(item: unknown, value: Node | undefined): number | undefined {
  return isAlias(item) ? rangeOf(item)[1] : value?.location.end;
}

function entryFrom(pair: Pair, reading: Reading): Entry[] {
  const key = keyFrom(pair.key, reading);
  if (!key) return [];
  // The entry is where its alias is, not where the anchor is.
  const [keyStart, keyEnd] = isAlias(pair.key) ? rangeOf(pair.key) : [key.location.start, key.location.end];
  const value: Node = pair.value
    ? convert(pair.value, reading)
    : { kind: "null", location: locate(reading, keyEnd, keyEnd) };
  const end = Math.max(keyEnd, endOf(pair.value, value) ?? 0);
  return [{ key, value, location: locate(reading, keyStart, end) }];
}

function keyFrom(node: unknown, reading: Reading): Scalar | undefined {
  const value = isScalar(node) ? textFrom(node, reading) : isAlias(node) ? reading.anchors.get(node.source) : undefined;
  if (isScalar(node) && node.anchor && value) reading.anchors.set(node.anchor, value);
  const isFunction = isScalar(node) && !isPlainTag(node.tag);
  if (value?.kind === "scalar" && !isFunction) return value;
  addProblem(reading, keyMessage(isFunction, isFunction ? (node.source ?? "") : ""), ...rangeOf(node));
  return undefined;
}

function scalarFrom(node: YamlScalar, reading: Reading): Node {
  const scalar = textFrom(node, reading);
  // The type of all other scalars is decided from their text, where they are used.
  const isNull = !scalar.quoted && /^(?:|~|null|Null|NULL)$/.test(scalar.text) && !keepsText(node.tag);
  return isNull ? { kind: "null", location: scalar.location, ...(scalar.layout && { layout: scalar.layout }) } : scalar;
}

const styles: Readonly<Record<string, Layout["style"]>> = {
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "literal",
  BLOCK_FOLDED: "folded",
};

function textFrom(node: YamlScalar, reading: Reading): Scalar {
  const { source } = reading;
  const [start, end] = rangeOf(node);
  const style = styles[node.type ?? ""] ?? "plain";
  const isBlock = style === "literal" || style === "folded";
  const read = isBlock
    ? decodeBlock(source, start, end, node.srcToken && "indent" in node.srcToken ? node.srcToken.indent : 0)
    : decodeQuoted(source, start, end, style === "single" || style === "double" ? style : "plain");
  const asRead = node.source ?? "";
  const text = reading.isRepaired ? read.text : asRead;
  // Joining lines may remove a comment, and so two values without a comma become one text.
  const isSplit = reading.isRepaired && style === "plain" && spaced(read.text) !== spaced(asRead);
  if (isSplit) addProblem(reading, "This is not valid YAML: a comma is missing.", start, end);
  // If the library reads a broken scalar differently, the places of its characters are not known.
  const map = read.text === text ? read.map : [];
  return {
    kind: "scalar",
    text,
    quoted: style !== "plain",
    location: locate(reading, start, isBlock ? start + source.slice(start, end).trimEnd().length : end),
    layout: { syntax: "yaml", style, indent: indentAt(start, reading) },
    ...(map !== undefined && { map }),
  };
}

function spaced(text: string): string {
  return text.replace(/\s+/g, " ");
}

function applyTag(tag: string | undefined, value: Node, reading: Reading): Node {
  if (tag === undefined) return value;
  const start = tagBefore(value.location.start, reading);
  const location = locate(reading, start, Math.max(start, value.location.end));
  const keyEnd = Math.min(location.end, start + tag.length);
  return expandTag(tag, reading.tags, value, location, locate(reading, start, keyEnd), indentAt(start, reading));
}

function tagBefore(offset: number, { tagOffsets }: Reading): number {
  return tagOffsets[lastIndexUpTo(tagOffsets, offset, (at) => at)] ?? offset;
}

function aliased(name: string, [start, end]: readonly [number, number], reading: Reading): Node {
  const value = reading.anchors.get(name);
  const location = locate(reading, start, end);
  if (!value) {
    addProblem(reading, `There is no anchor &${name} before this alias.`, start, end);
    return unreadable(location, `there is no anchor &${name}`);
  }
  reading.sharedValues.add(value);
  reading.expanded += sizeOf(value, maximumExpansion);
  return reading.expanded > maximumExpansion
    ? unreadable(location, "the aliases of this file stand for too many values")
    : value;
}
