import { describe, expect, it } from "vitest";
import { templatesOf, valueIn } from "../templates.js";

const value = { "Fn::Sub": "${AWS::Partition} ${AWS::Region}" };
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
  return paths.flatMap((path) => [valueIn(templates, path), templates.get(path)?.region]);
}

describe("the region that a CDK app deploys a stack to", () => {
  it.each<[string, string, string, string | undefined]>([
    ["is known", "aws://123456789012/eu-west-1", "<aws:partition> eu-west-1", "eu-west-1"],
    ["is known where the account is not", "aws://unknown-account/eu-west-1", "<aws:partition> eu-west-1", "eu-west-1"],
    ["gives the partition", "aws://123456789012/us-gov-west-1", "aws-us-gov us-gov-west-1", "us-gov-west-1"],
    ["may be any", "aws://unknown-account/unknown-region", "<aws:partition> <aws:region>", undefined],
    ["may be written in another way", "eu-west-1", "<aws:partition> <aws:region>", undefined],
  ])("%s, also in the stacks in it", async (_name, environment, text, region) => {
    expect(await valuesOf({ Data: stack(environment) })).toEqual([text, region, text, region]);
  });

  it.each<[string, object, boolean]>([
    ["several stacks", { A: stack("aws://123456789012/eu-west-1"), B: stack("aws://123456789012/us-east-1") }, true],
    ["no stack", {}, true],
    ["a folder that CDK did not write", { Data: stack("aws://123456789012/eu-west-1") }, false],
  ])("is not known of the template of %s", async (_name, artifacts, isApp) => {
    expect((await valuesOf(artifacts, isApp))[0]).toBe("<aws:partition> <aws:region>");
  });
});
