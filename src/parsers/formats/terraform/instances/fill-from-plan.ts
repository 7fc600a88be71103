import {
  alternatives,
  asLiteral,
  asText,
  entryOf,
  type Entry,
  type List,
  type LiteralPart,
  type Mapping,
  type Node,
  type Origin,
  type Text,
  type TextPart,
} from "../../../../tree/index.js";
import type { Location } from "../../../../source/index.js";
import { readEmbeddedJson } from "../../../syntax/embedded/embedded.js";
import { agrees } from "./agreement.js";
import { isFullyKnown } from "../values/conditions.js";

/** Fills the unknown parts of a value from the plan. What the source says stays as it is. */
export function fillFromPlan(node: Node, planned: Node | undefined): Node {
  if (!planned || planned.kind === "unknown" || isFullyKnown(node)) return node;
  switch (node.kind) {
    case "unknown":
      return planValueAt(planned, node);
    case "text":
      return agrees(node, planned) ? filledText(node, planned) : node;
    case "list":
      return filledList(node, structureOf(planned));
    case "mapping":
      return filledMapping(node, structureOf(planned));
    case "choice": {
      const possible = alternatives(node).filter(({ value }) => agrees(value, planned));
      const [only, ...others] = possible;
      return only && others.length === 0 ? fillFromPlan(only.value, planned) : node;
    }
    default:
      return node;
  }
}

/** The structure of a planned value. A plan has JSON as one text, and the evaluation has it as a value. */
function structureOf(planned: Node): Node | undefined {
  return planned.kind === "scalar" || planned.kind === "text" ? readEmbeddedJson(planned) : planned;
}

function filledList(node: List, planned: Node | undefined): Node {
  if (planned?.kind !== "list") return node;
  if (node.incompleteReason !== undefined) return isFullyKnown(planned) ? planValueAt(planned, node) : node;
  const values = pairedItems(node, planned);
  return { ...node, items: node.items.map((item, index) => fillFromPlan(item, values[index])) };
}

/** The items in the plan for the items of a list. Their order may differ, because a plan sorts its sets. */
function pairedItems(node: List, planned: List): readonly (Node | undefined)[] {
  if (node.items.length !== planned.items.length) return [];
  if (node.items.length === 1 || node.items.every((item, index) => agrees(item, planned.items[index])))
    return planned.items;
  const left = [...planned.items];
  const found = new Map<Node, Node>();
  // Fully known items are assigned first.
  for (const item of [...node.items].sort((one, other) => Number(isFullyKnown(other)) - Number(isFullyKnown(one)))) {
    const at = left.findIndex((candidate) => agrees(item, candidate));
    const [value] = at < 0 ? [] : left.splice(at, 1);
    if (!value) return [];
    found.set(item, value);
  }
  return node.items.map((item) => found.get(item));
}

function filledMapping(node: Mapping, planned: Node | undefined): Node {
  if (planned?.kind !== "mapping") return node;
  if (node.incompleteReason !== undefined) return isFullyKnown(planned) ? planValueAt(planned, node) : node;
  const entries = node.entries.map((entry): Entry => ({
    ...entry,
    value: fillFromPlan(entry.value, entryOf(planned, entry.key.text)?.value),
  }));
  return { ...node, entries };
}

/**
 * One hole is filled with what the plan has between the known parts. If there are several holes, it is not known where
 * each ends, so the whole text of the plan is taken. Holes for region, account and partition do not count: the module
 * is the same wherever it is deployed.
 */
function filledText(text: Text, planned: Node): Node {
  const known = asLiteral(planned);
  const holes = text.parts.filter((part) => part.kind === "hole" && part.origin.from !== "pseudo");
  const [hole] = holes;
  if (known === undefined || !hole) return text;
  const inside = holes.length === 1 ? textInHole(text, hole, known) : undefined;
  if (inside !== undefined) {
    return { ...text, parts: text.parts.map((part) => (part === hole ? partOf(inside, hole) : part)) };
  }
  const { location } = text;
  const named = holes.find(({ origin }) => origin.from === "reference");
  return { kind: "text", location, parts: [partOf(known, { location, ...(named && { origin: named.origin }) })] };
}

/** The part of the known text at the place of the hole. The other holes are names of the place of the deployment. */
function textInHole({ parts }: Text, hole: TextPart, known: string): string | undefined {
  const pieces = parts.map((part) => (part.kind === "literal" ? part.text : undefined));
  const at = parts.indexOf(hole);
  const start = lengthOfStart(pieces.slice(0, at), known);
  const reversed = pieces.slice(at + 1).reverse();
  const end = lengthOfStart(
    reversed.map((piece) => piece && backwards(piece)),
    backwards(known),
  );
  if (start === undefined || end === undefined || start + end > known.length) return undefined;
  return known.slice(start, known.length - end);
}

/** The length of the start of a text that pieces fill. `undefined`: they do not, or it is not clear where they end. */
function lengthOfStart(pieces: readonly (string | undefined)[], text: string): number | undefined {
  let at = 0;
  for (const [index, piece] of pieces.entries()) {
    if (piece === undefined) {
      const next = pieces[index + 1];
      const end = next === undefined ? -1 : text.indexOf(next, at);
      if (end < 0 || !/^[\w.-]*$/.test(text.slice(at, end))) return undefined;
      at = end;
    } else if (text.startsWith(piece, at)) at += piece.length;
    else return undefined;
  }
  return at;
}

function backwards(text: string): string {
  return Array.from(text).reverse().join("");
}

interface Place {
  readonly location: Location;
  readonly origin?: Origin;
  readonly expressionText?: string;
}

/** A text from the plan in place of something else in the module. If that is a reference, it stays the origin. */
function partOf(text: string, { location, origin, expressionText }: Place): LiteralPart {
  const known: Origin = origin?.from === "reference" ? origin : { from: "setting", name: "plan" };
  return { kind: "literal", text, location, origin: known, ...(expressionText !== undefined && { expressionText }) };
}

/** A value of the plan at the place of an unknown value of the module. */
export function planValueAt(planned: Node, place: Place): Node {
  const { location } = place;
  switch (planned.kind) {
    case "null":
      return { kind: "null", location };
    case "list":
      return { kind: "list", location, items: planned.items.map((item) => planValueAt(item, { location })) };
    case "mapping": {
      const entries = planned.entries.map(({ key, value }): Entry => ({
        key: { kind: "scalar", text: key.text, quoted: true, location },
        value: planValueAt(value, { location }),
        location,
      }));
      return { kind: "mapping", location, entries };
    }
    case "scalar":
      if (!planned.quoted) return { kind: "scalar", text: planned.text, quoted: false, location };
      return { kind: "text", location, parts: [partOf(planned.text, place)] };
    case "text": {
      const text = asText(planned);
      const literal = asLiteral(text);
      return literal === undefined
        ? { ...planned, location }
        : { kind: "text", location, parts: [partOf(literal, place)] };
    }
    default:
      return { ...planned, location };
  }
}
