import type { Report } from "../rule-kit/index.js";
import type { Location } from "../source/index.js";
import type { Text } from "../tree/index.js";

/** A default that the value rests on at which a finding stands. */
export interface Default {
  readonly name: string;
  readonly at?: Location;
}

/** The defaults of parameters and variables in the value that a finding stands at: the value, or what a policy makes of it. */
export function defaultsOf(node: Report["node"]): readonly Default[] {
  const text = isText(node) ? node : "text" in node && isText(node.text) ? node.text : undefined;
  const found = new Map<string, Default>();
  for (const { origin } of text?.parts ?? []) {
    if (origin.from === "default") found.set(origin.name, { name: origin.name, ...(origin.at && { at: origin.at }) });
  }
  return [...found.values()];
}

function isText(value: unknown): value is Text {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === "text" && "parts" in value;
}

/** A message that says whose defaults it rests on; many rules say so in the middle of it. */
export function messageWithDefaults(message: string, defaults: readonly Default[]): string {
  const unsaid = defaults.filter(({ name }) => !message.includes(`the default of ${name}`));
  if (unsaid.length === 0 || message.includes("(by the default of ")) return message;
  return `${message} This depends on the default of ${unsaid.map(({ name }) => name).join(" and ")}.`;
}

/** The places of the defaults, in addition to the related places of the rule. */
export function placesOf(defaults: readonly Default[], { location }: Report["node"]): NonNullable<Report["related"]> {
  return defaults.flatMap(({ name, at }) =>
    at && (at.file !== location.file || at.start !== location.start)
      ? [{ location: at, message: `the default of ${name}` }]
      : [],
  );
}
