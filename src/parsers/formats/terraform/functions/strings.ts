import { withoutEnd } from "../../../../source/index.js";
import { literalPart, asLiteral, asText, type Node, type TextPart } from "../../../../tree/index.js";
import { sliceLiteral } from "../../../syntax/text-parts.js";
import { joinTexts } from "../../../values/join-texts.js";
import { splitText } from "../../../values/split-text.js";
import { computedBoolean, computedText, listOf, textOfParts } from "../../../values/values.js";
import { charactersOf } from "./characters.js";
import type { FunctionTable, HclFunction } from "./function-call.js";
import { format, isWidth } from "./format.js";

/** A function of one known text. If the text is not known, there is no result. */
function ofText(change: (text: string) => string | undefined): HclFunction {
  return ([node], { location, fail }) => {
    if (node?.kind === "null") return fail("its argument is null");
    const text = asLiteral(node);
    if (text === undefined) return undefined;
    const changed = change(text);
    if (changed === undefined) return undefined;
    // An unchanged text is still the written one.
    return changed === text && node ? node : computedText(changed, location);
  };
}

/**
 * A function of letters that changes each part of a text by itself. A hole stays, but the function becomes a part of
 * its id.
 */
function ofParts(word: string, change: (text: string) => string): HclFunction {
  return (given, call) => {
    const [node] = given;
    if (node?.kind !== "text" && node?.kind !== "unknown") return ofText(change)(given, call);
    const parts = asText(node)?.parts ?? [];
    const changed = parts.map((part): TextPart => {
      if (part.kind === "literal")
        return change(part.text) === part.text ? part : literalPart(change(part.text), part.location);
      // Regions, accounts, partitions and DNS suffixes have no capital letters.
      const isPlace = word === "lower" && /^(?:region|account|partition|suffix)$/.test(part.symbol.shape);
      if (isPlace) return part;
      const expressionText =
        part.expressionText === undefined ? {} : { expressionText: `${word}(${part.expressionText})` };
      const { domain, id } = part.symbol;
      const symbol = { ...part.symbol, id: `${word}(${id})`, ...(domain && { domain: domain.map(change) }) };
      return { ...part, symbol, ...expressionText };
    });
    return textOfParts(changed, node.location, node.layout);
  };
}

const join: HclFunction = ([separator, ...lists], { location }) => {
  const between = asText(separator)?.parts;
  if (!between || !lists.every((list) => list.kind === "list" && list.incompleteReason === undefined)) return undefined;
  const items = lists.flatMap((list) => (list.kind === "list" ? list.items : []));
  const [only, ...others] = items;
  if (only && others.length === 0 && (only.kind !== "scalar" || only.quoted)) return only;
  const gap: Node = textOfParts(between, location);
  const pieces = items.flatMap((item, index) => (index === 0 ? [item] : [gap, item]));
  return joinTexts(pieces, location);
};

const split: HclFunction = ([separator, node], { location }) => {
  const by = asLiteral(separator);
  const text = asText(node);
  return by === undefined || !text ? undefined : splitText(text, by, location);
};

const substr: HclFunction = ([node, offset, length], { location }) => {
  const text = asLiteral(node);
  const [from, count] = [Number(asLiteral(offset)), Number(asLiteral(length))];
  if (text === undefined || Number.isNaN(from) || Number.isNaN(count)) return undefined;
  const letters = charactersOf(text);
  if (!letters) return undefined;
  const start = from < 0 ? Math.max(0, letters.length + from) : from;
  return computedText(letters.slice(start, count < 0 ? undefined : start + count).join(""), location);
};

function affix(has: (text: string, affix: string) => boolean): HclFunction {
  return ([node, other], { location }) => {
    const [text, part] = [asLiteral(node), asLiteral(other)];
    return text === undefined || part === undefined ? undefined : computedBoolean(has(text, part), location);
  };
}

/** Removes white space at the ends of a text. What is between them may contain holes, as may an end that can have none. */
function ofEnds(cuts: { readonly start?: Cut; readonly end: Cut }): HclFunction {
  const { start = same, end } = cuts;
  const ofWhole = ofText((text) => start(end(text)));
  return (given, call) => {
    const [node] = given;
    if (node && isDocument(node)) return node;
    const text = node?.kind === "text" || (node?.kind === "scalar" && node.quoted) ? asText(node) : undefined;
    if (!node || !text) return ofWhole(given, call);
    const cut = cutAtEnd(text.parts, end, "end");
    const left = cut && cuts.start ? cutAtEnd([...cut].reverse(), start, "start")?.reverse() : cut;
    if (!left) return undefined;
    const isSame = left.length === text.parts.length && left.every((part, at) => part === text.parts[at]);
    // What is left stands where it did.
    return isSame ? node : textOfParts(left, node.location, node.layout);
  };
}

type Cut = (text: string) => string;

const same: Cut = (text) => text;

/** The parts without what is cut from the last ones, at that end of them. `undefined`: it is not known how a hole ends. */
function cutAtEnd(parts: readonly TextPart[], cut: Cut, end: "start" | "end"): TextPart[] | undefined {
  const last = parts.at(-1);
  if (!last || (last.kind === "hole" && bare(last))) return [...parts];
  if (last.kind === "hole") return undefined;
  const text = cut(last.text);
  const before = parts.slice(0, -1);
  if (text === "") return cutAtEnd(before, cut, end);
  if (text === last.text) return [...parts];
  const { length } = last.text;
  return [
    ...before,
    end === "end" ? sliceLiteral(last, 0, text.length) : sliceLiteral(last, length - text.length, length),
  ];
}

/** A hole that has no white space: where something is, and the name or the ARN of a resource. */
function bare({ symbol }: Extract<TextPart, { kind: "hole" }>): boolean {
  return symbol.shape !== "any";
}

/** What a function of texts gets as a value stands for its JSON text: `jsonencode` and policy documents give such ones. */
function isDocument({ kind }: Node): boolean {
  return kind === "mapping" || kind === "list";
}

/** Whether a value is an object or a list where it is written, and not a policy document of a data source. */
function isObject(node: Node): boolean {
  return isDocument(node) && node.layout?.syntax === "hcl" && node.layout.style !== "blocks";
}

/** Removes a text at one end. The other end may contain holes. */
function trimEnd(end: "start" | "end", cut: (text: string, what: string) => string): HclFunction {
  return ([node, what], { location }) => {
    const parts = asText(node)?.parts;
    const affixText = what ? asLiteral(what) : "";
    if (!parts || affixText === undefined) return undefined;
    const at = end === "start" ? 0 : parts.length - 1;
    const part = parts[at];
    if (part?.kind !== "literal") return part ? undefined : node;
    const text = cut(part.text, affixText);
    // This part may be the beginning of the text to remove, and the next part the rest of it.
    const isBegun = end === "start" ? affixText.startsWith(part.text) : affixText.endsWith(part.text);
    if (text === part.text) return isBegun && parts.length > 1 ? undefined : node;
    const left = parts.flatMap((one, index) =>
      index !== at ? [one] : text === "" ? [] : [literalPart(text, location)],
    );
    return textOfParts(left, location);
  };
}

function trimCharacters(text: string, characters: string): string {
  const set = new Set(characters);
  const letters = Array.from(text);
  let [start, end] = [0, letters.length];
  while (start < end && set.has(letters[start] ?? "")) start++;
  while (end > start && set.has(letters[end - 1] ?? "")) end--;
  return letters.slice(start, end).join("");
}

const title = (text: string): string =>
  text.replace(/(^|[^\p{L}\p{N}_])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());

export const stringFunctions: FunctionTable = {
  join,
  split,
  substr,
  format,
  lower: ofParts("lower", (text) => text.toLowerCase()),
  upper: ofParts("upper", (text) => text.toUpperCase()),
  title: ofText(title),
  trimspace: ofEnds({ start: (text) => text.trimStart(), end: (text) => text.trimEnd() }),
  chomp: ofEnds({ end: (text) => withoutEnd(text, "\r\n") }),
  strrev: ofText((text) => [...(charactersOf(text) ?? [])].reverse().join("") || undefined),
  trim: ([node, set], { location }) => {
    const [text, characters] = [asLiteral(node), asLiteral(set)];
    return text === undefined || characters === undefined
      ? undefined
      : computedText(trimCharacters(text, characters), location);
  },
  trimprefix: trimEnd("start", (text, what) => (text.startsWith(what) ? text.slice(what.length) : text)),
  trimsuffix: trimEnd("end", (text, what) => (what !== "" && text.endsWith(what) ? text.slice(0, -what.length) : text)),
  startswith: affix((text, part) => text.startsWith(part)),
  endswith: affix((text, part) => text.endsWith(part)),
  strcontains: affix((text, part) => text.includes(part)),
  indent: ([count, node], { location }) => {
    const [spaces, text] = [Number(asLiteral(count)), asLiteral(node)];
    return text === undefined || !isWidth(spaces)
      ? undefined
      : computedText(text.replaceAll("\n", `\n${" ".repeat(spaces)}`), location);
  },
  tostring: ([node], { fail, location }) => {
    if (node && isObject(node)) return fail("an object or a list is no string");
    if (node?.kind === "scalar" && !node.quoted) return computedText(node.text, location);
    return node && (asText(node) ?? (node.kind === "null" || isDocument(node))) ? node : undefined;
  },
  formatlist: ([pattern, ...lists], call) => {
    const sizes = lists.flatMap((list) => (list.kind === "list" ? [list.items.length] : []));
    const isClosed = lists.every((list) => list.kind !== "list" || list.incompleteReason === undefined);
    if (!pattern || !isClosed) return undefined;
    const size = sizes.length === 0 ? 1 : Math.max(...sizes);
    const items = Array.from({ length: size }, (_, index) => {
      const given = lists.map((list) => (list.kind === "list" ? list.items[index] : list));
      return given.includes(undefined) ? undefined : format([pattern, ...given.flatMap((one) => one ?? [])], call);
    });
    return items.includes(undefined)
      ? undefined
      : listOf(
          items.flatMap((item) => item ?? []),
          call.location,
        );
  },
};
