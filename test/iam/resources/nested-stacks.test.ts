import { describe, expect, it } from "vitest";
import { deployedTemplates, nestedTemplate, referrersIn, resourceAt, stacksOf } from "../../../src/iam/index.js";
import type { Project, Template } from "../../../src/model/index.js";
import { projectOf } from "../project.js";

const stackOf = (...children: readonly string[]): string =>
  `Resources:\n  Bucket: { Type: AWS::S3::Bucket }\n${children
    .map(
      (path, index) =>
        `  Stack${String(index)}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${path} } }\n`,
    )
    .join("")}`;

function templateAt(project: Project, path: string): Template {
  const found = project.templates.find((one) => one.path === path);
  if (!found) throw new Error(`there is no ${path}`);
  return found;
}

describe("nested stacks", () => {
  const files = {
    "outer.yaml": stackOf("./inner.yaml", "./twice.yaml", "./absent.yaml"),
    "inner.yaml": stackOf("./deep.yaml", "./twice.yaml"),
    "deep.yaml": stackOf(),
    "twice.yaml": stackOf("./under-twice.yaml"),
    "under-twice.yaml": stackOf(),
    "alone.yaml": stackOf(),
  };

  it("are deployed with the outer one, at any depth, if each is one stack", async () => {
    const project = await projectOf(files);
    const deployed = (path: string): readonly (readonly (string | undefined)[])[] =>
      deployedTemplates(project, templateAt(project, path)).map((one) => [one.template.path, one.stackAddress]);
    expect(deployed("outer.yaml")).toEqual([
      ["outer.yaml", undefined],
      ["inner.yaml", "Resources.Stack0"],
      ["deep.yaml", "Resources.Stack0"],
    ]);
    expect(deployed("inner.yaml")).toEqual([
      ["inner.yaml", undefined],
      ["deep.yaml", "Resources.Stack0"],
      ["twice.yaml", "Resources.Stack1"],
      ["under-twice.yaml", "Resources.Stack1"],
    ]);
    expect(deployed("alone.yaml")).toEqual([["alone.yaml", undefined]]);
  });

  it("know the stacks that are made of them", async () => {
    const project = await projectOf(files);
    const stacks = (path: string): readonly string[] =>
      stacksOf(project, templateAt(project, path)).map(({ address, template }) => `${template.path} ${address}`);
    expect(stacks("twice.yaml")).toEqual(["outer.yaml Resources.Stack1", "inner.yaml Resources.Stack1"]);
    expect(stacks("deep.yaml")).toEqual(["inner.yaml Resources.Stack0"]);
    expect(stacks("outer.yaml")).toEqual([]);
  });

  it("are found by the resource that is a stack", async () => {
    const project = await projectOf(files);
    const outer = templateAt(project, "outer.yaml");
    const nested = (name: string): string | undefined => {
      const resource = resourceAt(project, `outer.yaml#Resources.${name}`);
      return resource && nestedTemplate(project, outer, resource)?.path;
    };
    expect([nested("Stack0"), nested("Stack1"), nested("Stack2"), nested("Bucket")]).toEqual([
      "inner.yaml",
      "twice.yaml",
      undefined,
      undefined,
    ]);
  });
});

describe("the resources of a run", () => {
  it("are found by their key, whatever path or address contains", async () => {
    const module = 'resource "aws_s3_bucket" "b" {\n  for_each = toset(["x#y"])\n}\n';
    const project = await projectOf({ "a#b/main.tf": module, "stack.yaml": stackOf() });
    expect(resourceAt(project, 'a#b#aws_s3_bucket.b["x#y"]')?.type).toBe("aws_s3_bucket");
    expect(resourceAt(project, "stack.yaml#Resources.Bucket")?.type).toBe("AWS::S3::Bucket");
    for (const key of ["stack.yaml#Resources.Other", "other.yaml#Resources.Bucket", "stack.yaml", ""])
      expect(resourceAt(project, key)).toBeUndefined();
  });

  it("know who names them, in any value", async () => {
    const text = `
Parameters: { Stage: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Stage, prod] }
Resources:
  Key: { Type: AWS::KMS::Key }
  Unnamed: { Type: AWS::KMS::Key }
  Text: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub "b-\${Key}" } }
  List: { Type: AWS::S3::Bucket, Properties: { Tags: [{ Key: k, Value: !GetAtt Key.Arn }] } }
  Choice: { Type: AWS::S3::Bucket, Properties: { BucketName: !If [IsProd, !Ref Key, b] } }
  None: { Type: AWS::S3::Bucket, Properties: { BucketName: Key, Tags: !Ref AWS::NoValue } }
`;
    const referrers = referrersIn(await projectOf({ "stack.yaml": text }));
    const names = (name: string): readonly string[] =>
      [...(referrers.get(`stack.yaml#Resources.${name}`) ?? [])].map((resource) => resource.name);
    expect(names("Key")).toEqual(["Text", "List", "Choice"]);
    expect(names("Unnamed")).toEqual([]);
  });
});
