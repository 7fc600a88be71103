import type { PresetRules } from "./preset.js";
import { recommended } from "./recommended.js";

/** Recommended plus least privilege and hygiene. */
export const strict: PresetRules = {
  ...recommended,
  "account-role-owner": "warn",
  "caller-permissions": ["error", { everyPolicy: true }],
  "condition-key": ["error", { forgeable: true }],
  "condition-operator": ["error", { arnKeys: true }],
  "console-only-permissions": "warn",
  "no-empty-element": "warn",
  "no-redundant-element": "warn",
  "no-wildcard-action": "warn",
  "no-wildcard-resource": "warn",
  partition: "warn",
  "pass-role-scope": ["error", { everyPattern: true }],
  "role-recommended-permissions": "warn",
  "role-scope": "warn",
  "trust-scope": "warn",
  "unused-service-permissions": "warn",
};
