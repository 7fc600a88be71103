import { describe, expect, it } from "vitest";
import { templatesOf, valueIn } from "../templates.js";

const value = { "Fn::Sub": "${AWS::Partition} ${AWS::Region} ${AWS::AccountId}" };
const anywhere = "<aws:partition> <aws:region> <aws:account>";
const inner = JSON.stringify({ Resources: { X: { Type: "Custom::X", Properties: { Value: value } } } });
const outer = JSON.stringify({
  Resources: {
    X: { Type: "Custom::X", Properties: { Value: value } },
    Inner: { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: "Inner.nested.template.json" } },
  },
});

const stack = (environment: string): object => ({
  type: "aws:cloudformation:stack",
  environment,
  properties: { templateFile: "Data.template.json" },
});

async function valuesOf(artifacts: object, isApp = true): Promise<readonly unknown[]> {
  const paths = ["out/Data.template.json", "out/Inner.nested.template.json"];
  const files = {
    ...(isApp && { "out/cdk.out": "{}" }),
    "out/manifest.json": JSON.stringify({ artifacts }),
    "out/Data.template.json": outer,
    "out/Inner.nested.template.json": inner,
  };
  const templates = await templatesOf(files, { linted: paths });
  return paths.flatMap((path) => {
    const template = templates.get(path);
    return [valueIn(templates, path), template?.region, template?.deployAccount];
  });
}

describe("where a CDK app deploys a stack to", () => {
  it.each<[string, string, string, string | undefined, string | undefined]>([
    ["is known", "aws://123456789012/eu-west-1", "<aws:partition> eu-west-1 123456789012", "eu-west-1", "123456789012"],
    [
      "is known but for the account",
      "aws://unknown-account/eu-west-1",
      "<aws:partition> eu-west-1 <aws:account>",
      "eu-west-1",
      undefined,
    ],
    [
      "is known but for the region",
      "aws://123456789012/unknown-region",
      "<aws:partition> <aws:region> 123456789012",
      undefined,
      "123456789012",
    ],
    [
      "gives the partition",
      "aws://123456789012/us-gov-west-1",
      "aws-us-gov us-gov-west-1 123456789012",
      "us-gov-west-1",
      "123456789012",
    ],
    ["may be anywhere", "aws://unknown-account/unknown-region", anywhere, undefined, undefined],
    ["may be written in another way", "123456789012/eu-west-1", anywhere, undefined, undefined],
  ])("%s, also for the stacks in it", async (_name, environment, ...place) => {
    expect(await valuesOf({ Data: stack(environment) })).toEqual([...place, ...place]);
  });

  it.each<[string, object, boolean]>([
    ["several stacks", { A: stack("aws://123456789012/eu-west-1"), B: stack("aws://123456789012/us-east-1") }, true],
    ["no stack", {}, true],
    ["a folder that CDK did not write", { Data: stack("aws://123456789012/eu-west-1") }, false],
  ])("is not known of the template of %s", async (_name, artifacts, isApp) => {
    expect((await valuesOf(artifacts, isApp))[0]).toBe(anywhere);
  });
});
