import { describe, expect, it } from "vitest";
import { arnText, isArnPlaceholder, policyVariableReason } from "../../../src/iam/index.js";
import { placeholderHole } from "../../../src/iam/texts/texts.js";
import { isArnPattern } from "../../../src/iam/texts/text-match.js";
import { textFrom } from "../build.js";

describe("texts with a policy variable", () => {
  it.each([
    ["home/${aws:username}/*", "${aws:username}"],
    ["${aws:PrincipalTag/team, 'none'}", "${aws:PrincipalTag/team, 'none'}"],
    ["<Bucket>/${a}", "${a}"],
    ["${*}/${a}-${b}", "${a}"],
  ])("%s: %s", (text, variable) => {
    expect(policyVariableReason(textFrom(text))).toBe(`the policy variable ${variable} is not known`);
  });

  it.each(["plain", "", "<Bucket>", "${*}", "${?}", "${$}", "${}", "${a"])("%s has none", (text) => {
    expect(policyVariableReason(textFrom(text))).toBeUndefined();
  });
});

describe("ARNs of the facts", () => {
  it("have holes for the place of the deployment, and only for that", () => {
    const pattern = "arn:${Partition}:s3:${Region}:${Account}:Region/${Name}/Account";
    const { kind, parts } = arnText(pattern);
    expect(kind).toBe("text");
    expect(parts.map((part) => (part.kind === "hole" ? part.symbol : part.text))).toEqual([
      "arn:",
      { id: "aws:partition", shape: "partition" },
      ":s3:",
      { id: "aws:region", shape: "region" },
      ":",
      { id: "aws:account", shape: "account" },
      ":Region/",
      "Name",
      "/Account",
    ]);
    expect(arnText("Region").parts).toMatchObject([{ kind: "literal", text: "Region" }]);
  });

  it("say what is not known, and how a template writes it", () => {
    const hole = placeholderHole("Account", "AWS::AccountId");
    expect(hole).toMatchObject({
      kind: "hole",
      reason: "the account is not known",
      origin: { from: "pseudo", name: "Account" },
      expressionText: "AWS::AccountId",
    });
    expect(placeholderHole("Region", undefined)).not.toHaveProperty("expressionText");
    expect(["Account", "Region", "Partition", "Name", "account"].map(isArnPlaceholder)).toEqual([
      ...[true, true, true],
      ...[false, false],
    ]);
  });
});

describe("what IAM accepts as a resource", () => {
  it.each([
    "*",
    "***",
    "arn:aws:s3:::b",
    "arn:*",
    "arn:<Rest>",
    "ar<Rest>",
    "<Arn>",
    "<Arn>/x",
    "${aws:x}:b",
    "arn:x<Rest>",
  ])("%s", (text) => {
    expect(isArnPattern(textFrom(text))).toBe(true);
  });

  it.each([
    "",
    "b",
    "*b",
    "*<Rest>",
    "arn",
    "ar",
    "ARN:aws",
    "xarn:",
    "ab<Rest>",
    "n:<Rest>",
    "b/${aws:x}",
    "b${",
    "arnx<Rest>",
  ])("not %s", (text) => {
    expect(isArnPattern(textFrom(text))).toBe(false);
  });
});
