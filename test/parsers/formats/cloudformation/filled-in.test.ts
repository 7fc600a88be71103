import { describe, expect, it } from "vitest";
import { asText, asWritten, display, member } from "../../../../src/tree/index.js";
import { rules } from "../../../../src/rules/index.js";
import { lintTexts } from "../../../linter/lint-texts.js";
import { templateOf, valueOf } from "./template.js";

const part = (name: string): string => `arn:aws:s3:::<${name}>/*`;

describe("a value that another program fills in", () => {
  it.each<[string, unknown]>([
    ["${self:custom.arn}", "?another program fills in self:custom.arn"],
    ["${file(policy.json)}", "?another program fills in file(policy.json)"],
    ["['${param:arn}', a]", ["?another program fills in param:arn", "a"]],
    ["arn:aws:s3:::${self:custom.bucket}/*", part("self:custom.bucket")],
    ["'arn:aws:s3:::${opt:stage, ''dev''}/*'", part("opt:stage, 'dev'")],
    ["'arn:aws:s3:::${opt:stage, self:provider.stage}/*'", part("opt:stage, self:provider.stage")],
    ["'arn:aws:s3:::${self:custom.${opt:stage}.b}/*'", part("self:custom.${opt:stage}.b")],
    ["'arn:aws:s3:::${file(./${opt:stage}.yml):b}/*'", part("file(./${opt:stage}.yml):b")],
    ["arn:aws:s3:::${cf.us-east-1:stack.Out}/*", part("cf.us-east-1:stack.Out")],
    ["arn:aws:s3:::${ssm:/a/b}/*", part("ssm:/a/b")],
    ["arn:aws:s3:::${s3:bucket/key}/*", part("s3:bucket/key")],
    ["arn:aws:s3:::${aws:accountId}/*", part("aws:accountId")],
    ["arn:aws:s3:::${{self:custom.b}}/*", part("{self:custom.b}")],
    ["'arn:aws:s3:::#{AWS::AccountId}/*'", part("AWS::AccountId")],
    ["arn:aws:s3:::%%BUCKET_NAME%%/*", part("BUCKET_NAME")],
    ["arn:aws:s3:::@@BUCKET@@/*", part("BUCKET")],
    ["arn:aws:s3:::##BUCKET##/*", part("BUCKET")],
    ["arn:aws:s3:::~BUCKET~/*", part("BUCKET")],
    ["arn:aws:s3:::__BUCKET_1__/*", part("BUCKET_1")],
    ["'arn:aws:s3:::<%= bucket %>/*'", part("bucket")],
    ["'arn:aws:s3:::{{ bucket }}/*'", part("bucket")],
    ["'arn:aws:s3:::{{ bucket | default(\"b\") }}/*'", part('bucket | default("b")')],
    ["'arn:aws:s3:::{{ buckets[env] }}/*'", part("buckets[env]")],
    ["'arn:aws:s3:::{{ live if isLive else test }}/*'", part("live if isLive else test")],
    ["'arn:aws:s3:::{{ bucket ~ suffix }}/*'", part("bucket ~ suffix")],
    ["'arn:aws:s3:::{{- bucket -}}/*'", part("bucket")],
    ["'arn:aws:s3:::{{ include \"name\" . }}/*'", part('include "name" .')],
    ["arn:aws:s3:::{{.Bucket}}/*", part(".Bucket")],
    ["arn:aws:s3:::{{ .Values.bucket }}/*", part(".Values.bucket")],
    ["arn:aws:s3:::{{cookiecutter.bucket}}/*", part("cookiecutter.bucket")],
    ["!Sub 'arn:{{ partition }}:s3:::${Named}'", "arn:<partition>:s3:::orders"],
    ["__A__-__B__", "<A>-<B>"],
    ["!Sub '%%BUCKET_NAME%%-${Named}-%%VERSION%%'", "<BUCKET_NAME>-orders-<VERSION>"],
    ["'${opt:stage, ''%%A%%''}-%%B%%'", "<opt:stage, '%%A%%'>-<B>"],
    ["${self:service}-${sls:stage}", "<self:service>-<sls:stage>"],
    ["!Sub '${Named.Arn}/${file(${self:stage}.yml):x}'", "arn:<aws:partition>:s3:::orders/<file(${self:stage}.yml):x>"],
    ["!Sub '${self:custom.b}/${!aws:username}'", "<self:custom.b>/${aws:username}"],
    ["!Sub ['${A}', { A: '${env:B}' }]", "<env:B>"],
    ["!Join [/, [a, '${env:B}']]", "a/<env:B>"],
    ["{ '${self:custom.key}': x, a: b }", { a: "b", "…": "another program fills in self:custom.key" }],
    [
      "Fn::EnumTargetAccounts Binding 'arn:aws:iam::${account}:root'",
      "?another program fills in Fn::EnumTargetAccounts Binding 'arn:aws:iam::${account}:root'",
    ],
  ])("is not known: %s", async (written, expected) => {
    expect(await valueOf(written)).toEqual(expected);
  });

  it.each([
    "arn:aws:s3:::${aws:username}/${aws:PrincipalTag/team, 'self:x'}",
    "${s3:ExistingObjectTag/key}-${ssm:resourceTag/key}-${saml:sub}-${cognito-identity.amazonaws.com:sub}",
    "${BucketName}-${AWS::Region}-${aws:userid",
    "${git.example:sub}-${*}-{{name}}",
    "{{account-id}}, {{ bucket name }}, {{ bucket or prefix }}, {{ your-bucket }}, {{ resolve:ssm:a }}, {{ }}, {{a.}}",
    "100%%, %%50%% and %%lower%%",
    "APP__DB__HOST, __init__, AWSDEFAULT___USE_ROLE___, a@@B, ~A/~B, ## Title ##, <% if %>",
  ])("is none of these: %s", async (written) => {
    expect(await valueOf(`"${written}"`)).toBe(written);
  });

  it.each([
    "arn:aws:s3:::${self:custom.b}/*",
    "arn:aws:s3:::${{self:custom.b}}/*",
    "arn:aws:s3:#{AWS::Region}:#{ AWS::AccountId }:#{Bucket.Arn}",
    "#{AWS::Region}",
    "arn:aws:s3:::%%BUCKET_NAME%%/%%VERSION%%/*",
    "arn:aws:s3:::@@A@@-##B##-~C~-__D__-<%= e %>/*",
    "Fn::EnumTargetAccounts Binding arn:aws:iam::${account}:root",
    "<<A>>, {{ b }}, %C%, <D>, __E__, $[f], @@G@@",
  ])("is shown as it is written: %s", async (written) => {
    const { resources } = await templateOf(
      `Resources: { X: { Type: Custom::X, Properties: { Value: "${written}" } } }`,
    );
    const text = asText(member(resources.get("Resources.X")?.properties, "Value"));
    expect(text && display(text)).toBe(written);
    expect(text && asWritten(text)).toBe(written);
  });

  it("may be the default of a parameter", async () => {
    const parameters = "Parameters: { P: { Type: String, Default: '${self:custom.p}' } }";
    expect(await valueOf("!Ref P", parameters)).toBe("?parameter P has no value");
  });

  it("may be a resource", async () => {
    const { incompleteReason } = await templateOf(`Resources:
  A: \${file(a.yml)}
  B: { Type: AWS::S3::Bucket }
`);
    expect(incompleteReason).toBe("another program fills in file(a.yml)");
  });
});

const problems = rules.filter(({ meta }) => meta.type === "problem").map(({ name }) => name);

const policy = (statement: string, rest = 'Version: "2012-10-17"'): string => `  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument: { ${rest}, Statement: ${statement} }
`;

it.each(["__ACCOUNT__", "@@ACCOUNT@@", "<%= account %>", "#{account}"])(
  "is not known in Terraform either: %s",
  async (mark) => {
    const policy = `jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect = "Allow", Action = "sts:AssumeRole"
      Principal = { AWS = "arn:aws:iam::${mark}:root", Service = "dms.amazonaws.com" }
    }]
  })`;
    const role = `resource "aws_iam_role" "it" {\n  name = "it"\n  assume_role_policy = ${policy}\n}\n`;
    const { findings } = await lintTexts({ "main.tf": role }, { rules: problems });
    expect(findings).toEqual([]);
  },
);

describe("a policy that another program fills in", () => {
  it.each([
    [
      "its variables without a version",
      policy('{ Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::${self:b}/*" }', "Id: it"),
    ],
    ["the effect", policy('{ Effect: "${self:e}", Action: "s3:GetObject", Resource: "*" }')],
    ["the version", policy('{ Effect: Allow, Action: "s3:GetObject", Resource: "*" }', 'Version: "${self:v}"')],
    ["the statement", policy('"${file(s.yml)}"')],
    ["actions", policy('{ Effect: Allow, Action: ["${ssm:/a}", "s3:${self:v}Object"], Resource: "*" }')],
    ["a resource", policy('{ Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::${self:b}/*" }')],
    [
      "a resource in a place",
      policy(
        '{ Effect: Allow, Action: "lambda:InvokeFunction", Resource: "arn:aws:lambda:#{AWS::Region}:#{AWS::AccountId}:function:x" }',
      ),
    ],
    [
      "conditions",
      policy(
        '{ Effect: Allow, Action: "s3:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "${self:t}" }, IpAddress: { "aws:SourceIp": "${self:ip}" }, StringEquals: { "${self:key}": x } } }',
      ),
    ],
    [
      "principals",
      `  It:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: sts:AssumeRole
            Principal: { AWS: "Fn::EnumTargetAccounts Accounts arn:aws:iam::\${account}:root" }
`,
    ],
    ["a document", "  It: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: '${file(trust.json)}' } }\n"],
  ])("has no error: %s", async (_, resources) => {
    const { findings } = await lintTexts({ "t.yaml": `Resources:\n${resources}` }, { rules: problems });
    expect(findings.filter((one) => !one.endsWith(" policy-version"))).toEqual([]);
  });
});
