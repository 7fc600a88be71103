import { describe, expect, it } from "vitest";
import { asText, entryOf, possibleTexts } from "../../../../../src/tree/index.js";
import { formula } from "../../terraform/module.js";
import { templatesOf, valueIn } from "../templates.js";
import { child, parent, roleArn } from "./nested-texts.js";

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

  it("stays the outer parameter, even if only one value of it is allowed here", async () => {
    const templates = await templatesOf({
      "parent.yaml": parent("{ P: !Ref Stage }", "unused", stage),
      "child.yaml": child("!Ref P", "  P: { Type: String, AllowedValues: [dev] }"),
    });
    expect(valueIn(templates, "child.yaml")).toBe("?parameter Stage has no value");
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

  it("has the allowed values of each parameter that it is passed as", async () => {
    const text = `
Parameters:
  A: { Type: String, AllowedValues: [s3] }
  B: { Type: String, AllowedValues: [s3, redshift] }
  Make: { Type: String }
Conditions: { Makes: !Equals [!Ref Make, "yes"] }
Resources:
  X: { Type: Custom::X, Condition: Makes, Properties: { A: !Ref A, B: !Ref B } }
`;
    const around = "Parameters: { Stage: { Type: String }, Make: { Type: String } }";
    const templates = await templatesOf({
      "parent.yaml": parent("{ A: !Ref Stage, B: !Ref Stage, Make: !Ref Make }", "unused", around),
      "child.yaml": text,
    });
    const [x] = templates.get("child.yaml")?.resources.values() ?? [];
    const possible = ["A", "B"].map((name) => {
      const text = asText(x && entryOf(x.properties, name)?.value);
      return text && possibleTexts(text);
    });
    expect(possible).toEqual([["s3"], ["s3", "redshift"]]);
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
