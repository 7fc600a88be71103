import { describe, expect, it } from "vitest";
import { templatesOf, valueIn } from "../templates.js";

/** A template that exports the ARN of a role under a name. */
function exporting(name: string, around = ""): string {
  return `${around}
Resources: { Role: { Type: AWS::IAM::Role, Properties: { RoleName: loader } } }
Outputs: { RoleArn: { Value: !GetAtt Role.Arn, Export: { Name: ${name} } } }
`;
}

function importing(name: string, around = ""): string {
  return `${around}
Resources: { X: { Type: Custom::X, Properties: { Value: !ImportValue ${name} } } }
`;
}

const arn = "arn:<aws:partition>:iam::<aws:account>:role/loader";
const stage = "Parameters: { Stage: { Type: String } }";
const dev = "Parameters: { Stage: { Type: String, Default: dev } }";

describe("a name under which something is exported", () => {
  const sub = (text: string): string => `{ "Fn::Sub": "${text}" }`;
  it.each<[string, string, string, string]>([
    ["as it is written", exporting("role"), importing("role"), arn],
    ["with the place of deployment", exporting(sub("${AWS::Region}-role")), importing(sub("${AWS::Region}-role")), arn],
    ["with the default of a parameter", exporting(sub("${Stage}-role"), dev), importing("dev-role"), arn],
    [
      "with a value in the settings",
      exporting(sub("${Set}-role"), "Parameters: { Set: { Type: String } }"),
      importing("prod-role"),
      arn,
    ],
    [
      "with the name of the stack, which the other is told",
      exporting(sub("${AWS::StackName}-role")),
      importing(sub("${NetworkStack}-role"), "Parameters: { NetworkStack: { Type: String } }"),
      arn,
    ],
    [
      "with the name of the stack, which the other proposes",
      exporting(sub("${AWS::StackName}-role")),
      importing(sub("${NetworkStack}-role"), "Parameters: { NetworkStack: { Type: String, Default: network } }"),
      arn,
    ],
    [
      "with the name of the stack, joined",
      exporting('{ "Fn::Join": ["-", [!Ref "AWS::StackName", role]] }'),
      importing(sub("${NetworkStack}-role"), "Parameters: { NetworkStack: { Type: String } }"),
      arn,
    ],
    [
      "with the name of a stage that the other knows",
      exporting("prod-role"),
      importing(sub("${Stage}-role"), stage),
      arn,
    ],
    [
      "of which nothing is written",
      exporting(sub("${AWS::StackName}-role")),
      importing(sub("${Stage}"), stage),
      "?the name of the export ${Stage} is not known: parameter Stage has no value",
    ],
    [
      "that ends otherwise",
      exporting(sub("${AWS::StackName}-role")),
      importing(sub("${Stage}-vpc"), stage),
      "?the name of the export ${Stage}-vpc is not known: parameter Stage has no value",
    ],
    [
      "with the name of two stacks",
      exporting(sub("${AWS::StackName}-role")),
      importing(sub("${AWS::StackName}-role")),
      "?the name of the export ${AWS::StackName}-role is not known: AWS::StackName is known only during the deployment",
    ],
    [
      "with two parameters of one name",
      exporting(sub("${Stage}-role"), stage),
      importing(sub("${Stage}-role"), stage),
      arn,
    ],
    ["that no one exports", exporting("role"), importing("other"), "?the export other is in no linted template"],
    [
      "that is not known there",
      exporting(sub("${Stage}-role"), stage),
      importing("dev-role"),
      "?the export dev-role is in no linted template",
    ],
  ])("%s", async (_name, one, other, value) => {
    const templates = await templatesOf(
      { "network.yaml": one, "app.yaml": other },
      { values: { parameters: { Set: "prod" } } },
    );
    expect(valueIn(templates, "app.yaml")).toBe(value);
  });

  it("is one parent's parameter in two of its nested stacks", async () => {
    const named = "Parameters: { Name: { Type: String } }";
    const parent = `${stage}
Resources:
  Network: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: network.yaml, Parameters: { Name: !Ref Stage } } }
  App: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: app.yaml, Parameters: { Name: !Ref Stage } } }
`;
    const files = {
      "parent.yaml": parent,
      "network.yaml": exporting(sub("${Name}-role"), named),
      "app.yaml": importing(sub("${Name}-role"), named),
    };
    expect(valueIn(await templatesOf(files), "app.yaml")).toBe(arn);
  });
});

describe("a name that several export", () => {
  it("is nobody's", async () => {
    const files = { "a.yaml": exporting("role"), "b.yaml": exporting("role"), "app.yaml": importing("role") };
    expect(valueIn(await templatesOf(files), "app.yaml")).toBe("?more than one output exports role");
  });

  it("is nobody's where a parameter may mean either", async () => {
    const name = '{ "Fn::Sub": "${AWS::StackName}-role" }';
    const files = {
      "a.yaml": exporting(name),
      "b.yaml": exporting(name),
      "app.yaml": importing('{ "Fn::Sub": "${Stage}-role" }', stage),
    };
    expect(valueIn(await templatesOf(files), "app.yaml")).toBe(
      "?the name of the export ${Stage}-role is not known: parameter Stage has no value",
    );
  });

  it("is that of whichever is made, where one template makes one of them", async () => {
    const either = `
Parameters: { Make: { Type: String, AllowedValues: ["yes", "no"] } }
Conditions: { Makes: !Equals [!Ref Make, "yes"], Finds: !Not [!Condition Makes] }
Resources: { X: { Type: Custom::X } }
Outputs:
  Made: { Condition: Makes, Value: made, Export: { Name: role } }
  Found: { Condition: Finds, Value: found, Export: { Name: role } }
`;
    expect(valueIn(await templatesOf({ "a.yaml": either, "app.yaml": importing("role") }), "app.yaml")).toEqual({
      "a.yaml#Parameters.Make=yes": "made",
      "!(a.yaml#Parameters.Make=yes)": "found",
    });
  });

  it("is the one of its own stage, where CDK made the stacks", async () => {
    const made = (text: string): string => text.replace("Type: ", 'Metadata: { "aws:cdk:path": S/X }, Type: ');
    const templates = await templatesOf({
      "cdk.out/assembly-Dev/a.yaml": made(exporting("role")),
      "cdk.out/assembly-Dev/b.yaml": made(importing("role")),
      "cdk.out/assembly-Prod/a.yaml": made(exporting("role").replace("loader", "prod-loader")),
      "cdk.out/assembly-Prod/b.yaml": made(importing("role")),
    });
    expect(valueIn(templates, "cdk.out/assembly-Dev/b.yaml")).toBe(arn);
    expect(valueIn(templates, "cdk.out/assembly-Prod/b.yaml")).toBe(arn.replace("loader", "prod-loader"));
  });
});

describe("exports that rest on exports", () => {
  const step = (index: number, before: string): string => `
Resources: { X: { Type: Custom::X, Properties: { Value: ${before} } } }
Outputs: { Next: { Value: !Join ["", [${before}, "+"]], Export: { Name: step-${String(index)} } } }
`;
  const row = (count: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => {
        const before = index === 0 ? "first" : `!ImportValue step-${String(index - 1)}`;
        return [`${String(index)}.yaml`, step(index, before)] as const;
      }).reverse(),
    );

  it("are followed to the end, from wherever they are read", async () => {
    const templates = await templatesOf(row(200));
    expect(valueIn(templates, "199.yaml")).toBe(`first${"+".repeat(199)}`);
    expect(valueIn(templates, "100.yaml")).toBe(`first${"+".repeat(100)}`);
  });

  it("are followed through expressions in expressions", async () => {
    const count = 40;
    const deep = (index: number): string => {
      let value: unknown = index === 0 ? "" : { "Fn::ImportValue": `deep-${String(index - 1)}` };
      for (let depth = 0; depth < 75; depth++) value = { "Fn::Join": ["", ["+", value]] };
      const X = { Type: "Custom::X", Properties: { Value: value } };
      const Next = { Value: value, Export: { Name: `deep-${String(index)}` } };
      return JSON.stringify({ Resources: { X }, Outputs: { Next } });
    };
    const indexes = Array.from({ length: count }, (_, index) => index).reverse();
    const templates = await templatesOf(
      Object.fromEntries(indexes.map((index) => [`${String(index)}.json`, deep(index)])),
    );
    expect(valueIn(templates, `${String(count - 1)}.json`)).toBe("+".repeat(75 * count));
  });

  it("end where they go round", async () => {
    const ring = (own: string, before: string): string => `
Resources: { X: { Type: Custom::X, Properties: { Value: !ImportValue ${before} } } }
Outputs: { Next: { Value: !ImportValue ${before}, Export: { Name: ${own} } } }
`;
    const templates = await templatesOf({
      "a.yaml": ring("a", "b"),
      "b.yaml": ring("b", "a"),
      "self.yaml": ring("self", "self"),
    });
    for (const path of templates.keys()) {
      expect(valueIn(templates, path)).toBe("?the stacks depend on each other");
    }
  });
});
