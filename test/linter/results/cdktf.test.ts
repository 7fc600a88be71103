import { describe, expect, it } from "vitest";
import { lintTexts } from "../lint-texts.js";

const policy = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "s3:GetObjcet", Resource: "*" }],
});

/** A stack as CDK for Terraform writes it. `remark`: what stands under `//` at the top. */
const stack = (remark: unknown): string =>
  JSON.stringify({
    "//": remark,
    resource: {
      aws_iam_policy: {
        reader_policy_8F3A: {
          "//": { metadata: { path: "lake/reader/policy", uniqueId: "reader_policy_8F3A" } },
          policy,
        },
      },
    },
  });

const synthesized = { metadata: { backend: "local", stackName: "lake", version: "0.20.0" } };

describe("a module that CDK for Terraform wrote", () => {
  it("has findings that name the construct, and words in place of edits", async () => {
    const { messages } = await lintTexts(
      { "cdk.tf.json": stack(synthesized) },
      { linted: ["cdk.tf.json"], rules: ["known-action"] },
    );
    expect(messages).toMatchObject([{ message: expect.stringMatching(/ \(lake\/reader\/policy\)$/) as string }]);
    expect(messages.map(({ fixes, suggestions = [] }) => [fixes, suggestions])).toEqual([[undefined, []]]);
  });

  it.each([
    ["no remark", undefined],
    ["a remark of its author", "kept by hand"],
    ["other metadata", { metadata: { owner: "data" } }],
  ])("is none with %s, and has edits", async (_, remark) => {
    const { messages } = await lintTexts(
      { "cdk.tf.json": stack(remark) },
      { linted: ["cdk.tf.json"], rules: ["known-action"] },
    );
    expect(messages.map(({ fixes }) => fixes !== undefined)).toEqual([true]);
  });
});
