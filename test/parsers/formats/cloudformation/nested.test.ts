import { describe, expect, it } from "vitest";
import { formula } from "../terraform/module.js";
import { propertiesAt, templatesOf, valueIn } from "./templates.js";

/** A template that nests `child.yaml` with some parameters, and uses a value. */
function parent(parameters: string, value = "unused", around = ""): string {
  return `${around}
Resources:
  Lake: { Type: AWS::S3::Bucket }
  Role: { Type: AWS::IAM::Role }
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./child.yaml
      Parameters: ${parameters}
  X: { Type: Custom::X, Properties: { Value: ${value} } }
`;
}

/** A template with the parameter `P`, and others around. */
function child(value: string, around = "  P: { Type: String }"): string {
  return `
Parameters:
${around}
Resources:
  Own: { Type: AWS::IAM::Role }
  X: { Type: Custom::X, Properties: { Value: ${value} } }
Outputs:
  RoleArn: { Value: !GetAtt Own.Arn }
  Passed: { Value: !Ref P }
  Fixed: { Value: fixed }
`;
}

const roleArn = "arn:<aws:partition>:iam::<aws:account>:role/";

describe("what a nested stack is passed", () => {
  const stage = "Parameters: { Stage: { Type: String } }";
  const defaulted = "Parameters: { Stage: { Type: String, Default: dev } }";
  it.each<[string, string, string, string, string | undefined]>([
    ["a text", "{ P: orders }", "!Ref P", "orders", undefined],
    ["part of a text", "{ P: orders }", '!Sub "${P}-raw"', "orders-raw", undefined],
    ["the ARN of a resource", "{ P: !GetAtt Role.Arn }", "!Ref P", `${roleArn}<Resources.Role/name>`, undefined],
    [
      "the name of a resource",
      "{ P: !Ref Lake }",
      '!Sub "arn:aws:s3:::${P}/*"',
      "arn:aws:s3:::<Resources.Lake/name>/*",
      undefined,
    ],
    ["a parameter without a value", "{ P: !Ref Stage }", "!Ref P", "?parameter Stage has no value", stage],
    ["a parameter with a default", "{ P: !Ref Stage }", '!Sub "x-${P}"', "x-dev", defaulted],
    ["a place", "{ P: !Ref AWS::Region }", '!Sub "x-${P}"', "x-<aws:region>", undefined],
  ])("%s", async (_name, parameters, expression, value, around) => {
    const files = { "app/parent.yaml": parent(parameters, "unused", around), "app/child.yaml": child(expression) };
    expect(valueIn(await templatesOf(files), "app/child.yaml")).toBe(value);
  });

  it("is a choice where it is one", async () => {
    const around = `Parameters: { Env: { Type: String, Default: dev } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }`;
    const templates = await templatesOf({
      "parent.yaml": parent("{ P: !If [IsProd, big, small] }", "unused", around),
      "child.yaml": child("!Ref P"),
    });
    expect(valueIn(templates, "child.yaml")).toEqual({
      "parent.yaml#Parameters.Env=prod": "big",
      "!(parent.yaml#Parameters.Env=prod)": "small",
    });
  });

  it("is the default in the branch that passes nothing", async () => {
    const around = `Parameters: { Env: { Type: String } }
Conditions: { IsProd: !Equals [!Ref Env, prod] }`;
    const templates = await templatesOf({
      "parent.yaml": parent("{ P: !If [IsProd, big, !Ref AWS::NoValue] }", "unused", around),
      "child.yaml": child("!Ref P", "  P: { Type: String, Default: usual }"),
    });
    expect(valueIn(templates, "child.yaml")).toEqual({
      "parent.yaml#Parameters.Env=prod": "big",
      "!(parent.yaml#Parameters.Env=prod)": "usual",
    });
  });

  it("is parted where the parameter is a list", async () => {
    const templates = await templatesOf({
      "parent.yaml": parent('{ P: !Join [",", [a, b]] }'),
      "child.yaml": child("!Ref P", "  P: { Type: CommaDelimitedList }"),
    });
    expect(valueIn(templates, "child.yaml")).toEqual(["a", "b"]);
  });

  it("is the default where nothing is passed, which decides conditions", async () => {
    const text = `
Parameters:
  P: { Type: String, Default: "" }
Conditions: { HasP: !Not [!Equals [!Ref P, ""]] }
Resources:
  X: { Type: Custom::X, Properties: { Value: !If [HasP, !Ref P, none] } }
`;
    expect(valueIn(await templatesOf({ "child.yaml": text }), "child.yaml")).not.toBe("none");
    const templates = await templatesOf({ "parent.yaml": parent("{}"), "child.yaml": text });
    expect(valueIn(templates, "child.yaml")).toBe("none");
  });

  it("leaves conditions open where it rests on a default of the parent", async () => {
    const text = `
Parameters: { P: { Type: String } }
Conditions: { IsProd: !Equals [!Ref P, prod] }
Resources:
  X: { Type: Custom::X, Condition: IsProd, Properties: { Value: !Sub "role-\${P}" } }
`;
    const around = "Parameters: { Stage: { Type: String, Default: dev, AllowedValues: [dev, prod] } }";
    const templates = await templatesOf({
      "parent.yaml": parent("{ P: !Ref Stage }", "unused", around),
      "child.yaml": text,
    });
    // Where the resource is made the parent's default is not the value.
    expect(valueIn(templates, "child.yaml")).toBe("role-<Parameters.Stage>");
    const [x] = templates.get("child.yaml")?.resources.values() ?? [];
    expect(x && formula(x.existence)).toBe("parent.yaml#Parameters.Stage=prod");
  });

  it("comes with the condition of the stack", async () => {
    const text = `
Parameters: { Make: { Type: String } }
Conditions: { Makes: !Equals [!Ref Make, "yes"] }
Resources:
  Nested: { Type: AWS::CloudFormation::Stack, Condition: Makes, Properties: { TemplateURL: child.yaml } }
`;
    const templates = await templatesOf({ "parent.yaml": text, "child.yaml": child("x") });
    const [own] = templates.get("child.yaml")?.resources.values() ?? [];
    expect(own && formula(own.existence)).toBe("parent.yaml#Parameters.Make=yes");
  });

  it("wins over the settings, which win over nothing", async () => {
    const files = { "parent.yaml": parent("{ P: passed }"), "child.yaml": child("!Ref P") };
    const values = { parameters: { P: "set" } };
    expect(valueIn(await templatesOf(files, { values }), "child.yaml")).toBe("passed");
    expect(valueIn(await templatesOf(files, { values, linted: ["child.yaml"] }), "child.yaml")).toBe("set");
  });

  it("is unknown where the value is kept elsewhere", async () => {
    const files = {
      "parent.yaml": parent("{ P: /roles/loader }"),
      "child.yaml": child("!Ref P", "  P: { Type: AWS::SSM::Parameter::Value<String> }"),
    };
    expect(valueIn(await templatesOf(files), "child.yaml")).toBe("?parameter P is read from Parameter Store");
  });

  it("is what all agree on, where several stacks are made of the template", async () => {
    const twice = `
Resources:
  One: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml, Parameters: { P: same, Q: one } } }
  Two: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml, Parameters: { P: same, Q: two } } }
`;
    const text = child("[!Ref P, !Ref Q]", "  P: { Type: String }\n  Q: { Type: String }");
    expect(valueIn(await templatesOf({ "parent.yaml": twice, "child.yaml": text }), "child.yaml")).toEqual([
      "same",
      "?parameter Q has another value in each stack",
    ]);
  });
});

describe("what a nested stack gives", () => {
  it.each([
    ["a resource of its own", "RoleArn", `${roleArn}<Resources.Own/name>`],
    ["what it was passed", "Passed", `${roleArn}<Resources.Role/name>`],
    ["a text", "Fixed", "fixed"],
    ["nothing", "Missing", "?the nested stack Nested has no output Missing"],
  ])("%s", async (_name, output, value) => {
    const text = parent("{ P: !GetAtt Role.Arn }", `!GetAtt Nested.Outputs.${output}`);
    expect(valueIn(await templatesOf({ "parent.yaml": text, "child.yaml": child("x") }), "parent.yaml")).toBe(value);
  });

  it("goes on to its siblings, however many wait for each other", async () => {
    const count = 60;
    const names = Array.from({ length: count }, (_, index) => `Step${String(index)}`);
    const stacks = names.map((name, index) => {
      const before = names[index - 1];
      const value = before === undefined ? "first" : `!GetAtt ${before}.Outputs.Next`;
      return `  ${name}: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${name}.yaml, Parameters: { P: ${value} } } }`;
    });
    const step = `
Parameters: { P: { Type: String } }
Resources: { X: { Type: Custom::X, Properties: { Value: !Ref P } } }
Outputs: { Next: { Value: !Sub "\${P}+" } }
`;
    const files = Object.fromEntries(names.map((name) => [`${name}.yaml`, step]));
    // The last is read first.
    const templates = await templatesOf({
      ...Object.fromEntries(Object.entries(files).reverse()),
      "parent.yaml": `Resources:\n${stacks.join("\n")}\n`,
    });
    expect(valueIn(templates, `Step${String(count - 1)}.yaml`)).toBe(`first${"+".repeat(count - 1)}`);
  });

  it("is another thing in each of several stacks", async () => {
    const twice = `
Resources:
  One: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml, Parameters: { P: a } } }
  Two: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml, Parameters: { P: a } } }
  X: { Type: Custom::X, Properties: { One: !GetAtt One.Outputs.RoleArn, Two: !GetAtt Two.Outputs.RoleArn, A: !GetAtt One.Outputs.Passed } }
`;
    const templates = await templatesOf({ "parent.yaml": twice, "child.yaml": child("x") });
    const properties = propertiesAt(templates, "parent.yaml", "X") as Record<string, string>;
    expect(properties.One).not.toBe(properties.Two);
    expect(properties.A).toBe("a");
  });
});

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
