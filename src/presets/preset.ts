/** Rules by name: how loud, and with which options. */
export type PresetRules = Readonly<Record<string, PresetEntry>>;

export type PresetEntry = PresetSeverity | readonly [PresetSeverity, Readonly<Record<string, unknown>>];

export type PresetSeverity = "warn" | "error";
