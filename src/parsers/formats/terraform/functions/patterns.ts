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
  const goReplacement = to.replace(
    /\$\{(\w+)\}|\$(\d+)|\$(\w+)/g,
    (_, braced?: string, digits?: string, name?: string) => {
      const group = braced ?? digits ?? name ?? "";
      return /^\d+$/.test(group) ? (group === "0" ? "$&" : `$${group}`) : `$<${group}>`;
    },
  );
  return (text) => replaced(pattern, text, goReplacement);
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
