import { expect, it } from "vitest";
import rule from "../../src/rules/arn-format.js";
import { lintCase } from "../../src/rule-tester/case-run.js";

const stack = (arns: string, condition = ""): string => `Conditions: { IsGov: !Equals [!Ref "AWS::StackName", gov] }
Resources:
  It:
    Type: AWS::IAM::Role
${condition}    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
      ManagedPolicyArns:
        - ${arns}
`;

const module = (partition: string, more = ""): string => `provider "aws" {
  region = "us-gov-west-1"
}

provider "aws" {
  alias  = "other"
  region = var.region
}

resource "aws_iam_role_policy_attachment" "it" {
${more}  role       = "it"
  policy_arn = "arn:${partition}:iam::aws:policy/ReadOnlyAccess"
}
`;

const readOnly = (partition: string): string => `arn:${partition}:iam::aws:policy/ReadOnlyAccess`;
const gov = { partition: "aws-us-gov" } as const;

type Case = Parameters<typeof lintCase>[1] & { readonly template: string };

async function lint(one: Case, fix: Parameters<typeof lintCase>[3] = "none") {
  return (await lintCase(rule, one, { [one.filename ?? "stack.yaml"]: one.template }, fix)).results;
}

it.each<Case>([
  { name: "nobody says where", template: stack(readOnly("aws")) },
  { name: "the partition of the settings", template: stack(readOnly("aws-us-gov")), settings: gov },
  {
    name: "regions of two partitions",
    template: stack(readOnly("aws")),
    settings: { regions: ["eu-west-1", "cn-north-1"] },
  },
  { name: "under a condition", template: stack(readOnly("aws"), "    Condition: IsGov\n"), settings: gov },
  {
    name: "a choice",
    template: stack(`!If [IsGov, "${readOnly("aws-us-gov")}", "${readOnly("aws")}"]`),
    settings: gov,
  },
  { name: "the partition of the provider", template: module("aws-us-gov"), filename: "main.tf" },
  { name: "a provider whose region is open", template: module("aws", "  provider = aws.other\n"), filename: "main.tf" },
])("takes the partition of an ARN as it is: $name", async (one) => {
  expect((await lint(one)).flatMap(({ messages }) => messages)).toEqual([]);
});

it.each<Case & { readonly output: string; readonly says: string }>([
  {
    name: "the settings",
    template: stack(readOnly("aws")),
    settings: gov,
    output: stack(readOnly("aws-us-gov")),
    says: "in ManagedPolicyArns is of partition aws, but this is deployed in aws-us-gov",
  },
  {
    name: "the regions of the settings",
    template: stack(readOnly("aws-us-gov")),
    settings: { regions: ["cn-north-1", "cn-northwest-1"] },
    output: stack(readOnly("aws-cn")),
    says: "in ManagedPolicyArns is of partition aws-us-gov, but this is deployed in aws-cn",
  },
  {
    name: "the provider",
    template: module("aws"),
    filename: "main.tf",
    output: module("aws-us-gov"),
    says: "in policy_arn is of partition aws, but this is deployed in aws-us-gov",
  },
])("reports another partition than that of $name", async ({ output, says, ...one }) => {
  const found = (await lint(one)).flatMap(({ messages }) => messages);
  expect(found.map(({ message, messageId }) => [messageId, message])).toEqual([
    ["partitionForArn", expect.stringContaining(says)],
  ]);
  expect((await lint(one, "suggestions")).map((result) => result.output)).toEqual([output]);
});
