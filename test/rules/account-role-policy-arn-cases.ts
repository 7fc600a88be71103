import type rule from "../../src/rules/account-role-policy.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { inJson, vpcPolicy, yaml } from "./account-role-policy-texts.js";
import { changed, terraformAttachment, terraformRole } from "./texts.js";

function jsonArn(policy: string): string {
  return `,
        "ManagedPolicyArns": [{ "Fn::Sub": "arn:\${AWS::Partition}:iam::aws:policy/${policy}" }]`;
}

export const valid: readonly ValidCase[] = [
  {
    name: "the managed policy in whatever partition",
    template: changed(yaml("dms-vpc-role", vpcPolicy), "arn:aws:", "!Sub arn:${AWS::Partition}:"),
  },
  {
    name: "the managed policy in GovCloud",
    template: changed(yaml("dms-vpc-role", vpcPolicy), "arn:aws:", "arn:aws-us-gov:"),
  },
  ...["awss", "<partition>"].map((partition) => ({
    name: `the right path in ${partition}, which is the matter of arn-format`,
    template: changed(yaml("dms-vpc-role", vpcPolicy), "arn:aws:", `arn:${partition}:`),
  })),
  {
    name: "a part of the ARN that is not known",
    template: `Parameters: { Path: { Type: String } }
${changed(yaml("dms-vpc-role", "AmazonDMSVPCManagementRole"), "arn:aws:iam::aws:policy/", "!Sub arn:aws:iam::aws:policy/${Path}")}`,
  },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "no path in the ARN",
    template: yaml("dms-vpc-role", "AmazonDMSVPCManagementRole"),
    errors: [
      {
        ...{ messageId: "wrongArn", line: 13, column: 11, endLine: 13, endColumn: 61, address: "Resources.Role" },
        message:
          "The managed policy arn:aws:iam::aws:policy/AmazonDMSVPCManagementRole does not exist: the ARN of " +
          "AmazonDMSVPCManagementRole has service-role/ before the name. The deployment fails when it attaches " +
          "the policy to Role.",
        suggestions: [
          {
            messageId: "useArn",
            data: { policy: "AmazonDMSVPCManagementRole" },
            output: yaml("dms-vpc-role", vpcPolicy),
          },
        ],
      },
    ],
  },
  {
    name: "another path in the ARN",
    template: yaml("dms-vpc-role", "aws-service-role/AmazonDMSVPCManagementRole"),
    errors: [
      {
        ...{ messageId: "wrongArn", line: 13, column: 11, endLine: 13, endColumn: 78 },
        suggestions: [{ messageId: "useArn", output: yaml("dms-vpc-role", vpcPolicy) }],
      },
    ],
  },
  {
    name: "no path in the ARN, in JSON",
    filename: "stack.json",
    template: inJson(jsonArn("AmazonDMSCloudWatchLogsRole")),
    errors: [
      {
        ...{ messageId: "wrongArn", line: 8, column: 31, endLine: 8, endColumn: 113 },
        suggestions: [{ messageId: "useArn", output: inJson(jsonArn("service-role/AmazonDMSCloudWatchLogsRole")) }],
      },
    ],
  },
  {
    name: "no path in the ARN, in Terraform",
    filename: "main.tf",
    template: terraformRole("dms", 'name = "dms-vpc-role"') + terraformAttachment("dms", "AmazonDMSVPCManagementRole"),
    errors: [
      {
        ...{ messageId: "wrongArn", line: 11, column: 16, endLine: 11, endColumn: 68 },
        address: "aws_iam_role_policy_attachment.dms",
        suggestions: [
          {
            messageId: "useArn",
            output: terraformRole("dms", 'name = "dms-vpc-role"') + terraformAttachment("dms", vpcPolicy),
          },
        ],
      },
    ],
  },
];
