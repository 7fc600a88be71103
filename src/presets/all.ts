import type { PresetRules } from "./preset.js";
import { strict } from "./strict.js";

/** The preset with every rule. */
export const all: PresetRules = {
  ...strict,
  "confused-deputy": "warn",
  "pass-role-scope": ["error", { everyPattern: true, everyPolicy: true }],
  "policy-version": ["warn", { onTrust: true }],
  "service-linked-role": ["warn", { everyPolicy: true }],
  "service-source": "warn",
  "unique-sid": ["error", { onResources: true }],
};
