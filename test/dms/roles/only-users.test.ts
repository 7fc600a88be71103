import { describe, expect, it } from "vitest";
import { isUsedOnlyBy, usersOf } from "../../../src/dms/index.js";
import { projectOf, roleIn } from "../../iam/project.js";
import { roleWith, trusting } from "../judged.js";

describe("a role that only DMS resources use", () => {
  const endpoint = (arn: string): string =>
    `{ Type: AWS::DMS::Endpoint, Properties: { EndpointType: target, EngineName: s3, S3Settings: { BucketName: b, ServiceAccessRoleArn: ${arn} } } }`;
  const base = `
  Role: ${roleWith(trusting("dms.amazonaws.com"), ['s3:* on "*"'], ", RoleName: writer")}
  Target: ${endpoint("!GetAtt Role.Arn")}`;
  const isAlone = async (beside: string, others: Readonly<Record<string, string>> = {}): Promise<boolean> => {
    const project = await projectOf({ "a.yaml": `Resources:${base}\n${beside}`, ...others });
    const { role, template } = roleIn(project, "Role");
    const users = usersOf(project, role).map(({ resource }) => resource);
    return isUsedOnlyBy(project, template, role, users);
  };
  const compute = (role: string): string =>
    `{ Type: AWS::Lambda::Function, Properties: { Runtime: python3.12, Handler: h, Code: { ZipFile: x }, Role: ${role} } }`;

  const bucket = (statement: string): string =>
    `{ Type: AWS::S3::BucketPolicy, Properties: { Bucket: landing, PolicyDocument: { Statement: [{ Effect: Allow, Action: "s3:*", Resource: "arn:aws:s3:::landing/*", ${statement} }] } } }`;
  const named = "Principal: { AWS: !GetAtt Role.Arn }";

  it.each<[string, string, boolean]>([
    ["one", "", true],
    ["and a bucket whose policy lets it in", `  Bucket: ${bucket(named)}`, true],
    [
      "and a bucket whose policy lets only it in",
      `  Bucket: ${bucket('Principal: "*", Condition: { ArnEquals: { aws:PrincipalArn: !GetAtt Role.Arn } }')}`,
      true,
    ],
    [
      "and a key with such a policy",
      `  Key: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: { Effect: Allow, ${named}, Action: "kms:*", Resource: "*" } } } }`,
      true,
    ],
    [
      "and a key with such a policy, that has it in a tag",
      `  Key: { Type: AWS::KMS::Key, Properties: { Tags: [{ Key: for, Value: !GetAtt Role.Arn }], KeyPolicy: { Statement: { Effect: Allow, ${named}, Action: "kms:*", Resource: "*" } } } }`,
      false,
    ],
    ["two", `  Second: ${endpoint("!GetAtt Role.Arn")}`, true],
    ["and a function", `  Function: ${compute("!GetAtt Role.Arn")}`, false],
    ["and a function with another role", `  Function: ${compute("arn:aws:iam::123456789012:role/other")}`, true],
    [
      "and a function that waits for it",
      `  Function: { DependsOn: Role, ${compute("arn:aws:iam::123456789012:role/other").slice(1)}`,
      true,
    ],
    [
      "and a policy of it",
      `  Policy: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [!Ref Role], PolicyDocument: { Statement: [] } } }`,
      true,
    ],
  ])("%s", async (_, beside, expected) => {
    expect(await isAlone(beside)).toBe(expected);
  });

  it("is alone beside resources that refer to each other", async () => {
    const others = `  Bucket: { Type: AWS::S3::Bucket }
  Policy: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Bucket, PolicyDocument: { Statement: [] } } }`;
    expect(await isAlone(others)).toBe(true);
  });

  it("is not alone if another template uses it", async () => {
    const exported = "Outputs: { Arn: { Value: !GetAtt Role.Arn, Export: { Name: writer-arn } } }";
    const other = (resource: string): string => `Resources:\n  Other: ${resource}`;
    expect(await isAlone(exported, { "b.yaml": other(compute("!ImportValue writer-arn")) })).toBe(false);
    expect(await isAlone(exported, { "b.yaml": other(endpoint("!ImportValue writer-arn")) })).toBe(true);
    expect(await isAlone(exported, { "b.yaml": other(compute("arn:aws:iam::123456789012:role/other")) })).toBe(true);
    const letsIn = bucket(named.replace("!GetAtt Role.Arn", "!ImportValue writer-arn"));
    expect(await isAlone(exported, { "b.yaml": other(letsIn) })).toBe(true);
  });
});
