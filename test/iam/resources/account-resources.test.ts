import { describe, expect, it } from "vitest";
import { resourcesNamed } from "../../../src/iam/index.js";
import { textFrom } from "../build.js";
import { projectOf } from "../project.js";

describe("a resource of the account", () => {
  const id = "11111111-2222-3333-4444-555555555555";
  const secret = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:it-AbCdEf";
  const keyArn = `arn:aws:kms:eu-west-1:123456789012:key/${id}`;
  const policy = { Statement: [] };
  const account = JSON.stringify({ [secret]: policy, [keyArn]: policy, "arn:aws:s3:::orders": policy });

  it.each<[string, string | undefined]>([
    [keyArn, "KmsKey"],
    [`arn:<aws:partition>:kms:<aws:region>:<aws:account>:key/${id}`, "KmsKey"],
    [`${keyArn}9`, undefined],
    [`arn:aws:kms:eu-west-1:123456789012:alias/${id}`, undefined],
    ["arn:aws:s3:::orders", "Bucket"],
    ["arn:<aws:partition>:s3:::orders/2026/*", "Bucket"],
    ["arn:aws:s3:::orders-2026", undefined],
    ["arn:aws:s3:::orders-2026/*", undefined],
    ["arn:aws:s3:::my/orders", undefined],
    [secret, "Secret"],
    [`${secret}x`, undefined],
    ["*", undefined],
  ])("%s names a %s", async (text, kind) => {
    const project = await projectOf({ "account.json": account });
    const keys = resourcesNamed(project, textFrom(text));
    const kinds = keys.map((key) =>
      project.templates.flatMap(({ path, resources }) =>
        [...resources].flatMap(([address, one]) => (`${path}#${address}` === key ? [one.resourceKind] : [])),
      ),
    );
    expect(kinds.flat()).toEqual(kind === undefined ? [] : [kind]);
  });

  it("is not meant where a text refers to what a file declares", async () => {
    const text =
      "Resources:\n  Key: { Type: AWS::KMS::Key }\n  Alias: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/a, TargetKeyId: !GetAtt Key.Arn } }\n";
    const project = await projectOf({ "stack.yaml": text, "account.json": account });
    const arn = project.templates[0]?.resources.get("Resources.Key")?.arn;
    if (!arn) throw new Error("the key has no ARN");
    expect(resourcesNamed(project, arn)).toEqual(["stack.yaml#Resources.Key"]);
  });
});
