import { fitted, type Location } from "../../source/index.js";
import {
  computed,
  asLiteral,
  asText,
  formulaKey,
  identityOf,
  type Entry,
  type Layout,
  type List,
  type Mapping,
  type Node,
  type Null,
  type Scalar,
  type Shape,
  type Text,
  type TextPart,
  type Unknown,
} from "../../tree/index.js";

/** A text that is not written in any file. */
export function computedText(text: string, location: Location): Scalar {
  return { kind: "scalar", text, quoted: true, location };
}

export function computedNumber(value: number, location: Location): Scalar {
  return { kind: "scalar", text: String(value), quoted: false, location };
}

/**
 * The result of a calculation, if it is exact. Terraform calculates with more digits than JavaScript, so a long number
 * would become another one here.
 */
export function exactNumber(value: number, location: Location): Scalar | Unknown {
  if (isExact(value)) return computedNumber(value, location);
  const id = `number@${location.file.path}:${String(location.start)}`;
  return unknownAt(location, { id, reason: "the number has too many digits to calculate it exactly" });
}

/** Whether a number has so few digits that JavaScript keeps all of them. */
export function isExact(value: number): boolean {
  const text = String(value);
  // A text with an exponent is not the text that Terraform writes.
  const isShortFraction = /^-?\d+\.\d+$/.test(text) && text.replace(/[-.]/g, "").length <= 15;
  return Number.isSafeInteger(value) || isShortFraction;
}

export function computedBoolean(value: boolean, location: Location): Scalar {
  return { kind: "scalar", text: String(value), quoted: false, location };
}

export function nullAt(location: Location): Null {
  return { kind: "null", location };
}

export function listOf(items: readonly Node[], location: Location, incompleteReason?: string): List {
  return { kind: "list", items: fitted(items), location, ...(incompleteReason !== undefined && { incompleteReason }) };
}

/** A list that may hold other items between those that are known. If nothing is missing, this is a plain list. */
export function listWithGaps(items: readonly Node[], location: Location, incompleteReason?: string): List {
  const list = listOf(items, location, incompleteReason);
  return incompleteReason === undefined ? list : { ...list, hasGaps: true };
}

export function mappingOf(entries: readonly Entry[], location: Location, incompleteReason?: string): Mapping {
  return {
    kind: "mapping",
    entries: fitted(entries),
    location,
    ...(incompleteReason !== undefined && { incompleteReason }),
  };
}

export function entryAt(key: string, value: Node, location: Location = value.location): Entry {
  return { key: computedText(key, location), value, location };
}

export interface UnknownDetails {
  readonly id: string;
  readonly reason: string;
  readonly expressionText?: string;
  readonly shape?: Shape;
  readonly resource?: string;
  readonly isUnique?: boolean;
  readonly isRequired?: boolean;
  readonly written?: string;
}

export function unknownAt(location: Location, details: UnknownDetails): Unknown {
  const { id, isRequired, reason, expressionText, shape = "any", resource, isUnique = false, written } = details;
  return {
    kind: "unknown",
    location,
    reason,
    symbol: {
      id,
      shape,
      ...(resource !== undefined && { resource }),
      ...(isUnique && { isUnique }),
      ...(isRequired === true && { isRequired }),
      ...(written !== undefined && { written }),
    },
    origin: resource === undefined ? computed : { from: "reference", resource },
    ...(expressionText !== undefined && { expressionText }),
  };
}

/**
 * An unknown for an error at which Terraform would stop, for example a missing index or an attribute of a text. `try`
 * and `can` search for these.
 */
export function failureAt(location: Location, reason: string): Unknown {
  return unknownAt(location, { id: `error@${location.file.path}:${String(location.start)}`, reason });
}

export function hasFailure(node: Node): boolean {
  switch (node.kind) {
    case "unknown":
      return node.symbol.id.startsWith("error@");
    case "text":
      return node.parts.some((part) => part.kind === "hole" && part.symbol.id.startsWith("error@"));
    case "list":
      return node.items.some(hasFailure);
    case "mapping":
      return node.entries.some((entry) => hasFailure(entry.value));
    case "choice":
      return node.branches.some((branch) => hasFailure(branch.value));
    default:
      return false;
  }
}

/** The simplest node for some parts: a scalar if it is one piece that is written in this place, otherwise a text. */
export function textOfParts(parts: readonly TextPart[], location: Location, layout?: Layout): Scalar | Text {
  const [only, ...others] = parts;
  const withLayout = layout ? { layout } : {};
  if (!only) return { ...computedText("", location), ...withLayout };
  const isWritten = only.kind === "literal" && only.origin.from === "written" && only.expressionText === undefined;
  if (others.length > 0 || !isWritten) return { kind: "text", parts, location, ...withLayout };
  const map = only.map ?? only.location.start;
  const mark = only.isConditional && { isConditional: only.isConditional };
  return { kind: "scalar", text: only.text, quoted: true, location, map, ...withLayout, ...mark };
}

/** The number in a node, even if it is written as text. `undefined`: there is none, or it has too many digits. */
export function numberOf(node: Node | undefined): number | undefined {
  const literal = asLiteral(node)?.trim();
  if (literal === undefined || literal === "") return undefined;
  const value = Number(literal);
  return isExact(value) ? value : undefined;
}

/** Why a node is not fully known. `undefined`: it is known. */
export function reasonIn(node: Node): string | undefined {
  switch (node.kind) {
    case "unknown":
      return node.reason;
    case "text": {
      const hole = node.parts.find((part) => part.kind === "hole");
      return hole?.kind === "hole" ? hole.reason : undefined;
    }
    case "list":
      return node.incompleteReason ?? firstOf(node.items, reasonIn);
    case "mapping":
      return node.incompleteReason ?? firstOf(node.entries, (entry) => reasonIn(entry.value));
    case "choice":
      return firstOf(node.branches, (branch) => reasonIn(branch.value)) ?? "it depends on a condition";
    default:
      return undefined;
  }
}

function firstOf<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A key that is equal for nodes that have the same value, whatever their holes stand for. */
export function identity(node: Node): string {
  switch (node.kind) {
    case "scalar":
    case "text":
    case "unknown": {
      const text = asText(node);
      return text ? JSON.stringify(identityOf(text)) : "";
    }
    case "null":
      return "null";
    case "list":
      return `[${node.items.map(identity).join()}]${node.incompleteReason ?? ""}`;
    case "mapping": {
      const entries = node.entries.map((entry) => `${JSON.stringify(entry.key.text)}:${identity(entry.value)}`);
      for (const { key, value } of node.openEntries ?? []) entries.push(`${identity(key)}:${identity(value)}`);
      return `{${entries.sort().join()}}${node.incompleteReason ?? ""}`;
    }
    case "choice":
      return `(${node.branches.map(({ when, value }) => `${formulaKey(when)}?${identity(value)}`).join()})`;
  }
}
