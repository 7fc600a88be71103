import rule from "../../src/rules/account-role-owner.js";
import { ruleTester } from "../../src/rule-tester/index.js";
import * as serviceLinkedCases from "./account-role-owner-service-linked-cases.js";
import * as terraformCases from "./account-role-owner-terraform-cases.js";
import { conditioned, declared } from "./account-role-owner-texts.js";
import { accountWith } from "./account-texts.js";
import { at } from "./places.js";
import { changed, yamlRole } from "./texts.js";

const one = `Resources:\n${yamlRole("VpcRole", "dms-vpc-role")}`;

const guarded = `Parameters: { Make: { Type: String } }
Conditions: { Makes: !Equals [!Ref Make, "yes"], Leaves: !Not [!Condition Makes] }
${changed(one, "    Properties:\n", "    Condition: Makes\n    Properties:\n")}`;

const otherwise = changed(
  yamlRole("OtherRole", "dms-vpc-role"),
  "    Properties:\n",
  "    Condition: Leaves\n    Properties:\n",
);

const twiceInOne = one + yamlRole("OtherRole", "dms-vpc-role");
const twiceGuarded = guarded + yamlRole("OtherRole", "dms-vpc-role");

const policy = `  More:
    Type: AWS::IAM::RolePolicy
    Properties:
      PolicyName: more
      RoleName: !Ref VpcRole
      PolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: "ec2:DescribeVpcs", Resource: "*" }
  Instance:
    Type: AWS::DMS::ReplicationInstance
    DependsOn: [VpcRole, More]
    Properties: { ReplicationInstanceClass: dms.t3.micro }
`;
const withPolicy = one + policy;
const asParameter = `${one}  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: landing, ServiceAccessRoleArn: !GetAtt VpcRole.Arn }
`;
const policyOfTwo = changed(
  changed(`${withPolicy}${yamlRole("Other", "reader")}`, "AWS::IAM::RolePolicy", "AWS::IAM::Policy"),
  "RoleName: !Ref VpcRole",
  "Roles: [!Ref VpcRole, !Ref Other]",
);

const json = `{
  "Resources": {
    "VpcRole": {
      "Type": "AWS::IAM::Role",
      "Properties": { "RoleName": "dms-vpc-role" }
    }
  }
}
`;

ruleTester.run(rule, {
  valid: [
    { name: "a role under a condition", template: guarded },
    { name: "two roles of which one is made", template: guarded + otherwise },
    {
      name: "roles of two templates, both under a condition",
      template: guarded,
      files: { "b.yaml": guarded },
    },
    { name: "another role", template: `Resources:\n${yamlRole("Writer", "dms-writer")}` },
    { name: "a role without a name", template: `Resources:\n${yamlRole("VpcRole", undefined)}` },
    {
      name: "a name that is not known",
      template: `Parameters: { Name: { Type: String } }\nResources:\n${yamlRole("VpcRole", "!Ref Name")}`,
    },
    ...terraformCases.valid,
    ...serviceLinkedCases.valid,
  ],
  invalid: [
    {
      name: "the account has it already",
      template: one,
      account: accountWith({ "dms-vpc-role": "dms.amazonaws.com" }),
      errors: [
        {
          messageId: "inAccount",
          ...at(one, "VpcRole"),
          suggestions: [
            {
              messageId: "addGuard",
              output: declared("DmsVpcRole") + conditioned(one, "AWS::IAM::Role", "DmsVpcRole"),
            },
          ],
        },
      ],
    },
    {
      name: "a role that every deployment makes",
      template: one,
      errors: [
        {
          messageId: "unguarded",
          ...at(one, "VpcRole"),
          address: "Resources.VpcRole",
          data: { role: "VpcRole", name: "dms-vpc-role", guard: "a Condition" },
          suggestions: [
            {
              messageId: "addGuard",
              data: { role: "VpcRole", guard: "a Condition" },
              output: declared("DmsVpcRole") + conditioned(one, "AWS::IAM::Role", "DmsVpcRole"),
            },
          ],
        },
      ],
    },
    {
      name: "a role with a policy of its own",
      template: withPolicy,
      errors: [
        {
          messageId: "unguarded",
          ...at(withPolicy, "VpcRole", 1),
          suggestions: [
            {
              messageId: "addGuard",
              output:
                declared("DmsVpcRole") +
                conditioned(
                  conditioned(withPolicy, "AWS::IAM::Role", "DmsVpcRole"),
                  "AWS::IAM::RolePolicy",
                  "DmsVpcRole",
                ),
            },
          ],
        },
      ],
    },
    {
      name: "a role that an endpoint refers to",
      template: asParameter,
      errors: [{ messageId: "unguarded", ...at(asParameter, "VpcRole", 1) }],
    },
    {
      name: "a role that shares a policy with another one",
      template: policyOfTwo,
      errors: [{ messageId: "unguarded", ...at(policyOfTwo, "VpcRole", 1) }],
    },
    {
      name: "a role that every deployment makes, in JSON",
      filename: "stack.json",
      template: json,
      errors: [
        {
          messageId: "unguarded",
          ...at(json, '"VpcRole"'),
          suggestions: [
            {
              messageId: "addGuard",
              output: `{
  "Parameters": {
    "CreateDmsVpcRole": {
      "Description": "Whether to create the role dms-vpc-role (false where the account has it)",
      "Type": "String",
      "AllowedValues": [
        "true",
        "false"
      ],
      "Default": "true"
    }
  },
  "Conditions": {
    "CreatesDmsVpcRole": {
      "Fn::Equals": [
        {
          "Ref": "CreateDmsVpcRole"
        },
        "true"
      ]
    }
  },
  "Resources": {
    "VpcRole": {
      "Type": "AWS::IAM::Role",
      "Condition": "CreatesDmsVpcRole",
      "Properties": { "RoleName": "dms-vpc-role" }
    }
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: "two roles in one template",
      template: twiceInOne,
      errors: [
        {
          messageId: "twice",
          ...at(twiceInOne, "dms-vpc-role", 1),
          data: { name: "dms-vpc-role", other: "OtherRole" },
          related: [{ ...at(twiceInOne, "OtherRole"), message: "the other one" }],
        },
        { messageId: "twice", ...at(twiceInOne, "dms-vpc-role", 2), data: { name: "dms-vpc-role", other: "VpcRole" } },
      ],
    },
    {
      name: "a role under a condition beside one that is always made",
      template: twiceGuarded,
      errors: [
        { messageId: "twice", ...at(twiceGuarded, "dms-vpc-role", 1) },
        { messageId: "twice", ...at(twiceGuarded, "dms-vpc-role", 2) },
      ],
    },
    {
      name: "roles of two templates",
      template: one,
      files: { "b.yaml": one },
      errors: [
        { messageId: "twice", ...at(one, "dms-vpc-role"), data: { name: "dms-vpc-role", other: "b.yaml" } },
        {
          messageId: "twice",
          filename: "b.yaml",
          ...at(one, "dms-vpc-role"),
          data: { name: "dms-vpc-role", other: "stack.yaml" },
        },
      ],
    },
    ...terraformCases.invalid,
    ...serviceLinkedCases.invalid,
  ],
});
