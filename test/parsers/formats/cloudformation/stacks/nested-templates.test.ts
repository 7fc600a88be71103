import { describe, expect, it } from "vitest";
import { propertiesAt, templatesOf, valueIn } from "../templates.js";
import { child } from "./nested-texts.js";

describe("which template a nested stack is made of", () => {
  const nested = (resource: string): string => `
Resources:
  Nested: ${resource}
  X: { Type: Custom::X, Properties: { Value: !GetAtt Nested.Outputs.Fixed } }
`;
  it.each([
    [
      "a path from the template's folder",
      '{ Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: ../shared/child.yaml } }',
      "fixed",
    ],
    [
      "an application of SAM",
      "{ Type: AWS::Serverless::Application, Properties: { Location: ../shared/child.yaml } }",
      "fixed",
    ],
    [
      "an asset of CDK",
      '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: !Sub "https://b/${AWS::Region}/x.json" }, Metadata: { "aws:asset:path": ../shared/child.yaml, "aws:asset:property": TemplateURL } }',
      "fixed",
    ],
    [
      "an address",
      "{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: https://s3.amazonaws.com/b/child.yaml } }",
      "?the template of the nested stack Nested was not found",
    ],
    [
      "S3",
      "{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: s3://b/child.yaml } }",
      "?the template of the nested stack Nested was not found",
    ],
    [
      "a made-up address",
      '{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: !Sub "https://${AWS::Region}/child.yaml" } }',
      "?the template of the nested stack Nested was not found",
    ],
    [
      "a path to nothing",
      "{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: nothing.yaml } }",
      "?the template of the nested stack Nested was not found",
    ],
    [
      "no template",
      "{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ../shared/README.md } }",
      "?the template of the nested stack Nested was not found",
    ],
    [
      "a repository of applications",
      "{ Type: AWS::Serverless::Application, Properties: { Location: { ApplicationId: a, SemanticVersion: 1.0.0 } } }",
      "?the template of the nested stack Nested was not found",
    ],
  ])("%s", async (_name, resource, value) => {
    const files = {
      "app/parent.yaml": nested(resource),
      "shared/child.yaml": child("x"),
      "shared/README.md": "# Hello",
    };
    const templates = await templatesOf(files, { linted: ["app/parent.yaml"] });
    expect(valueIn(templates, "app/parent.yaml")).toBe(value);
    // Read for the parent's sake, with what the parent passes.
    expect(templates.has("shared/child.yaml")).toBe(value === "fixed");
  });

  it.each([
    ["nothing.yaml", "nothing.yaml was not found, or is outside the root folder"],
    ["README.md", "README.md is not a CloudFormation template"],
    ["broken.yaml", "broken.yaml is not a CloudFormation template"],
    ["child.yaml", undefined],
  ])("is told not to be read: %s", async (file, why) => {
    const stack = `{ Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${file} } }`;
    const files = {
      "parent.yaml": nested(stack),
      "child.yaml": child("x"),
      "README.md": "# Hello",
      "broken.yaml": "Resources:\n  A: [",
    };
    const templates = await templatesOf(files, { linted: ["parent.yaml"] });
    const reasons = templates.get("parent.yaml")?.unread?.map(({ reason }) => reason);
    expect(reasons).toEqual(why === undefined ? [] : [`its template is not read: ${why}`]);
  });

  it("is told not to be read where it is a text in a stack set", async () => {
    const set = (template: string): string => `{ Type: AWS::CloudFormation::StackSet, Properties: { ${template} } }`;
    const templates = await templatesOf({
      "text.yaml": nested(set('TemplateBody: "Resources: {}"')),
      "file.yaml": nested(set("TemplateURL: child.yaml")),
    });
    const reasons = [...templates.values()].map(({ unread }) => unread?.map(({ reason }) => reason));
    expect(reasons).toEqual([["its template is not read: it is a text in TemplateBody"], []]);
  });

  it("is none of those that nest each other", async () => {
    const ring = (next: string): string => `
Parameters: { P: { Type: String, Default: own } }
Resources:
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${next}, Parameters: { P: !GetAtt Nested.Outputs.Q } } }
  X: { Type: Custom::X, Properties: { Value: !GetAtt Nested.Outputs.Q, P: !Ref P } }
Outputs: { Q: { Value: !GetAtt Nested.Outputs.Q } }
`;
    const templates = await templatesOf({
      "a.yaml": ring("b.yaml"),
      "b.yaml": ring("a.yaml"),
      "c.yaml": ring("c.yaml"),
    });
    for (const path of ["a.yaml", "b.yaml", "c.yaml"]) {
      expect(propertiesAt(templates, path, "X")).toEqual({
        Value: "?the nested stack Nested nests itself",
        P: "own",
      });
    }
  });

  it("is followed down to a depth that no one needs", async () => {
    const level = (next: string): string => `
Parameters: { P: { Type: String, Default: own } }
Resources:
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${next}, Parameters: { P: !Ref P } } }
  X: { Type: Custom::X, Properties: { Value: !Ref P } }
`;
    const top = level("1.yaml").replace("Default: own", "Default: top").replace("!Ref P } } }", "passed } } }");
    const files: Record<string, string> = { "0.yaml": top };
    for (let index = 1; index < 600; index++) files[`${String(index)}.yaml`] = level(`${String(index + 1)}.yaml`);
    const templates = await templatesOf(files);
    expect(valueIn(templates, "16.yaml")).toBe("passed");
    expect(valueIn(templates, "18.yaml")).toBe("own");
  });

  it("is not told where a loop makes the stacks", async () => {
    const loop = `
Transform: AWS::LanguageExtensions
Resources:
  Fn::ForEach::Stacks:
    - Name
    - [A, B]
    - "Nested\${Name}": { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml, Parameters: { P: !Ref Name } } }
  X: { Type: Custom::X, Properties: { Value: !GetAtt NestedA.Outputs.Fixed } }
`;
    const templates = await templatesOf({ "parent.yaml": loop, "child.yaml": child("!Ref P") });
    expect(valueIn(templates, "child.yaml")).toBe("?the stack is created in a loop");
    expect(valueIn(templates, "parent.yaml")).toBe("?the nested stack Nested${Name} is created in a loop");
  });
});
