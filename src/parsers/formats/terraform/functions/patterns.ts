import { literalPart, asLiteral, asText, type Node, type TextPart } from "../../../../tree/index.js";
import type { Location } from "../../../../source/index.js";
import { computedText, entryAt, listOf, mappingOf, nullAt, textOfParts } from "../../../values/values.js";
import type { Scope } from "../scope.js";
import { charactersOf } from "./characters.js";
import type { FunctionTable, HclFunction } from "./function-call.js";
import { matches, replaced } from "./safe-pattern.js";

/** A pattern of Go's RE2 syntax as a JavaScript pattern. `undefined` for syntax that differs between them. */
function patternOf(source: string, flags: string): RegExp | undefined {
  const flagged = /^\(\?([ims]+)\)/.exec(source);
  const body = (flagged ? source.slice(flagged[0].length) : source)
    .replace(/\(\?P</g, "(?<")
    .replaceAll("\\A", "^")
    .replaceAll("\\z", "$");
  if (/\[:\w+:\]|\\[QEC]|\\p[^{]|\(\?[imsU-]+[:)]|\(\?<[=!]|\\[1-9]/.test(body)) return undefined;
  try {
    // eslint-disable-next-line no-restricted-syntax -- Terraform has patterns; `safe-pattern.ts` limits their time.
    return new RegExp(body, `${flags}${flagged?.[1] ?? ""}u`);
  } catch (error) {
    // A pattern that is not valid in JavaScript may be valid in Go.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const replace: HclFunction = ([node, search, replacement], { location, scope }) => {
  const [from, to] = [asLiteral(search), asLiteral(replacement)];
  const text = asText(node);
  if (from === undefined || to === undefined || !text) return undefined;
  const change = replacer(from, to);
  if (!change) return undefined;
  const literal = asLiteral(node);
  if (literal === undefined) return replaceInParts(text.parts, from, change, location);
  const changed = timed(change(literal), scope);
  if (changed === undefined) return undefined;
  return changed === literal ? node : computedText(changed, location);
};

/** A pattern that reaches the time limit costs a part of the steps that are allowed for the template. */
function timed<T>(result: T | undefined, { module }: Scope): T | undefined {
  if (result === undefined) module.environment.work.steps += stepsOfTimeout;
  return result;
}

const stepsOfTimeout = 200_000;

type Change = (text: string) => string | undefined;

/** `/…/` is a pattern. Everything else is a plain text. */
function replacer(from: string, to: string): Change | undefined {
  if (from.length < 2 || !from.startsWith("/") || !from.endsWith("/")) return (text) => text.replaceAll(from, () => to);
  const pattern = patternOf(from.slice(1, -1), "g");
  if (!pattern) return undefined;
  const expand = expansion(to);
  return (text) => replaced(pattern, text, expand);
}

/** What JavaScript passes of a match: the match, its groups, its offset, the text, and the groups by name. */
type Match = readonly (string | number | Readonly<Record<string, string>> | undefined)[];

/**
 * A replacement with the groups of a match in it. Go takes the longest name: `$1x` is the group `1x`. A group that is
 * not there is empty. https://pkg.go.dev/regexp#Regexp.Expand
 */
function expansion(template: string): (...match: Match) => string {
  return (...match) => {
    const named = match.at(-1);
    const names = typeof named === "object" ? named : {};
    const offset = match.findIndex((one) => typeof one === "number");
    const groups = new Map([
      ...Object.entries(names),
      ...match.slice(0, offset).map((one, at) => [String(at), one] as const),
    ]);
    return template.replace(/\$\$|\$\{(\w+)\}|\$(\w+)/g, (_, braced?: string, bare?: string) => {
      const name = braced ?? bare;
      const group = name === undefined ? "$" : groups.get(name);
      return typeof group === "string" ? group : "";
    });
  };
}

/** Replaces one character in each literal part. This is possible only if no hole can contain the character. */
function replaceInParts(
  parts: readonly TextPart[],
  from: string,
  change: Change,
  location: Location,
): Node | undefined {
  if (charactersOf(from)?.length !== 1) return undefined;
  const free: Readonly<Record<string, RegExp>> = {
    segment: /[:/]/,
    path: /:/,
    region: /[^a-z0-9-]/,
    account: /\D/,
    partition: /[^a-z-]/,
    suffix: /[^a-z.]/,
    any: /(?!)/,
  };
  if (!parts.every((part) => part.kind === "literal" || free[part.symbol.shape]?.test(from))) return undefined;
  const changed = parts.map((part) => {
    const text = part.kind === "hole" ? undefined : change(part.text);
    return part.kind === "hole" || text === part.text ? part : literalPart(text ?? "", part.location);
  });
  return textOfParts(changed, location);
}

/** The result of a match: the whole match, its groups, or its named groups. */
function matchOf(match: RegExpMatchArray, location: Location): Node {
  const text = (value: string | undefined): Node =>
    value === undefined ? nullAt(location) : computedText(value, location);
  if (match.groups)
    return mappingOf(
      Object.entries(match.groups).map(([key, value]) => entryAt(key, text(value), location)),
      location,
    );
  return match.length === 1 ? text(match[0]) : listOf(match.slice(1).map(text), location);
}

export const patternFunctions: FunctionTable = {
  replace,
  regex: ([pattern, node], { location, scope, fail }) => {
    const [source, text] = [asLiteral(pattern), asLiteral(node)];
    const compiled = source === undefined ? undefined : patternOf(source, "");
    if (!compiled || text === undefined) return undefined;
    const found = timed(matches(compiled, text), scope);
    const match = found?.[0];
    if (match) return matchOf(match, location);
    return found && fail("the pattern does not match");
  },
  regexall: ([pattern, node], { location, scope }) => {
    const [source, text] = [asLiteral(pattern), asLiteral(node)];
    const compiled = source === undefined ? undefined : patternOf(source, "g");
    if (!compiled || text === undefined) return undefined;
    const found = timed(matches(compiled, text), scope);
    return (
      found &&
      listOf(
        found.map((match) => matchOf(match, location)),
        location,
      )
    );
  },
};
