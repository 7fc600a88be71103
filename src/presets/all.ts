import type { PresetRules } from "./preset.js";
import { strict } from "./strict.js";

/** Every rule. */
export const all: PresetRules = {
  ...strict,
  "confused-deputy": "warn",
  "service-source": "warn",
  "unique-sid": ["error", { onResources: true }],
};
