import { describe, expect, it } from "vitest";
import { propertiesAt, templatesOf, valueIn } from "../templates.js";
import { child, parent, roleArn } from "./nested-texts.js";

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
