import type { PresetRules } from "./preset.js";
import { recommended } from "./recommended.js";

/** The preset with all of recommended, and with rules for least privilege and clean policies. */
export const strict: PresetRules = {
  ...recommended,
  "account-role-owner": "warn",
  "arn-format": ["error", { openService: true }],
  "caller-permissions": ["error", { everyPolicy: true }],
  "condition-key": ["error", { forgeable: true }],
  "condition-operator": ["error", { arnKeys: true, otherTypes: true }],
  "condition-value": ["error", { everyBranch: true }],
  "console-only-permissions": "warn",
  "no-empty-element": "warn",
  "no-idle-condition": "warn",
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
