import { all } from "./all.js";
import type { PresetRules, PresetSeverity } from "./preset.js";
import { recommended } from "./recommended.js";
import { strict } from "./strict.js";

export type { PresetEntry, PresetRules } from "./preset.js";

export const presetNames = ["recommended", "strict", "all"] as const;

export type PresetName = (typeof presetNames)[number];

export const presets: Readonly<Record<PresetName, PresetRules>> = { recommended, strict, all };

export interface PresetSetting {
  readonly severity: PresetSeverity;
  readonly options: Readonly<Record<string, unknown>>;
}

/** The settings of a preset, by rule. Empty if no preset has this name. */
export function presetRules(name: string): ReadonlyMap<string, PresetSetting> {
  const known = presetNames.find((one) => one === name);
  const entries = Object.entries(known ? presets[known] : {});
  return new Map(
    entries.map(([rule, entry]) => {
      const [severity, options] = typeof entry === "string" ? [entry, {}] : entry;
      return [rule, { severity, options }];
    }),
  );
}
