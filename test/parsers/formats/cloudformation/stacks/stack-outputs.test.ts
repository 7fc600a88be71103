import { describe, expect, it } from "vitest";
import { templatesOf, valueIn } from "../templates.js";

const roles = JSON.stringify({
  Resources: { Role: { Type: "AWS::IAM::Role", Properties: { RoleName: "loader" } } },
  Outputs: { RoleArn: { Value: { "Fn::GetAtt": ["Role", "Arn"] } } },
});

const reading = (given: object): string =>
  JSON.stringify({ Resources: { X: { Type: "Custom::X", Properties: { Value: { "Fn::GetStackOutput": given } } } } });

const artifact = (templateFile: string, environment: string, stackName?: string): object => ({
  type: "aws:cloudformation:stack",
  environment,
  properties: { templateFile, ...(stackName !== undefined && { stackName }) },
});

const here = "aws://123456789012/eu-west-1";

interface App {
  readonly given: object;
  readonly artifacts?: Readonly<Record<string, object>>;
  readonly isApp?: boolean;
  readonly linted?: readonly string[];
}

const both = { Data: artifact("Data.template.json", here), Roles: artifact("Roles.template.json", here) };

async function valueOf({ given, artifacts = both, isApp = true, linted }: App): Promise<unknown> {
  const files = {
    ...(isApp && { "out/cdk.out": "{}" }),
    "out/manifest.json": JSON.stringify({ artifacts }),
    "out/Roles.template.json": roles,
    "out/Data.template.json": reading(given),
  };
  const templates = ["out/Data.template.json", "out/Roles.template.json"];
  return valueIn(await templatesOf(files, { linted: linted ?? templates }), "out/Data.template.json");
}

const arn = "arn:<aws:partition>:iam::123456789012:role/loader";
const role = { StackName: "Roles", OutputName: "RoleArn" };

describe("Fn::GetStackOutput", () => {
  it.each<[string, App]>([
    ["of a stack that is named like its entry", { given: role }],
    ["in the region of both stacks", { given: { ...role, Region: "eu-west-1" } }],
    [
      "in the region of the stack, whichever that is",
      {
        given: { ...role, Region: { Ref: "AWS::Region" } },
        artifacts: {
          Data: artifact("Data.template.json", "aws://unknown-account/unknown-region"),
          Roles: artifact("Roles.template.json", "aws://unknown-account/unknown-region"),
        },
      },
    ],
    [
      "of a stack in another region",
      {
        given: { ...role, Region: "us-east-1" },
        artifacts: { ...both, Roles: artifact("Roles.template.json", "aws://123456789012/us-east-1") },
      },
    ],
    [
      "of a stack that has a name of its own",
      {
        given: { ...role, StackName: "prod-roles" },
        artifacts: { ...both, Roles: artifact("Roles.template.json", here, "prod-roles") },
      },
    ],
    [
      "of stacks whose place is not known",
      {
        given: role,
        artifacts: {
          Data: artifact("Data.template.json", "aws://unknown-account/unknown-region"),
          Roles: artifact("Roles.template.json", "aws://unknown-account/unknown-region"),
        },
      },
    ],
  ])("is the output %s", async (_name, app) => {
    const isAnywhere = JSON.stringify(app.artifacts ?? {}).includes("unknown-account");
    expect(await valueOf(app)).toBe(isAnywhere ? arn.replace("123456789012", "<aws:account>") : arn);
  });

  it.each<[string, App]>([
    ["in another account", { given: { ...role, RoleArn: "arn:aws:iam::111122223333:role/reader" } }],
    ["in another region", { given: { ...role, Region: "us-east-1" } }],
    ["in a region of another form", { given: { ...role, Region: { "Fn::Sub": "${AWS::Region}-1" } } }],
    ["in a region that is not known", { given: { ...role, Region: { Ref: "Region" } } }],
    [
      "of a stack that is deployed elsewhere",
      { given: role, artifacts: { ...both, Roles: artifact("Roles.template.json", "aws://123456789012/us-east-1") } },
    ],
    [
      "of a stack in another account",
      {
        given: { ...role, Region: "us-east-1" },
        artifacts: { ...both, Roles: artifact("Roles.template.json", "aws://111122223333/us-east-1") },
      },
    ],
    ["of a stack whose name is not known", { given: { ...role, StackName: { Ref: "Name" } } }],
    ["that the stack does not have", { given: { ...role, OutputName: "BucketArn" } }],
    ["of a stack that is not linted", { given: role, linted: ["out/Data.template.json"] }],
    ["of a stack that is not in the app", { given: { ...role, StackName: "Network" } }],
    ["of a template that CDK did not write", { given: role, isApp: false }],
  ])("is not known: %s", async (_name, app) => {
    expect(await valueOf(app)).not.toBe(arn);
  });
});
