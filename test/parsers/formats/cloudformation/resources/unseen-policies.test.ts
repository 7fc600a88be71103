import { describe, expect, it } from "vitest";
import { display } from "../../../../../src/tree/index.js";
import { templateOf } from "../template.js";

/** Every policy document of a resource `X`: `holder: type action, …`. */
async function documentsOf(type: string, properties: string): Promise<readonly string[]> {
  const text = `Parameters: { C: { Type: String } }
Conditions: { Yes: !Equals [!Ref C, "yes"] }
Resources: { X: { Type: "${type}", Properties: { ${properties} } } }`;
  const { documents } = await templateOf(text);
  return documents.map(({ document, holderKind }) => {
    const actions = document.statements.flatMap(({ actions }) => actions?.items.map(({ text }) => display(text)) ?? []);
    return `${holderKind}: ${document.policyType} ${actions.join(", ")}`;
  });
}

const policy = (action: string, rest = ""): string =>
  `{ Version: "2012-10-17", Statement: [{ Effect: Allow, Action: "${action}", Resource: "*"${rest} }] }`;
const text = JSON.stringify(JSON.stringify({ Statement: [{ Effect: "Allow", Action: "s3:*", Resource: "*" }] }));

describe("a policy in a resource that is not known to hold one", () => {
  it.each<[string, string, string, readonly string[]]>([
    ["a mapping", "Custom::Role", `Policy: ${policy("s3:*")}`, ["unseen: identity s3:*"]],
    ["of a resource", "AWS::New::Thing", `P: ${policy("s3:*", ', Principal: "*"')}`, ["unseen: resource s3:*"]],
    [
      "of an API, which has no Principal",
      "AWS::Serverless::Api",
      `DefinitionBody: { openapi: 3.0.1, x-amazon-apigateway-policy: ${policy("execute-api:Invoke")} }`,
      ["unseen: resource execute-api:Invoke"],
    ],
    ["deeper", "Custom::X", `Roles: [{ Policies: [{ Document: ${policy("s3:*")} }] }]`, ["unseen: identity s3:*"]],
    ["a text", "Custom::X", `Policy: ${text}`, ["unseen: identity s3:*"]],
    [
      "under a condition",
      "Custom::X",
      `Policy: { "Fn::If": [Yes, ${policy("s3:*")}, ${policy("kms:*")}] }`,
      ["unseen: identity s3:*", "unseen: identity kms:*"],
    ],
    [
      "beside the known one",
      "AWS::IAM::Role",
      `AssumeRolePolicyDocument: ${policy("sts:AssumeRole")}, PolicyDocument: ${policy("s3:*")}`,
      ["principal: trust sts:AssumeRole", "unseen: identity s3:*"],
    ],
    [
      "of a firewall",
      "AWS::WAFv2::WebACL",
      "Rules: [{ Statement: { NotStatement: { Statement: { GeoMatchStatement: { CountryCodes: [DE] } } } } }]",
      [],
    ],
    ["that is filled in later", "AWS::SSM::Document", `Content: { Inputs: ${policy("{{ Action }}")} }`, []],
  ])("is read: %s", async (_, type, properties, expected) => {
    expect(await documentsOf(type, properties)).toEqual(expected);
  });
});

describe("an empty policy", () => {
  it("is none where the service takes it so, as the Serverless Framework writes it", async () => {
    expect(await documentsOf("AWS::ApiGateway::RestApi", 'Policy: ""')).toEqual([]);
    expect(await documentsOf("AWS::S3::BucketPolicy", 'PolicyDocument: ""')).toEqual(["resource: resource "]);
  });
});

describe("a policy of a known type", () => {
  it.each([
    ["AWS::IoT::Policy", "PolicyDocument", "identity"],
    ["AWS::SSO::PermissionSet", "InlinePolicy", "identity"],
    ["AWS::Transfer::User", "Policy", "boundary"],
    ["AWS::RolesAnywhere::Profile", "SessionPolicy", "boundary"],
    ["AWS::Events::EventBus", "Policy", "resource"],
    ["AWS::S3Outposts::AccessPoint", "Policy", "resource"],
    ["AWS::MediaStore::Container", "Policy", "resource"],
  ])("has its type whatever it says: %s", async (type, property, policyType) => {
    expect(await documentsOf(type, `${property}: ${policy("s3:*")}`)).toEqual([`resource: ${policyType} s3:*`]);
  });

  it("stands in a property of a property", async () => {
    expect(
      await documentsOf("AWS::DynamoDB::Table", `ResourcePolicy: { PolicyDocument: ${policy("dynamodb:*")} }`),
    ).toEqual(["resource: resource dynamodb:*"]);
  });
});
