import type { PresetRules } from "./preset.js";
import { strict } from "./strict.js";

/** Every rule. */
export const all: PresetRules = {
  ...strict,
  "confused-deputy": "warn",
  "policy-version": ["warn", { onTrust: true }],
  "service-source": "warn",
  "unique-sid": ["error", { onResources: true }],
};
