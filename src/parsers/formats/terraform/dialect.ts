import type { Dialect } from "../../../model/index.js";

export const terraform: Dialect = {
  format: "terraform",
  isBarePolicy: false,
  nameCase: "snake_case",
  guard: { name: "a count", keys: ["count", "for_each"] },
  placeReferences: "declared",
  // A module that is not read knows only the values that it gets.
  unseenPartsReach: "what-they-are-given",
  keyPolicyIsProperty: false,
  hasDirectivesInMetadata: false,
  takesNumbersAsTexts: false,
  words: {
    partition: "Use data.aws_partition.",
    partitionOfFile: "Give this file the partition of data.aws_partition by templatefile.",
    region: "${data.aws_region.current.name}",
    missingSubstitution: "",
    variableStart: "$${",
  },
};

/** The words for a module whose version of the AWS provider deprecates `name` of `data.aws_region`. */
export const terraformWithRegion: Dialect = {
  ...terraform,
  words: { ...terraform.words, region: "${data.aws_region.current.region}" },
};
