import { literalPart, asLiteral, asText, type Node, type Text, type TextPart } from "../../../../tree/index.js";
import { isDocument } from "../../../syntax/embedded/embedded.js";
import { exchangedParts, flatten, type TextRange } from "../../../syntax/text-parts.js";
import type { Location } from "../../../../source/index.js";
import { isOutsideOfHoles } from "../../../values/hole-characters.js";
import { exhaustedReason } from "../../../values/limits.js";
import { computedText, entryAt, listOf, mappingOf, nullAt, textOfParts } from "../../../values/values.js";
import { charactersOf } from "./characters.js";
import type { FunctionCall, FunctionTable, HclFunction } from "./function-call.js";
import { encodedText } from "./encoded.js";
import { compiled, type PatternMatch } from "./re2.js";
import { replacedInDocument } from "./replace-in-document.js";

/** A pattern that is longer is not compiled: that may take a second. */
const longestPattern = 10_000;

/** What the work on patterns costs, in steps of the evaluation: each takes about ten microseconds. */
const cost = { ofPatternCharacter: 4, ofLook: 0.008, ofLookBySize: 0.001 } as const;

/** The matches of a pattern in a text, at most as many as asked for. `undefined`: they are not known. */
function matchesOf(
  source: string,
  text: string,
  call: FunctionCall,
  most = Number.POSITIVE_INFINITY,
): readonly PatternMatch[] | undefined {
  const { work } = call.scope.module.environment;
  if (source.length > longestPattern) return undefined;
  work.steps += cost.ofPatternCharacter * source.length;
  const pattern = compiled(source);
  const steps = cost.ofLook + cost.ofLookBySize * (pattern?.size ?? 0);
  return pattern?.matchesIn(text, most, () => {
    work.steps += steps;
    return exhaustedReason(work, call) === undefined;
  });
}

const replace: HclFunction = ([given, search, replacement], call) => {
  const { location } = call;
  const [from, to] = [asLiteral(search), asLiteral(replacement)];
  if (given?.kind === "mapping" && from !== undefined && replacement) {
    const document = replacedInDocument(given, from, replacement, location);
    if (document) return document;
  }
  const node = given && encodedText(given);
  const text = asText(node);
  if (from === undefined || !text) return undefined;
  const document = replacement && replacedInJsonText(text, from, replacement);
  if (document) return document;
  if (to === undefined) return replacement && replacedByParts(text.parts, from, replacement, location);
  const change = replacer(from, to, call);
  const literal = asLiteral(node);
  if (literal === undefined) return replaceInParts(text.parts, from, change, location);
  const changed = change(literal);
  if (changed === undefined) return undefined;
  return changed === literal ? node : computedText(changed, location);
};

type Change = (text: string) => string | undefined;

/** `/…/` is a pattern. Everything else is a plain text. */
function isPattern(from: string): boolean {
  return from.length >= 2 && from.startsWith("/") && from.endsWith("/");
}

function replacer(from: string, to: string, call: FunctionCall): Change {
  if (!isPattern(from)) return (text) => text.replaceAll(from, () => to);
  const source = from.slice(1, -1);
  return (text) => {
    const matches = matchesOf(source, text, call);
    const pieces = matches?.map(
      (match, at) => text.slice(matches[at - 1]?.end ?? 0, match.start) + expanded(to, match),
    );
    return pieces && pieces.join("") + text.slice(matches?.at(-1)?.end ?? 0);
  };
}

/**
 * A replacement with the groups of a match in it. Go takes the longest name: `$1x` is the group `1x`. A group that is
 * not there is empty. https://pkg.go.dev/regexp#Regexp.Expand
 */
function expanded(template: string, { groups, named, text }: PatternMatch): string {
  return template.replace(/\$\$|\$\{(\w+)\}|\$(\w+)/g, (_, braced?: string, bare?: string) => {
    const name = braced ?? bare;
    if (name === undefined) return "$";
    return (/^\d+$/.test(name) ? [text, ...groups][Number(name)] : named.get(name)) ?? "";
  });
}

/** Replaces one character in each literal part. This is possible only if no hole can contain the character. */
function replaceInParts(
  parts: readonly TextPart[],
  from: string,
  change: Change,
  location: Location,
): Node | undefined {
  if (charactersOf(from)?.length !== 1 || !isOutsideOfHoles(parts, from)) return undefined;
  const changed = parts.map((part) => {
    const text = part.kind === "hole" ? undefined : change(part.text);
    return part.kind === "hole" || text === part.text ? part : literalPart(text ?? "", part.location);
  });
  return textOfParts(changed, location);
}

/** Puts a text that is not fully known in the place of a word: `replace(file("policy.json"), "BUCKET", aws_s3_bucket.it.id)`. */
function replacedByParts(
  parts: readonly TextPart[],
  from: string,
  replacement: Node,
  location: Location,
): Node | undefined {
  const known = parts.map((part) =>
    part.kind === "literal" && part.text.includes(from) ? literalPart(part.text, location) : part,
  );
  const changed = withParts(known, from, replacement);
  return changed && textOfParts(changed, location);
}

/** A document in whose text something stands in place of a word. What is left of it is read where it is written. */
function replacedInJsonText(text: Text, from: string, replacement: Node): Node | undefined {
  const changed = isDocument(text) ? withParts(text.parts, from, replacement) : undefined;
  return changed === text.parts ? text : changed && textOfParts(changed, text.location, text.layout);
}

/** Parts with those of a replacement in place of a word. `undefined`: the word may stand in a hole as well. */
function withParts(parts: readonly TextPart[], from: string, replacement: Node): readonly TextPart[] | undefined {
  const to = asText(replacement)?.parts;
  if (!to || from === "" || isPattern(from) || !isOutsideOfHoles(parts, from)) return undefined;
  const found = rangesOfWord(from, flatten(parts));
  return found.length === 0 ? parts : exchangedParts(parts, found, () => to);
}

function rangesOfWord(word: string, text: string): readonly TextRange[] {
  const found: TextRange[] = [];
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, found.at(-1)?.end)) {
    found.push({ start, end: start + word.length });
  }
  return found;
}

/** The result of a match: the whole match, its groups, or its named groups. */
function resultOf({ groups, named, text }: PatternMatch, location: Location): Node {
  const textOrNull = (value: string | undefined): Node =>
    value === undefined ? nullAt(location) : computedText(value, location);
  if (named.size > 0)
    return mappingOf(
      [...named].map(([name, group]) => entryAt(name, textOrNull(group), location)),
      location,
    );
  return groups.length === 0 ? textOrNull(text) : listOf(groups.map(textOrNull), location);
}

export const patternFunctions: FunctionTable = {
  replace,
  regex: ([pattern, node], call) => {
    const { fail, location } = call;
    const [source, text] = [asLiteral(pattern), asLiteral(node)];
    if (source === undefined || text === undefined) return undefined;
    const found = matchesOf(source, text, call, 1);
    const match = found?.[0];
    if (match) return resultOf(match, location);
    return found && fail("the pattern does not match");
  },
  regexall: ([pattern, node], call) => {
    const { location } = call;
    const [source, text] = [asLiteral(pattern), asLiteral(node)];
    if (source === undefined || text === undefined) return undefined;
    const found = matchesOf(source, text, call);
    return (
      found &&
      listOf(
        found.map((match) => resultOf(match, location)),
        location,
      )
    );
  },
};
