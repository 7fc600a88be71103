import { oncePer, ownValue, onceIn } from "../../source/index.js";
import type { RuleSetting, Severity } from "../../linter/index.js";
import { presetRules, type PresetName } from "../../presets/index.js";
import type { Unit } from "../../parsers/index.js";
import type { RuleEntry, SeverityWord } from "../config-files/config-data.js";
import type { PathMatcher } from "../files/path-globs.js";

/** The rule settings of one config part. Later layers win over earlier ones. */
export interface RuleLayer {
  readonly rules: ReadonlyMap<string, RuleChoice>;
  /** Whether the layer applies to a path. Absent: it applies to all. */
  readonly matches?: PathMatcher;
  /** Whether the layer comes from `extends`. `--preset` replaces such layers. */
  readonly isExtended: boolean;
}

/** The setting of one rule. Without options, the options of earlier layers stay. */
export interface RuleChoice {
  readonly severity: Severity;
  readonly options?: Readonly<Record<string, unknown>>;
}

const severities: Readonly<Record<string, Severity>> = {
  0: "off",
  1: "warn",
  2: "error",
  off: "off",
  warn: "warn",
  error: "error",
};

function severityOf(word: SeverityWord): Severity {
  return ownValue(severities, String(word)) ?? "off";
}

/** The options of an entry. `undefined`: it has none. */
export function optionsOf(entry: RuleEntry): Readonly<Record<string, unknown>> | undefined {
  return typeof entry === "object" ? entry[1] : undefined;
}

function choiceOf(entry: RuleEntry): RuleChoice {
  const options = optionsOf(entry);
  return { severity: severityOf(typeof entry === "object" ? entry[0] : entry), ...(options && { options }) };
}

/** Checks an entry that was not validated against the schema, for example from the command line. */
export function isRuleEntry(value: unknown): value is RuleEntry {
  if (!Array.isArray(value)) return isSeverityWord(value);
  const items: readonly unknown[] = value;
  const options = items[1] ?? {};
  return items.length <= 2 && isSeverityWord(items[0]) && typeof options === "object" && !Array.isArray(options);
}

function isSeverityWord(value: unknown): boolean {
  return (typeof value === "string" || typeof value === "number") && Object.hasOwn(severities, String(value));
}

export function layerOf(
  rules: Readonly<Record<string, RuleEntry>>,
  isExtended: boolean,
  matches?: PathMatcher,
): RuleLayer {
  const choices = Object.entries(rules).map(([name, entry]) => [name, choiceOf(entry)] as const);
  return { rules: new Map(choices), isExtended, ...(matches && { matches }) };
}

export function presetLayer(name: PresetName): RuleLayer {
  return { rules: presetRules(name), isExtended: true };
}

/** What the globs of a config are compared with. */
type UnitFiles = Pick<Unit, "path" | "files">;

/** The rules as they hold for a unit. Units for which the same layers count have the same object. */
export function ruleSettings(layers: readonly RuleLayer[], unit: UnitFiles): ReadonlyMap<string, RuleSetting> {
  const counts = layers.map(({ matches }) => !matches || coversUnit(matches, unit));
  return onceIn(settingsByLayers(layers), counts.map(Number).join(""), () =>
    settingsUnder(layers.filter((_, index) => counts[index])),
  );
}

const settingsByLayers = oncePer(
  (_layers: readonly RuleLayer[]) => new Map<string, ReadonlyMap<string, RuleSetting>>(),
);

function settingsUnder(layers: readonly RuleLayer[]): ReadonlyMap<string, RuleSetting> {
  const settings = new Map<string, RuleSetting>();
  for (const { rules } of layers) {
    for (const [name, { severity, options }] of rules) {
      settings.set(name, { severity, options: options ?? settings.get(name)?.options ?? {} });
    }
  }
  return settings;
}

/** A module is judged as a whole, so globs must match its folder or every file of it. */
export function coversUnit(matches: PathMatcher, unit: UnitFiles): boolean {
  return matches(unit.path) || (unit.files.length > 0 && unit.files.every(matches));
}
