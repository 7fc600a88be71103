import {
  isInside,
  literalOf,
  oncePer,
  stringOf,
  type List,
  type Location,
  type Node,
  type Text,
  type TextPart,
} from "../../../rule-kit/index.js";

/**
 * A key for a text that is the same in every deployment and module call. Two texts with the same key are equal: they
 * consist of the same literals and references. `undefined`: the text may be different in another deployment.
 */
export const fixedIdentity = oncePer(({ parts }: Text): string | undefined => {
  const keys = parts.map(fixedKey);
  return keys.includes(undefined) ? undefined : keys.join("");
});

/** The text, if all its parts are written in the template. `undefined`: a part comes from another place. */
export function fixedLiteral({ parts }: Text): string | undefined {
  return parts.every(isWritten) ? stringOf({ parts }, "") : undefined;
}

/**
 * The text, if all its parts are written in the template or in a file that it reads. Another deployment may read another
 * file, so it is fixed only beside other texts of one list.
 */
export function literalInList(text: Text): string | undefined {
  const isFixed = (part: TextPart): boolean =>
    isWritten(part) || (part.origin.from === "file" && part.isConditional !== true);
  return text.parts.every(isFixed) ? literalOf(text) : undefined;
}

/** The beginning of a text, as far as it is written in one piece. */
export function writtenStart({ parts: [first] }: Text): string {
  return first?.kind === "literal" && isWritten(first) ? first.text : "";
}

function isWritten(part: TextPart): boolean {
  return part.kind === "literal" && part.origin.from === "written" && part.isConditional !== true;
}

function fixedKey(part: TextPart): string | undefined {
  const { origin, expressionText, isConditional } = part;
  if (part.kind === "literal" && isWritten(part)) return part.text;
  const isNamed = part.kind === "hole" || origin.from !== "computed" || expressionText !== undefined;
  if (isConditional || !isNamed || isOtherInEachCall.test(expressionText ?? "")) return undefined;
  return `\u0001${JSON.stringify([withoutPlace(origin), expressionText, valueOf(part)])}\u0002`;
}

function valueOf(part: TextPart): string {
  return part.kind === "literal" ? part.text : part.symbol.id;
}

const isOtherInEachCall = /\b(?:uuid|bcrypt)\s*\(/;

function withoutPlace(origin: TextPart["origin"]): unknown {
  return { ...origin, at: undefined };
}

/** Replaces each part that may be different in another deployment with a hole. */
export function withOpenParts(text: Text): Text {
  const parts = text.parts.map((part): TextPart => {
    const id = openId(part);
    if (id === undefined) return part;
    const { location, origin } = part;
    return { kind: "hole", location, origin, symbol: { id, shape: "any" }, reason: "it is written elsewhere" };
  });
  return { ...text, parts };
}

/** What stands for a part in every deployment, if it may be different in another one. Equal parts have equal ids. */
export function openId(part: TextPart): string | undefined {
  const { location } = part;
  // A loop has one place for all that it makes.
  return isWritten(part) ? undefined : (fixedKey(part) ?? `${location.file.path}@${location.start} ${valueOf(part)}`);
}

/** Whether items can be removed from a list: the list is written in its element, and nothing else uses it. */
export function isOwnList(
  list: Node | undefined,
  items: readonly { readonly node: Node; readonly text: Text }[],
  { location }: { readonly location: Location },
): list is List {
  const isWritten = items.every(({ text }) => fixedLiteral(text) !== undefined);
  const nodes = items.map(({ node }) => node);
  return list?.kind === "list" && isWritten && areInOneList(list, nodes) && isInside(list.location, location);
}

/** Whether a value has the same number of parts in every deployment and module call. */
export function isWrittenOut(node: Node, isInBlock = node.layout?.style === "block"): boolean {
  if (node.isConditional || node.kind === "choice") return false;
  // Nested blocks become mappings and lists without a layout.
  const hasForm = isInBlock || node.layout !== undefined;
  if (node.kind === "list")
    return hasForm && node.incompleteReason === undefined && node.items.every((item) => isWrittenOut(item, isInBlock));
  if (node.kind !== "mapping") return true;
  const { entries, incompleteReason } = node;
  return (
    hasForm &&
    incompleteReason === undefined &&
    entries.every((one) => !one.key.isConditional && isWrittenOut(one.value, isInBlock))
  );
}

/** Whether all nodes are items of one written list, so that they exist together. */
export function areInOneList(list: Node | undefined, items: readonly Node[]): boolean {
  if (list?.kind === "choice") return list.branches.some(({ value }) => areInOneList(value, items));
  if (list?.kind !== "list" || list.layout === undefined) return false;
  return items.every((item) => possibleItems(list).has(item));
}

/** The items of a list, and the values that they may have. */
const possibleItems = oncePer(({ items }: List): ReadonlySet<Node> => {
  const found = new Set<Node>();
  const add = (item: Node): void => {
    found.add(item);
    if (item.kind === "choice") for (const { value } of item.branches) add(value);
  };
  items.forEach(add);
  return found;
});
