import type rule from "../../src/rules/role-scope.js";
import type { InvalidCase, ValidCase } from "../../src/rule-tester/index.js";
import { at } from "./places.js";
import { list, yaml } from "./role-scope-texts.js";
import { yamlS3Target as s3 } from "./texts.js";

const managed = yaml([list], s3, "      ManagedPolicyArns: ['arn:aws:iam::aws:policy/AmazonS3FullAccess']\n");
const accountRole = `Resources:
  Vpc:
    Type: AWS::IAM::Role
    Properties:
      RoleName: dms-vpc-role
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonVPCFullAccess]
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
`;
const forOthers = accountRole.replace("dms.amazonaws.com", "[dms.amazonaws.com, ec2.amazonaws.com]");
const administrator = accountRole.replace("AmazonVPCFullAccess", "AdministratorAccess");

const foreign = managed.replace("AmazonS3FullAccess", "AmazonSQSFullAccess");

export const valid: readonly ValidCase[] = [
  { name: "a managed policy of a role that others assume as well", template: forOthers },
  { name: "an administrator's policy, which is another rule's", template: administrator },
];

export const invalid: readonly InvalidCase<keyof typeof rule.meta.messages>[] = [
  {
    name: "a managed policy for a whole service",
    template: managed,
    errors: [
      {
        messageId: "managed",
        ...at(managed, "'arn:aws:iam::aws:policy/AmazonS3FullAccess'"),
        address: "Resources.Role",
      },
    ],
  },
  {
    name: "a managed policy for a whole service that no use needs",
    template: foreign,
    errors: [
      {
        messageId: "managedUnneeded",
        ...at(foreign, "'arn:aws:iam::aws:policy/AmazonSQSFullAccess'"),
        address: "Resources.Role",
        message:
          "AmazonSQSFullAccess allows role Role whole services, but DMS needs none of them for endpoint Target. Detach it.",
      },
    ],
  },
  {
    name: "a managed policy for a whole service, on an account role",
    template: accountRole,
    errors: [
      {
        messageId: "managedForDms",
        ...at(accountRole, "arn:aws:iam::aws:policy/AmazonVPCFullAccess"),
        address: "Resources.Vpc",
      },
    ],
  },
];
