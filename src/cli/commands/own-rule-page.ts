import type { Rule } from "../../workspace/index.js";

/** The page of a rule of a plugin, made of what the rule says of itself: a plugin brings no pages. */
export function ownRulePage({ meta, name }: Rule): string {
  const { docs, fixable, hasSuggestions, messages } = meta;
  const edits = [...(fixable ? ["has fixes"] : []), ...(hasSuggestions ? ["has suggestions"] : [])].join(" and ");
  const parts = [
    `# ${name}`,
    `${docs.description}.`,
    `It is a rule of a plugin${edits === "" ? "" : ` and ${edits}`}.`,
    ...section("Messages", Object.values(messages)),
    ...section("Options", optionLines(meta)),
    ...section("Source", docs.url === undefined ? [] : [docs.url]),
  ];
  return `${parts.join("\n\n")}\n`;
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${heading}`, lines.map((line) => `- ${line}`).join("\n")];
}

function optionLines({ defaultOptions = {}, schema = {} }: Rule["meta"]): readonly string[] {
  const defaults = new Map(Object.entries(defaultOptions));
  return entriesOf(schema.properties).map(([name, form]) => {
    const description = new Map(entriesOf(form)).get("description");
    const value = defaults.get(name);
    return [
      `\`${name}\``,
      ...(typeof description === "string" ? [`: ${description}`] : []),
      ...(value === undefined ? [] : [` (default: ${JSON.stringify(value)})`]),
    ].join("");
  });
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
