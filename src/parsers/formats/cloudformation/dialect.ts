import type { Dialect } from "../../../model/index.js";

export const cloudFormation: Dialect = {
  format: "cloudformation",
  isBarePolicy: false,
  nameCase: "PascalCase",
  guard: { name: "a Condition", keys: ["Condition"] },
  placeReferences: "built-in",
  // A macro transforms the whole template.
  unseenPartsReach: "everything",
  keyPolicyIsProperty: true,
  hasDirectivesInMetadata: true,
  takesNumbersAsTexts: true,
  words: {
    partition: "Use ${AWS::Partition}.",
    region: "${AWS::Region}",
    missingSubstitution: "Add Fn::Sub before the string.",
    variableStart: "${!",
  },
};

/** What CDK made of code: that is where its user writes. */
export const generatedCloudFormation: Dialect = {
  ...cloudFormation,
  words: {
    ...cloudFormation.words,
    partition: "In the CDK code, use Aws.PARTITION.",
    missingSubstitution: "In the CDK code, put the string into Fn.sub.",
  },
};
