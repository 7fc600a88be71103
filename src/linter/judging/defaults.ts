import type { MessageData, Phrase, Report } from "../../rule-kit/index.js";
import { listed, type Location } from "../../source/index.js";
import { alternatives, type Node, type Text, type TextPart } from "../../tree/index.js";

/** A default value of a parameter or variable on which a finding depends. */
export interface Default {
  readonly name: string;
  readonly at?: Location;
}

/**
 * The defaults of parameters and variables on which a finding rests. They are part of the values by which the rule
 * decided. If it does not name these, they are the value at which it reports, and those that its message shows.
 */
export function defaultsOf({ data = {}, node, restsOn }: Report): readonly Default[] {
  const texts = restsOn?.flatMap(textsOf) ?? [...textsOf(node), ...Object.values(data).flatMap(textsIn)];
  const found = new Map<string, Default>();
  for (const { at, name } of texts.flatMap(({ parts }) => parts).flatMap(originsOf)) {
    if (!found.has(name)) found.set(name, { name, ...(at && { at }) });
  }
  return [...found.values()];
}

/** The defaults that gave and chose a part. What is referred to is the same, whatever default is in its name. */
function originsOf({ chosenBy, origin }: TextPart): readonly Default[] {
  if (origin.from === "reference") return [];
  return [...(origin.from === "default" ? [origin] : []), ...(chosenBy ? [chosenBy] : [])];
}

/** The texts of a value, of a property that has it, or of a model node that was read from it. */
function textsOf(node: object): readonly Text[] {
  if ("text" in node && isText(node.text)) return [node.text];
  const value = "value" in node ? node.value : node;
  return isNode(value) ? alternatives(value).flatMap((one) => (isText(one.value) ? [one.value] : [])) : [];
}

/** The texts that a message shows. */
function textsIn(item: MessageData[string] | Phrase["words"][number]): readonly Text[] {
  if (typeof item !== "object") return [];
  if (!("kind" in item)) return item.flatMap(textsIn);
  return item.kind === "phrase" ? item.words.flatMap(textsIn) : [item];
}

function isNode(value: unknown): value is Node {
  return isText(value) || (typeof value === "object" && value !== null && "branches" in value);
}

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "text" && "parts" in value;
}

/** The message, with a sentence that names the defaults on which it depends, unless the message names them already. */
export function messageWithDefaults(message: string, defaults: readonly Default[]): string {
  const unsaid = defaults.filter(({ name }) => !message.includes(`the default of ${name}`));
  if (unsaid.length === 0 || message.includes("(by the default of ")) return message;
  return `${message} This depends on the default of ${listed(unsaid.map(({ name }) => name))}.`;
}

/**
 * The places of the defaults, without the place of the finding itself. They are added to the related places of the
 * rule.
 */
export function placesOf(defaults: readonly Default[], { location }: Report["node"]): NonNullable<Report["related"]> {
  return defaults.flatMap(({ name, at }) =>
    at && (at.file !== location.file || at.start !== location.start)
      ? [{ location: at, message: `the default of ${name}` }]
      : [],
  );
}
