import type { Report } from "../rule-kit/index.js";
import type { Location } from "../source/index.js";
import type { Text } from "../tree/index.js";

/** A default value of a parameter or variable on which a finding depends. */
export interface Default {
  readonly name: string;
  readonly at?: Location;
}

/**
 * The defaults of parameters and variables that are part of the value at which a finding is reported. The node is the
 * value itself, or a model node that was read from it.
 */
export function defaultsOf(node: Report["node"]): readonly Default[] {
  const text = isText(node) ? node : "text" in node && isText(node.text) ? node.text : undefined;
  const found = new Map<string, Default>();
  for (const { chosenBy, origin: own } of text?.parts ?? []) {
    const origin = own.from === "default" ? own : chosenBy;
    if (origin) found.set(origin.name, { name: origin.name, ...(origin.at && { at: origin.at }) });
  }
  return [...found.values()];
}

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "text" && "parts" in value;
}

/** The message, with a sentence that names the defaults on which it depends, unless the message names them already. */
export function messageWithDefaults(message: string, defaults: readonly Default[]): string {
  const unsaid = defaults.filter(({ name }) => !message.includes(`the default of ${name}`));
  if (unsaid.length === 0 || message.includes("(by the default of ")) return message;
  return `${message} This depends on the default of ${unsaid.map(({ name }) => name).join(" and ")}.`;
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
