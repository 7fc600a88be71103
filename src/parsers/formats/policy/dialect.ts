import type { Dialect } from "../../../model/index.js";

/** Nothing is declared in a policy, so what is said of declarations here is never asked for. */
export const barePolicy: Dialect = {
  format: "policy",
  isBarePolicy: true,
  nameCase: "PascalCase",
  guard: { name: "a condition", keys: [] },
  placeReferences: "none",
  unseenPartsReach: "what-they-are-given",
  keyPolicyIsProperty: false,
  hasDirectivesInMetadata: false,
  takesNumbersAsTexts: false,
  words: { partition: "Write the partition.", region: "*", missingSubstitution: "", variableStart: "${" },
};
