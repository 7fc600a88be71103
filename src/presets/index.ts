import { all } from "./all.js";
import type { PresetRules } from "./preset.js";
import { recommended } from "./recommended.js";
import { strict } from "./strict.js";

export type { PresetEntry, PresetRules } from "./preset.js";

export const presetNames = ["recommended", "strict", "all"] as const;

export type PresetName = (typeof presetNames)[number];

export const presets: Readonly<Record<PresetName, PresetRules>> = { recommended, strict, all };
