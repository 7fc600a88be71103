/** Rules by name, with their severity and options. */
export type PresetRules = Readonly<Record<string, PresetEntry>>;

export type PresetEntry = PresetSeverity | readonly [PresetSeverity, Readonly<Record<string, unknown>>];

export type PresetSeverity = "warn" | "error";
