import { rules, type Rule } from "../../linter/index.js";
import { presetNames, presets } from "../../presets/index.js";
import { byText } from "../../source/index.js";
import { configSchema } from "./config-schema.js";

/** The names of rules of plugins: `ours/role-boundary`, `@acme/dms/role-boundary`. */
const pluginRule = "^(@[\\w.-]+/)?[\\w.-]+/[\\w.-]+$";

/**
 * The JSON Schema of a config for editors: it also says what each built-in rule is for and which options it has. A run
 * checks the options against the rule itself, which may be one of a plugin.
 */
export function publishedConfigSchema(): object {
  const { definitions, properties } = configSchema;
  const ruleEntries = {
    description:
      "Rules by name: a severity, or a list of severity and options. Rules of plugins have a prefix: ours/rule.",
    type: "object",
    properties: Object.fromEntries(named().map((rule) => [rule.name, entryOf(rule)])),
    patternProperties: { [pluginRule]: { $ref: "#/definitions/rule" } },
    additionalProperties: false,
  };
  const { items } = properties.overrides;
  const overrides = {
    ...properties.overrides,
    items: { ...items, properties: { ...items.properties, rules: { $ref: "#/definitions/rules" } } },
  };
  const { account } = properties.settings.properties;
  const settings = {
    ...properties.settings,
    properties: { ...properties.settings.properties, account: withNumber(account) },
  };
  return {
    ...configSchema,
    properties: { ...properties, rules: { $ref: "#/definitions/rules" }, settings, overrides },
    definitions: { ...definitions, rules: ruleEntries },
  };
}

/** A config is read with accounts as texts. Editors see a number where there are no quotes: a zero before it does not count. */
function withNumber({ description, ...text }: typeof configSchema.properties.settings.properties.account): object {
  return { description, anyOf: [text, { type: "integer", minimum: 0, maximum: 999_999_999_999 }] };
}

function named(): readonly Rule[] {
  return [...rules].sort((one, other) => byText(one.name, other.name));
}

function entryOf({ meta, name }: Rule): object {
  const on = presetNames.filter((preset) => Object.hasOwn(presets[preset], name));
  const severity = { $ref: "#/definitions/severity" };
  return {
    description: `${meta.docs.description}. ${on.length === 0 ? "No preset has it." : `Presets: ${on.join(", ")}.`}`,
    ...(meta.defaultOptions && { default: ["warn", meta.defaultOptions] }),
    anyOf: [
      severity,
      {
        type: "array",
        items: [severity, ...(meta.schema ? [meta.schema] : [])],
        minItems: 1,
        maxItems: meta.schema ? 2 : 1,
        additionalItems: false,
      },
    ],
  };
}
