import {
  alternatives,
  asLiteral,
  asText,
  entryOf,
  type Entry,
  type HolePart,
  type List,
  type LiteralPart,
  type Mapping,
  type Node,
  type Origin,
  type Text,
} from "../../tree/index.js";
import { readEmbeddedJson } from "../embedded.js";

/** A value where the text leaves it open and the plan knows it; what the text says stays as it is. */
export function filled(node: Node, planned: Node | undefined): Node {
  if (!planned || planned.kind === "unknown" || planned.kind === "choice" || !agrees(node, planned)) return node;
  switch (node.kind) {
    case "unknown":
      return placed(planned, node);
    case "text":
      return filledText(node, planned);
    case "list":
      return filledList(node, planned);
    case "mapping":
      return filledMapping(node, planned);
    case "choice": {
      const possible = alternatives(node).filter(({ value }) => agrees(value, planned));
      const [only, ...others] = possible;
      return only && others.length === 0 ? filled(only.value, planned) : node;
    }
    default:
      return node;
  }
}

/** Whether a value may be the one that the plan tells. */
export function agrees(node: Node, planned: Node | undefined): boolean {
  if (!planned || planned.kind === "unknown") return true;
  switch (node.kind) {
    case "unknown":
      return true;
    case "choice":
      return alternatives(node).some(({ value }) => agrees(value, planned));
    case "null":
      return planned.kind === "null";
    case "scalar":
    case "text":
      return textAgrees(node, planned);
    case "list":
      return listAgrees(node, planned);
    case "mapping": {
      const inside = structureOf(planned);
      if (inside?.kind !== "mapping") return false;
      return node.entries.every(({ key, value }) => agrees(value, entryOf(inside, key.text)?.value));
    }
  }
}

function textAgrees(node: Node, planned: Node): boolean {
  const known = asLiteral(planned);
  const text = asText(node);
  if (known === undefined || !text) return false;
  const pattern = text.parts.map((part) => (part.kind === "literal" ? escaped(part.text) : "[^]*")).join("");
  return new RegExp(`^${pattern}$`).test(known);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

function listAgrees(node: List, planned: Node): boolean {
  const inside = structureOf(planned);
  if (inside?.kind !== "list") return false;
  if (node.open !== undefined) return true;
  return node.items.length === inside.items.length && pairs(node, inside) !== undefined;
}

/** JSON is one text for a plan, and what it says for the evaluation. */
function structureOf(planned: Node): Node | undefined {
  return planned.kind === "scalar" || planned.kind === "text" ? readEmbeddedJson(planned) : planned;
}

/** A plan's items for those of a list, in their order; a set of the plan is sorted, so the places may differ. */
function pairs(node: List, planned: List): readonly Node[] | undefined {
  const inOrder = node.items.every((item, index) => agrees(item, planned.items[index] ?? item));
  if (inOrder && node.items.length === planned.items.length) return planned.items;
  const left = [...planned.items];
  const found = new Map<Node, Node>();
  // What is known best is placed first.
  for (const item of [...node.items].sort((one, other) => openness(one) - openness(other))) {
    const at = left.findIndex((candidate) => agrees(item, candidate));
    const [value] = at < 0 ? [] : left.splice(at, 1);
    if (!value) return undefined;
    found.set(item, value);
  }
  return node.items.flatMap((item) => found.get(item) ?? []);
}

function openness(node: Node): number {
  if (node.kind === "unknown" || node.kind === "choice") return 2;
  return node.kind === "text" && asLiteral(node) === undefined ? 1 : 0;
}

function filledList(node: List, planned: Node): Node {
  const inside = structureOf(planned);
  if (inside?.kind !== "list") return node;
  if (node.open !== undefined) return isKnown(inside) ? placed(inside, node) : node;
  const values = pairs(node, inside) ?? [];
  return { ...node, items: node.items.map((item, index) => filled(item, values[index])) };
}

function filledMapping(node: Mapping, planned: Node): Node {
  const inside = structureOf(planned);
  if (inside?.kind !== "mapping") return node;
  if (node.open !== undefined) return isKnown(inside) ? placed(inside, node) : node;
  const entries = node.entries.map((entry): Entry => ({
    ...entry,
    value: filled(entry.value, entryOf(inside, entry.key.text)?.value),
  }));
  return { ...node, entries };
}

/** Nothing in it is left open. */
function isKnown(node: Node): boolean {
  switch (node.kind) {
    case "list":
      return node.open === undefined && node.items.every(isKnown);
    case "mapping":
      return node.open === undefined && node.entries.every(({ value }) => isKnown(value));
    default:
      return node.kind === "null" || asLiteral(node) !== undefined;
  }
}

function filledText(text: Text, planned: Node): Node {
  const known = asLiteral(planned);
  const holes = text.parts.filter((part) => part.kind === "hole");
  const [hole] = holes;
  if (known === undefined || !hole) return text;
  if (holes.length > 1) return { kind: "text", location: text.location, parts: [told(known, hole)] };
  const at = text.parts.indexOf(hole);
  const before = lengthOf(text.parts.slice(0, at));
  const after = lengthOf(text.parts.slice(at + 1));
  const parts = text.parts.map((part) => (part === hole ? told(known.slice(before, known.length - after), hole) : part));
  return { ...text, parts };
}

function lengthOf(parts: Text["parts"]): number {
  return parts.reduce((length, part) => length + (part.kind === "literal" ? part.text.length : 0), 0);
}

/** A hole's text as the plan knows it; what it is the name of stays known. */
function told(text: string, { location, origin, spelling }: Omit<HolePart, "kind">): LiteralPart {
  const known = origin.from === "reference" ? origin : fromPlan;
  return { kind: "literal", text, location, origin: known, ...(spelling !== undefined && { spelling }) };
}

const fromPlan: Origin = { from: "setting", name: "plan" };

/** A plan's value where the text has something that is not known. */
function placed(planned: Node, node: Extract<Node, { kind: "unknown" | "list" | "mapping" }>): Node {
  const { location } = node;
  switch (planned.kind) {
    case "null":
      return { kind: "null", location };
    case "list":
      return { kind: "list", location, items: planned.items.map((item) => placed(item, node)) };
    case "mapping": {
      const entries = planned.entries.map(({ key, value }): Entry => ({
        key: { kind: "scalar", text: key.text, quoted: true, location },
        value: placed(value, node),
        location,
      }));
      return { kind: "mapping", location, entries };
    }
    case "unknown":
      return { ...planned, location };
    default: {
      const text = asLiteral(planned);
      if (text === undefined) return node;
      if (planned.kind === "scalar" && !planned.quoted) return { kind: "scalar", text, quoted: false, location };
      const { origin, spelling } = node.kind === "unknown" ? node : { origin: fromPlan, spelling: undefined };
      const part = told(text, { location, origin, ...(spelling !== undefined && { spelling }), symbol: { id: "", shape: "any" }, reason: "" });
      return { kind: "text", location, parts: [part] };
    }
  }
}
