import { describe, expect, it } from "vitest";
import { isNameInside, isNameOf, principalReferredTo } from "../../../src/iam/holders/principal-names.js";
import type { IamPrincipal, Template } from "../../../src/model/index.js";
import type { Text } from "../../../src/tree/index.js";
import { projectOf } from "../project.js";

const trust = '{ Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }] }';
const role = (name: string, properties = ""): string =>
  `  ${name}: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust} ${properties} } }\n`;

/** Roles with a name, one whose name AWS makes, some whose names a parameter says; and a policy for one of them. */
const stack = (attached: string): string => `
Parameters: { Name: { Type: String }, Other: { Type: String } }
Resources:
${role("Loader", ", RoleName: loader")}${role("Made")}${role("Chosen", ", RoleName: !Ref Name")}${role("Joined", ', RoleName: !Sub "${Name}-${AWS::Region}"')}
  User: { Type: AWS::IAM::User, Properties: { UserName: somebody } }
  Bucket: { Type: AWS::S3::Bucket }
  Nested: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: "https://example.com/t.yaml" } }
  Policy: { Type: AWS::IAM::Policy, Properties: { PolicyName: p, Roles: [${attached}], PolicyDocument: { Statement: [] } } }
`;

async function attachedTo(name: string): Promise<{ readonly template: Template; readonly text: Text }> {
  const [template] = (await projectOf({ "stack.yaml": stack(name) })).templates;
  const text = template?.attachments[0]?.roles.items[0]?.text;
  if (!template || !text) throw new Error("the policy has no role");
  return { template, text };
}

function principalIn(template: Template, name: string): IamPrincipal {
  const found = template.principals.find(({ logicalName }) => logicalName === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

type Answers = Readonly<Partial<Record<"Loader" | "Made" | "Chosen" | "Joined" | "User", string>>>;

describe("the name in an attachment", () => {
  it.each<[string, Answers, boolean]>([
    ["loader", { Loader: "yes", Made: "no", Chosen: "unknown", Joined: "no" }, true],
    ["other", { Loader: "no", Made: "no", Chosen: "unknown", Joined: "no" }, false],
    ["somebody", { Loader: "no", Made: "no", User: "yes" }, false],
    ['""', { Loader: "no", Made: "no" }, false],
    ["!Ref Loader", { Loader: "yes", Made: "no", Chosen: "no", Joined: "no" }, true],
    ["!Ref Made", { Loader: "no", Made: "yes", Chosen: "no", Joined: "no" }, true],
    ["!Ref Chosen", { Loader: "no", Made: "no", Chosen: "yes", Joined: "no" }, true],
    ["!Ref Joined", { Loader: "no", Made: "no", Chosen: "no", Joined: "yes" }, true],
    ["!Ref Name", { Loader: "unknown", Made: "unknown", Chosen: "yes" }, true],
    ["!Ref Other", { Loader: "unknown", Made: "unknown", Chosen: "unknown" }, false],
    ['!Sub "${Name}-${AWS::Region}"', { Loader: "no", Joined: "yes" }, true],
    ['!Sub "${Other}-${AWS::Region}"', { Joined: "unknown" }, false],
    ['!Sub "x-${Other}"', { Loader: "no", Chosen: "unknown" }, false],
    ["!Ref Bucket", { Loader: "unknown", Made: "no", Chosen: "unknown" }, false],
    ['!Sub "${Bucket}-role"', { Made: "no", Chosen: "unknown" }, false],
    ["!GetAtt Nested.Outputs.Role", { Made: "unknown" }, false],
  ])("%s", async (name, answers, isInside) => {
    const { template, text } = await attachedTo(name);
    for (const [logicalName, answer] of Object.entries(answers))
      expect([logicalName, isNameOf(text, template, principalIn(template, logicalName))]).toEqual([
        logicalName,
        answer,
      ]);
    expect(isNameInside(template, text, "Role")).toBe(isInside);
  });

  it("of a user is none of a role", async () => {
    const { template, text } = await attachedTo("somebody");
    expect([isNameInside(template, text, "User"), isNameInside(template, text, "Role")]).toEqual([true, false]);
  });
});

describe("the principal that a name refers to", () => {
  it.each<[string, string | undefined]>([
    ["!Ref Loader", "Loader"],
    ["!Ref Made", "Made"],
    ["!Ref Chosen", "Chosen"],
    ['!Sub "${Made}-x"', undefined],
    ['!Sub "${Made}${Loader}"', undefined],
    ["!Ref Bucket", undefined],
    ["!Ref User", undefined],
    ["loader", undefined],
    ["!Ref Name", undefined],
  ])("%s: %s", async (name, referred) => {
    const { template, text } = await attachedTo(name);
    const key = referred === undefined ? undefined : `stack.yaml#Resources.${referred}`;
    expect(principalReferredTo(text, template, "Role")).toBe(key);
  });
});
