import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { PolicyType, Template } from "../../../../src/model/index.js";
import { textOf } from "../../../../src/source/index.js";
import { display, type Text } from "../../../../src/tree/index.js";
import { rangeOf } from "../../syntax/tree-views.js";
import { policy, read, statement } from "./policy-files.js";

async function fixture(name: string): Promise<Template | undefined> {
  return read(readFileSync(`test/fixtures/policies/${name}`, "utf8"), name);
}

const shownTexts = (items: readonly { readonly text: Text }[] = []): string[] => items.map(({ text }) => display(text));

/** The policy of a template in short: what each statement allows whom. */
function shown(template: Template | undefined): unknown {
  const [held, ...others] = template?.documents ?? [];
  if (!held || others.length > 0) return others.length;
  const { document } = held;
  return {
    type: document.policyType,
    statements: document.statements.map((statement) => [
      statement.effect,
      ...((statement.principals ?? statement.notPrincipals) ? [shownTexts(statement.principals?.items)] : []),
      shownTexts(statement.actions?.items),
    ]),
  };
}

describe("a policy file", () => {
  it.each<[string, unknown]>([
    [
      "identity.json",
      {
        type: "identity",
        statements: [
          ["Allow", ["dms:CreateReplicationTask", "dms:Describe*"]],
          ["Allow", ["iam:PassRole"]],
        ],
      },
    ],
    ["trust.yaml", { type: "trust", statements: [["Allow", ["dms.eu-west-1.amazonaws.com"], ["sts:AssumeRole"]]] }],
    ["bucket.json", { type: "resource", statements: [["Deny", ["*"], ["s3:*"]]] }],
    ["get-role.json", { type: "trust", statements: [["Allow", ["dms.amazonaws.com"], ["sts:AssumeRole"]]] }],
    [
      "get-bucket-policy.json",
      {
        type: "resource",
        statements: [["Allow", ["arn:aws:iam::123456789012:role/dms-target"], ["s3:PutObject"]]],
      },
    ],
    ["commented.json", { type: "identity", statements: [["Allow", ["dms:*"]]] }],
  ])("%s", async (name, expected) => {
    const template = await fixture(name);
    expect(shown(template)).toEqual(expected);
    expect(template).toMatchObject({ kind: "Template", dialect: { format: "policy" }, isEditable: true });
    expect(template?.documents).toMatchObject([
      { address: "", holderKind: "bare", document: { address: "", problems: [] } },
    ]);
  });

  it("is what its type is said to be", async () => {
    const text = readFileSync("test/fixtures/policies/identity.json", "utf8");
    for (const type of ["identity", "trust", "resource", "boundary", "scp", "rcp"] as const) {
      expect(shown(await read(text, "policy.json", type))).toMatchObject({ type });
    }
  });

  it("has its first comment and every trailing comma as a problem where it stands", async () => {
    const template = await fixture("commented.json");
    expect(template?.problems.map(({ message, location }) => [message, rangeOf(location)])).toEqual([
      ["JSON allows no comments.", "2:3-2:30"],
      ["JSON allows no comma before }.", "5:60-5:61"],
      ["JSON allows no comma before ].", "5:63-5:64"],
      ["JSON allows no comma before }.", "6:4-6:5"],
    ]);
    expect(template?.comments.map(({ text }) => text)).toEqual([" what the migration needs", " for now "]);
  });
});

const trust = '{"Statement": {"Effect": "Allow", "Principal": {"Service": "x"}, "Action": "sts:AssumeRole"}}';

describe("the type of a policy is guessed", () => {
  const withPrincipal = (rest: string): string => `{"Statement": [{"Effect": "Allow", "Principal": "*", ${rest}}]}`;

  it.each<[string, string, PolicyType]>([
    ["no principal", policy, "identity"],
    ["sts:AssumeRole", trust, "trust"],
    ["a federated sign-in", withPrincipal('"Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]'), "trust"],
    ["another case", withPrincipal('"Action": "STS:AssumeRole"'), "trust"],
    ["other actions", withPrincipal('"Action": "s3:GetObject", "Resource": "*"'), "resource"],
    ["some other action", withPrincipal('"Action": ["sts:AssumeRole", "s3:GetObject"]'), "resource"],
    ["every action", withPrincipal('"Action": "*"'), "resource"],
    ["no action", withPrincipal('"NotAction": "s3:GetObject"'), "resource"],
    ["a denial of all", withPrincipal('"Action": "sts:*", "Resource": "*"').replace("Allow", "Deny"), "rcp"],
    ["a denial without resources", withPrincipal('"Action": "sts:AssumeRole"').replace("Allow", "Deny"), "trust"],
    ["an endpoint of STS", withPrincipal('"Action": "sts:AssumeRole", "Resource": "*"'), "resource"],
    ["an endpoint of STS for some", trust.replace('AssumeRole"}', 'GetCallerIdentity", "Resource": "*"}'), "resource"],
    ["a trust policy with an action too many", trust.replace("AssumeRole", "GetCallerIdentity"), "trust"],
    ["a trust policy with a slip", trust.replace("}}", ', "Resource": "*"}}'), "trust"],
    ["NotPrincipal", '{"Statement": [{"Effect": "Deny", "NotPrincipal": {"AWS": "x"}, "Action": "s3:*"}]}', "resource"],
    ["an answer about a role", `{"Role": {"RoleName": "x", "AssumeRolePolicyDocument": ${policy}}}`, "trust"],
    ["a file that makes a role", `{"RoleName": "x", "AssumeRolePolicyDocument": ${policy}}`, "trust"],
    ["an answer about a permission set", `{"InlinePolicy": ${JSON.stringify(policy)}}`, "identity"],
    ["an answer about an SCP", ofOrganization("SERVICE_CONTROL_POLICY"), "scp"],
    ["an answer about an RCP", ofOrganization("RESOURCE_CONTROL_POLICY"), "rcp"],
    ["a file that makes an SCP", `{"Type": "SERVICE_CONTROL_POLICY", "Content": ${JSON.stringify(policy)}}`, "scp"],
    ["a file that changes an SCP", `{"PolicyId": "p-1", "Content": ${JSON.stringify(policy)}}`, "scp"],
  ])("from %s", async (_, text, type) => {
    expect(shown(await read(text))).toMatchObject({ type });
  });
});

function ofOrganization(type: string): string {
  return `{"Policy": {"Content": ${JSON.stringify(policy)}, "PolicySummary": {"Name": "x", "Type": "${type}"}}}`;
}

describe("an answer of the AWS CLI", () => {
  const text = JSON.stringify(policy);

  it.each([
    ["get-policy-version", `{"PolicyVersion": {"Document": ${policy}, "VersionId": "v1", "IsDefaultVersion": true}}`],
    ["get-role-policy", `{"RoleName": "r", "PolicyName": "p", "PolicyDocument": ${policy}}`],
    ["get-user-policy", `{"UserName": "u", "PolicyName": "p", "PolicyDocument": ${policy}}`],
    ["get-group-policy", `{"GroupName": "g", "PolicyName": "p", "PolicyDocument": ${policy}}`],
    ["a wrapped document", `{"PolicyDocument": ${policy}}`],
    ["get-role", `{"Role": {"Path": "/", "RoleName": "r", "AssumeRolePolicyDocument": ${policy}}}`],
    ["get-bucket-policy", `{"Policy": ${text}}`],
    ["get-key-policy", `{"Policy": ${text}, "PolicyName": "default"}`],
    ["lambda get-policy", `{"Policy": ${text}, "RevisionId": "1"}`],
    ["get-resource-policy", `{"ARN": "a", "Name": "n", "ResourcePolicy": ${text}}`],
    ["get-queue-attributes", `{"Attributes": {"QueueArn": "a", "Policy": ${text}}}`],
    ["get-inline-policy-for-permission-set", `{"InlinePolicy": ${text}}`],
    ["get-repository-policy", `{"registryId": "1", "repositoryName": "n", "policyText": ${text}}`],
    ["glue get-resource-policy", `{"PolicyInJson": ${text}, "PolicyHash": "h", "CreateTime": 1.5}`],
    ["organizations describe-policy", `{"Policy": {"PolicySummary": {"Id": "p-1"}, "Content": ${text}}}`],
    ["organizations describe-resource-policy", `{"ResourcePolicy": {"ResourcePolicySummary": {}, "Content": ${text}}}`],
    ["a file for create-policy", `{"PolicyName": "p", "Path": "/", "PolicyDocument": ${text}, "Tags": []}`],
    ["a file for create-role", `{"RoleName": "r", "AssumeRolePolicyDocument": ${text}, "MaxSessionDuration": 3600}`],
    ["a file for put-bucket-policy", `{"Bucket": "b", "Policy": ${text}}`],
    ["a file for create-key", `{"Policy": ${text}, "Description": "d", "MultiRegion": false}`],
    ["a file for create-queue", `{"QueueName": "q", "Attributes": {"Policy": ${text}}, "tags": {}}`],
    ["a file for set-topic-attributes", `{"TopicArn": "a", "AttributeName": "Policy", "AttributeValue": ${text}}`],
    ["a file for create-vpc-endpoint", `{"VpcId": "v", "ServiceName": "s", "PolicyDocument": ${text}}`],
    ["a file for logs put-resource-policy", `{"policyName": "p", "policyDocument": ${text}}`],
    ["a file for put-destination-policy", `{"destinationName": "d", "accessPolicy": ${text}}`],
  ])("%s holds a policy", async (_, envelope) => {
    const template = await read(envelope);
    expect(shown(template)).toMatchObject({ statements: [["Allow", ["s3:GetObject"]]] });
  });

  it("has what stands in a string where it stands", async () => {
    const template = await fixture("get-bucket-policy.json");
    const [action] = template?.documents[0]?.document.statements[0]?.actions?.items ?? [];
    expect(action && [textOf(action.location), action.node.layout]).toEqual([
      '\\"s3:PutObject\\"',
      { syntax: "json", style: "double", indent: 0, within: [{ style: "json-string", indent: "" }] },
    ]);
  });
});

describe("a piece of a template", () => {
  const key = (principal: string, more = ""): string =>
    `{"Statement": [{"Effect": "Allow", "Principal": {"AWS": ${principal}}, "Action": "kms:*", "Resource": "*"}${more}]}`;

  it.each([
    ["policy.json", key('{"Ref": "Admins"}'), "Ref"],
    ["policy.json", key('["arn:aws:iam::123456789012:root", {"Fn::GetAtt": ["Role", "Arn"]}]'), "Fn::GetAtt"],
    ["policy.yaml", key('!Sub "arn:aws:iam::${AWS::AccountId}:root"'), "Fn::Sub"],
  ])("has principals that are not known (%s %s)", async (path, text, name) => {
    const template = await read(text, path);
    const reason = `${name} has a value in a CloudFormation template only`;
    expect(template?.documents).toMatchObject([
      {
        document: { policyType: "resource", problems: [], statements: [{ principals: { incompleteReason: reason } }] },
      },
    ]);
  });

  it.each([
    ["a statement that is not known", `, {"Fn::If": ["IsOpen", ${statement}, {"Ref": "AWS::NoValue"}]}`, "Fn::If"],
    ["a macro that adds to a statement", `, {"Effect": "Deny", "Fn::Transform": {"Name": "x"}}`, undefined],
  ])("has %s", async (_, more, name) => {
    const document = (await read(key('"*"', more)))?.documents[0]?.document;
    expect(document?.problems).toEqual([]);
    const [reason = document?.statements[1]?.incompleteReason] = [document?.incompleteReason];
    expect(reason).toBe(`${name ?? "Fn::Transform"} has a value in a CloudFormation template only`);
  });

  it("has other mappings for texts as problems", async () => {
    const document = (await read(key('{"Reference": "Admins"}')))?.documents[0]?.document;
    expect(document?.problems).toMatchObject([{ code: "not-a-text" }]);
  });
});

describe("a YAML policy", () => {
  it.each([
    ["blocks", "Version: '2012-10-17'\nStatement:\n  - Effect: Allow\n    Action: [s3:GetObject]\n    Resource: '*'\n"],
    ["one statement", "Statement:\n  Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n"],
    ["JSON", policy],
    ["JSON with what only YAML allows", `{Statement: [${statement},]} # no\n`],
    ["an answer", `PolicyVersion:\n  Document: ${policy}\n  VersionId: v1\n`],
    ["a document mark", `---\nStatement: [${statement}]\n`],
  ])("in %s", async (_, text) => {
    const template = await read(text, "policy.yaml");
    expect(shown(template)).toEqual({ type: "identity", statements: [["Allow", ["s3:GetObject"]]] });
    expect(template?.problems).toEqual([]);
  });
});

describe("a broken policy", () => {
  it.each([
    ["a slip in a key", policy.replace("Action", "Actoin"), { statements: [["Allow", []]] }, 0],
    [
      "an effect that is none",
      policy.replace('"Allow"', '"allow"'),
      { statements: [["unknown", ["s3:GetObject"]]] },
      0,
    ],
    ["a value without quotes", policy.replace('"Allow"', "Allow"), { statements: [["unknown", ["s3:GetObject"]]] }, 1],
    ["a missing comma", policy.replace(", ", " "), { statements: [["Allow", ["s3:GetObject"]]] }, 1],
    ["no end", policy.slice(0, -2), { statements: [["Allow", ["s3:GetObject"]]] }, 1],
    ["no effect", policy.replace('"Effect": "Allow", ', ""), { statements: [["unknown", ["s3:GetObject"]]] }, 0],
    [
      "a slip in the effect's key",
      policy.replace("Effect", "Efect"),
      { statements: [["unknown", ["s3:GetObject"]]] },
      0,
    ],
    ["something behind it", `${policy} x`, { statements: [["Allow", ["s3:GetObject"]]] }, 1],
  ])("with %s is read as far as it can be", async (_, text, expected, problems) => {
    const template = await read(text);
    expect(shown(template)).toMatchObject(expected);
    expect(template?.problems).toHaveLength(problems);
  });

  it("of which nothing can be read is still reported", async () => {
    const template = await read(`{"Version": [{"Statement": [${statement}`);
    expect(template?.documents).toEqual([]);
    expect(template?.problems).toHaveLength(1);
  });

  it.each([
    ["Version: 2012-10-17\nStatement:\n  - Effect: Allow\n   Action: x\n", "policy.yaml"],
    ['{"Statement": [{"Effect": "Allow"', "policy.json"],
    ['{"Version": "2012-10-17", "Statement": [{"Action": ["s3:GetObject"', "policy.json"],
  ])("%j has a syntax error", async (text, path) => {
    expect((await read(text, path))?.problems).toHaveLength(1);
  });
});
