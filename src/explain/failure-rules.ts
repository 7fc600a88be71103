import { failures } from "../knowledge/index.js";

/** The rules whose findings explanations show: those that find known failures, and those about needless permissions. */
export const failureRules: readonly string[] = [
  ...new Set([...failures().flatMap(({ rules }) => rules), "role-scope", "unused-service-permissions"]),
];
