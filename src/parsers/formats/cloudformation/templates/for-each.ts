import type { Location } from "../../../../source/index.js";
import {
  asLiteral,
  asText,
  literalOf,
  literalPart,
  type Entry,
  type Mapping,
  type Node,
  type Scalar,
  type Text,
  type TextPart,
} from "../../../../tree/index.js";
import { endlessReason } from "../../../values/limits.js";
import { textOfParts } from "../../../values/values.js";
import type { Loops, Scope } from "./scope.js";

/** One turn of a loop: its body, and the values of the identifiers in it. */
export interface LoopIteration {
  readonly body: Mapping;
  readonly loops: Loops;
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-foreach.html */
export function isLoop(key: string): boolean {
  return key.startsWith("Fn::ForEach::");
}

/** The turns of `Fn::ForEach::Name: [Identifier, Collection, Body]`; `incompleteReason`: why there may be more. */
export function expandLoop(
  { key, value }: Entry,
  scope: Scope,
  evaluate: (node: Node, scope: Scope) => Node,
): { readonly iterations: readonly LoopIteration[]; readonly incompleteReason?: string } {
  const [identifier, collection, body] = value.kind === "list" ? value.items : [];
  const name = asLiteral(identifier);
  if (name === undefined || !collection || body?.kind !== "mapping")
    return { iterations: [], incompleteReason: `${key.text} is not a loop` };
  const items = evaluate(collection, scope);
  if (items.kind !== "list") return { iterations: [], incompleteReason: `the values of ${key.text} are not known` };
  const endless = endlessReason(items.items.length, scope.stack.reading.work, key);
  if (endless !== undefined) return { iterations: [], incompleteReason: endless };
  const iterations = items.items.flatMap((item): LoopIteration[] => {
    const text = asText(item);
    return text && literalOf(text) !== undefined ? [{ body, loops: new Map([...scope.loops, [name, text]]) }] : [];
  });
  const isWhole = iterations.length === items.items.length;
  const incompleteReason = items.incompleteReason ?? (isWhole ? undefined : `the values of ${key.text} are not known`);
  return { iterations, ...(incompleteReason !== undefined && { incompleteReason }) };
}

/** A key or name with the identifiers of the loops filled in: `${X}`, and `&{X}` for its letters and digits only. */
export function substitute(scalar: Scalar, loops: Loops): Scalar {
  const text = substituteText(scalar.text, loops);
  if (text === scalar.text) return scalar;
  return { kind: "scalar", text, quoted: scalar.quoted, location: scalar.location, map: [], isConditional: true };
}

/**
 * A value with the identifiers of the loops filled in. It has no layout, because the text in the file is not the text of
 * one turn.
 */
export function filledIn(scalar: Scalar, loops: Loops): Scalar | Text {
  if (loops.size === 0) return scalar;
  const { location, text } = scalar;
  const parts: TextPart[] = [];
  const add = (from: number, to: number): void => {
    if (from < to) parts.push({ ...literalPart(text.slice(from, to), location), isConditional: true });
  };
  let at = 0;
  for (const match of text.matchAll(identifiers)) {
    const [whole, mark = "", name = ""] = match;
    const value = turnValue(mark, name, loops, location);
    if (!value) continue;
    add(at, match.index);
    parts.push(...value);
    at = match.index + whole.length;
  }
  if (at === 0) return scalar;
  add(at, text.length);
  return textOfParts(parts, location);
}

/** What an identifier of a loop stands for: after `$` the value, after `&` its letters and digits. */
export function turnValue(mark: string, name: string, loops: Loops, at: Location): readonly TextPart[] | undefined {
  return loops.get(name)?.parts.map((part): TextPart => {
    if (part.kind === "hole") return { ...part, location: at, isConditional: true };
    const { origin, text } = part;
    const filled = literalPart(mark === "&" ? lettersOf(text) : text, at);
    return { ...filled, ...(origin.from !== "written" && { origin }), isConditional: true };
  });
}

/** What `Fn::Sub` replaces. In a loop, a name may have the identifiers of the loop in it. */
export const marksInSub = /([$&])\{(!?)((?:[^{}$&]|[$&](?:\{\w+\})?)*)\}/g;

const identifiers = /([$&])\{(\w+)\}/g;

export function substituteText(text: string, loops: Loops): string {
  if (loops.size === 0) return text;
  return text.replace(identifiers, (whole, mark: string, name: string) => {
    const value = loops.get(name);
    const literal = value && literalOf(value);
    if (literal === undefined) return whole;
    return mark === "$" ? literal : lettersOf(literal);
  });
}

function lettersOf(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, "");
}
