import { extended, type Location } from "../../source/index.js";
import {
  asText,
  computed,
  defaultBehind,
  type DefaultOrigin,
  type Node,
  type Scalar,
  type Text,
  type TextPart,
} from "../../tree/index.js";

/** How to treat a value that texts chose, or from which a function made it. */
export interface Repetition {
  /** The place of the expression that gives the value. */
  readonly at: Location;
  /** How the template can write the whole value again. */
  readonly expressionText?: string | undefined;
}

/**
 * A value that depends on given texts: it is what they choose, or what a function makes of them. If another deployment
 * or call may have other texts, the value is not written out: it is written by its expression, or not at all.
 */
export function dependingOn(sources: readonly Node[], value: Node, { at, expressionText }: Repetition): Node {
  const parts = sources.flatMap((source) => (source.kind === "text" ? source.parts : []));
  const chosenBy = sources.map(defaultOf).find((one) => one !== undefined);
  const isEmpty = sources.some((source) => source.kind === "null" && (source.isConditional ?? source.chosenBy));
  const isOfRun = isEmpty || parts.some((part) => part.kind === "literal" && isGivenText(part));
  const isReferred = parts.some(({ kind, origin }) => kind === "literal" && origin.from === "reference");
  if (!isOfRun && !isReferred) return value;
  return repeated(value, { at, expressionText, ...(isOfRun && { isOfRun }), ...(chosenBy && { chosenBy }) });
}

/** A text that a default chose, if references are in it: another deployment has another one, so it is written by its expression. */
export function chosenByDefault(text: Text, repetition: Repetition): Text {
  const isReferred = text.parts.some(({ expressionText }) => expressionText !== undefined);
  return isReferred ? repeatedText(text, { ...repetition, isOfRun: true }) : text;
}

/** A text that is one of several, or was chosen, with the name of the local that gives it. */
export function namedChoice(text: Text, repetition: Repetition): Text {
  const isOpen = text.parts.some(
    ({ expressionText, isOfRun, kind }) => kind === "hole" || isOfRun || expressionText !== undefined,
  );
  return isOpen ? repeatedText(text, repetition) : text;
}

/** The default that a value is, or that a part of it comes from. */
function defaultOf(node: Node): DefaultOrigin | undefined {
  if (node.kind === "null") return node.chosenBy;
  return node.kind === "text" ? node.parts.map(defaultBehind).find((one) => one !== undefined) : undefined;
}

/** Whether a default, a setting or the place of the run gave a text. */
export function isGivenText({ isOfRun, origin: { from } }: TextPart): boolean {
  return isOfRun === true || from === "default" || from === "setting" || from === "pseudo";
}

interface Mark extends Repetition {
  readonly isOfRun?: true;
  readonly chosenBy?: DefaultOrigin;
}

function repeated(node: Node, mark: Mark): Node {
  switch (node.kind) {
    case "scalar":
      return isNumberOfHcl(node) ? node : repeatedText(node, mark);
    case "text":
      return repeatedText(node, mark);
    case "list":
      return { ...node, items: node.items.map((item, index) => repeated(item, inside(mark, `[${String(index)}]`))) };
    case "mapping": {
      const entries = node.entries.map((entry) => ({
        ...entry,
        value: repeated(entry.value, inside(mark, `[${JSON.stringify(entry.key.text)}]`)),
      }));
      return { ...node, entries };
    }
    case "choice": {
      const branches = node.branches.map(({ when, value }) => ({ when, value: repeated(value, mark) }));
      return { ...node, branches };
    }
    default:
      return node;
  }
}

/** Whether a value is a number or a boolean of HCL. Without quotes, YAML writes texts as well. */
function isNumberOfHcl({ layout, quoted }: Scalar): boolean {
  return !quoted && (!layout || layout.syntax === "hcl");
}

function inside(mark: Mark, step: string): Mark {
  return mark.expressionText === undefined ? mark : { ...mark, expressionText: `${mark.expressionText}${step}` };
}

function repeatedText<T extends Node>(node: T, { at, chosenBy, expressionText, isOfRun }: Mark): T | Text {
  const text = asText(node);
  // The text of a file that the run names is edited in that file.
  if (!text || text.parts.some(({ origin }) => origin.from === "file")) return node;
  const isOne = text.parts.length < 2;
  const parts = text.parts.map((part): TextPart => {
    const { expressionText: _, ...rest } = part;
    const marked: TextPart = extended(rest, {
      ...(expressionText !== undefined && { expressionText }),
      ...(isOfRun && part.kind === "literal" && { isOfRun }),
      ...(chosenBy && { chosenBy }),
    });
    // All parts that one expression gives have one place. So the expression is written again only once.
    return isOne || expressionText === undefined ? marked : placedAt(marked, at);
  });
  return { ...text, parts };
}

/** A part in the place of the expression that gives it. It is not written there. */
function placedAt(part: TextPart, location: Location): TextPart {
  const origin = part.origin.from === "written" ? computed : part.origin;
  if (part.kind === "hole") return { ...part, location, origin };
  const { map: _, ...literal } = part;
  return { ...literal, location, origin };
}
