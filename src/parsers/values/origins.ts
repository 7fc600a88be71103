import { extended, type Location } from "../../source/index.js";
import {
  defaultBehind,
  isEmptyDefault,
  type DefaultOrigin,
  placeInQuotes,
  written,
  type HolePart,
  type LiteralPart,
  type Mapping,
  type NameOwner,
  type Node,
  type Origin,
  type Scalar,
  type Text,
  type TextPart,
} from "../../tree/index.js";

/**
 * A value from another place, with the place where it is used. Its texts know their origin, and nothing of it is edited
 * in the place of use.
 */
export function withOrigin(node: Node, origin: Origin, expressionText: string, at: Location): Node {
  switch (node.kind) {
    case "scalar": {
      const { location, text } = node;
      const part: TextPart = { kind: "literal", text, location, origin, expressionText, ...mapOf(node) };
      return { kind: "text", parts: [part], location: at, ...gapOf(node) };
    }
    case "text":
      return textWithOrigin(node, origin, expressionText, at);
    case "list": {
      const ordered = node.isSet ? `tolist(${expressionText})` : expressionText;
      const items = node.items.map((item, index) =>
        withOrigin(item, origin, `${ordered}[${String(index)}]`, item.location),
      );
      return {
        kind: "list",
        items,
        location: at,
        ...(node.isSet && { isSet: node.isSet }),
        ...(node.hasGaps && { hasGaps: node.hasGaps }),
        ...(node.incompleteReason !== undefined && { incompleteReason: node.incompleteReason }),
      };
    }
    case "mapping":
      return mappingWithOrigin(node, origin, expressionText, at);
    case "choice": {
      const branches = node.branches.map(({ when, value }) => ({
        when,
        value: withOrigin(value, origin, expressionText, at),
      }));
      return { kind: "choice", branches, location: at };
    }
    case "null":
      return { ...node, location: at, ...(origin.from === "default" && { chosenBy: origin }) };
    case "unknown":
      return { ...node, location: at, expressionText };
  }
}

function textWithOrigin(node: Text, origin: Origin, expressionText: string, at: Location): Text {
  const parts = node.parts.map((part) =>
    part.kind === "literal"
      ? extended(part, { origin, expressionText, ...ofRun(part) })
      : extended(part, { expressionText }),
  );
  // All parts of the value of one reference have the same place. So the reference is written again only once.
  const isOne = parts.length < 2;
  return {
    kind: "text",
    parts: isOne ? parts : parts.map((part) => withoutMap({ ...part, location: at })),
    location: at,
    ...gapOf(node),
  };
}

/** What stays of an origin when a part gets another one: that a default or a setting decided it. */
function ofRun({ origin }: TextPart): Pick<TextPart, "isOfRun" | "chosenBy"> {
  if (origin.from === "default") return { isOfRun: true, chosenBy: origin };
  return origin.from === "setting" ? { isOfRun: true } : {};
}

function mappingWithOrigin(node: Mapping, origin: Origin, expressionText: string, at: Location): Mapping {
  const entries = node.entries.map(({ key, value, location }) => ({
    key,
    value: withOrigin(value, origin, `${expressionText}[${JSON.stringify(key.text)}]`, value.location),
    location,
  }));
  return {
    kind: "mapping",
    entries,
    location: at,
    ...(node.incompleteReason !== undefined && { incompleteReason: node.incompleteReason }),
  };
}

/** A text that is the value only because of a default. That is the origin of what stands in its own place. */
export function conditionalText(node: Scalar | Text, origin: DefaultOrigin): Text {
  const text = node.kind === "text" ? node : writtenParts(node);
  const parts = text.parts.map((part): TextPart =>
    part.origin.from === "written" ? { ...part, origin } : { ...part, chosenBy: origin },
  );
  return { ...text, parts };
}

/** Marks a value that was chosen and may be different in another deployment. It keeps its place. */
export function asConditional(node: Node): Node {
  const isConditional = true;
  switch (node.kind) {
    case "text":
      return { ...node, parts: node.parts.map((part) => extended(part, { isConditional })) };
    case "choice":
      return { ...node, branches: node.branches.map(({ when, value }) => ({ when, value: asConditional(value) })) };
    default:
      return extended(node, { isConditional });
  }
}

/** Whether a part of this run is named by an expression, and not by a reference to where it comes from. */
function isOfExpression(
  { expressionText, isOfRun, origin: { from } }: TextPart,
  _: number,
  all: readonly TextPart[],
): boolean {
  const isRepeated = isOfRun === true && expressionText !== undefined && (from === "written" || from === "computed");
  return isRepeated && expressionText === all[0]?.expressionText;
}

function writtenParts(node: Scalar): Text {
  const { text, location, isConditional } = node;
  const part: TextPart = {
    kind: "literal",
    text,
    location: placeInQuotes(node),
    origin: written,
    ...mapOf(node),
    ...(isConditional && { isConditional }),
  };
  return { kind: "text", parts: [part], location, ...(node.layout && { layout: node.layout }), ...gapOf(node) };
}

function mapOf({ map }: Scalar): Pick<LiteralPart, "map"> {
  return map === undefined ? {} : { map };
}

/** A text with an omitted part has this mark in every place where it is used. */
function gapOf({ hasOmittedPart }: Scalar | Text): Pick<Text, "hasOmittedPart"> {
  return hasOmittedPart ? { hasOmittedPart } : {};
}

/** Adds an expression text to a quoted scalar, or to a text that one expression gave. It keeps its place. */
export function withExpressionText(node: Node, expressionText: string): Node {
  if (node.kind === "text" && node.parts.every(isOfExpression))
    return { ...node, parts: node.parts.map((part) => extended(part, { expressionText })) };
  if (node.kind !== "scalar" || !node.quoted) return node;
  const { parts, ...rest } = writtenParts(node);
  return { parts: parts.map((part) => extended(part, { expressionText })), ...rest };
}

/** The value of a resource's attribute. All its parts have one reference as their origin. */
export function referencedText(text: Text, resource: string, expressionText: string, at: Location): Text {
  let reference: Origin & { readonly from: "reference" } = { from: "reference", resource, at };
  const parts = text.parts.map((part): TextPart => {
    const keeps = part.origin.from === "pseudo" || isEmptyDefault(part);
    // Most parts come from one place, and there are many of them.
    if (!keeps && reference.at !== part.location) reference = { from: "reference", resource, at: part.location };
    return placed(part, { origin: keeps ? part.origin : reference, location: at, expressionText });
  });
  return { kind: "text", parts, location: at, ...gapOf(text) };
}

/** The value that one module gives another. What comes from a resource still refers to it. */
export function passedText(text: Text, place: string, expressionText: string, at: Location): Text {
  const { parts, ...rest } = referencedText(text, place, expressionText, at);
  const passed = parts.map((part, index): TextPart => {
    const before = text.parts[index]?.origin;
    const isOfResource = before?.from === "reference" && part.origin.from === "reference";
    return isOfResource ? extended(part, { origin: { ...part.origin, resource: before.resource } }) : part;
  });
  return { ...rest, parts: passed };
}

/** What a part gets where it is used. */
type Use = Required<Pick<TextPart, "origin" | "location" | "expressionText">>;

/** A part in another place, and so without a map. */
function placed(part: TextPart, use: Use): TextPart {
  const { isConditional, owner } = part;
  const isOfRun = part.isOfRun ?? ofRun(part).isOfRun;
  const chosenBy = defaultBehind(part);
  const defaultWhen = part.kind === "literal" ? part.defaultWhen : undefined;
  const bare = part.kind === "literal" ? placedLiteral(part, use, owner) : placedHole(part, use, owner);
  if (!isConditional && !isOfRun && !chosenBy) return bare;
  return extended(bare, {
    ...(isConditional && { isConditional }),
    ...(isOfRun && { isOfRun }),
    ...(chosenBy && { chosenBy }),
    ...(defaultWhen && { defaultWhen }),
  });
}

// These two are written out, because templates have many of them: V8 stores what a spread adds outside of the object.

function placedLiteral({ text }: LiteralPart, use: Use, owner: NameOwner | undefined): LiteralPart {
  const { expressionText, location, origin } = use;
  return owner
    ? { kind: "literal", text, location, origin, expressionText, owner }
    : { kind: "literal", text, location, origin, expressionText };
}

function placedHole({ reason, symbol }: HolePart, use: Use, owner: NameOwner | undefined): HolePart {
  const { expressionText, location, origin } = use;
  return owner
    ? { kind: "hole", symbol, reason, location, origin, expressionText, owner }
    : { kind: "hole", symbol, reason, location, origin, expressionText };
}

/** Removes the map from a part that has the place of its use, because it is not written there. */
function withoutMap(part: TextPart): TextPart {
  if (part.kind !== "literal") return part;
  const { map: _, ...literal } = part;
  return literal;
}
