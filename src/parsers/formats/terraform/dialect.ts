import type { Dialect } from "../../../model/index.js";

export const terraform: Dialect = {
  format: "terraform",
  isBarePolicy: false,
  nameCase: "snake_case",
  guard: { name: "a count", keys: ["count", "for_each"] },
  placeReferences: "declared",
  // A module knows only the values of its variables.
  unseenPartsReach: "what-they-are-given",
  hasDirectivesInMetadata: false,
  takesNumbersAsTexts: false,
  words: {
    partition: "Use data.aws_partition.",
    region: "${data.aws_region.current.region}",
    missingSubstitution: "",
  },
};
