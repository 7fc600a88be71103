import type { Bomb } from "../bomb.js";
import { cloudFormation, numbered, readObject, role, trust } from "../formats/cloudformation.js";
import { statementsInEveryFormat } from "../formats/documents.js";
import { plan } from "../formats/plan.js";
import { policyArguments, roleArguments, terraform } from "../formats/terraform.js";

const pairs = 800;
const policyText = JSON.stringify({ Version: "2012-10-17", Statement: [readObject] });

/** Many of everything: a cost that grows with the square shows here. */
export const many: readonly Bomb[] = [
  ...terraform("many: 800 roles with a policy each", () => ({
    resources: Object.fromEntries(
      Array.from({ length: pairs }, (_, index) => [
        [`aws_iam_role.r${index}`, roleArguments(`"role-${index}"`)] as const,
        [
          `aws_iam_role_policy.p${index}`,
          policyArguments('["arn:aws:s3:::data/*"]', `aws_iam_role.r${index}.name`),
        ] as const,
      ]).flat(),
    ),
  })),
  ...cloudFormation("many: 800 roles with a policy each", () => ({
    Resources: {
      ...numbered(pairs, (index) => [`R${index}`, role(`role-${index}`)]),
      ...numbered(pairs, (index) => [
        `P${index}`,
        {
          Type: "AWS::IAM::Policy",
          Properties: {
            PolicyName: `p${index}`,
            Roles: [{ Ref: `R${index}` }],
            PolicyDocument: { Version: "2012-10-17", Statement: [readObject] },
          },
        },
      ]),
    },
  })),
  plan("many: 800 roles with a policy each", () =>
    Array.from({ length: pairs }, (_, index) => [
      {
        type: "aws_iam_role",
        name: `r${index}`,
        values: { name: `role-${index}`, assume_role_policy: JSON.stringify(trust) },
      },
      { type: "aws_iam_role_policy", name: `p${index}`, values: { role: `role-${index}`, policy: policyText } },
    ]).flat(),
  ),
  ...cloudFormation("many: 800 endpoints of one role", () => ({
    Resources: {
      Role: role("role", [readObject]),
      ...numbered(pairs, (index) => [
        `E${index}`,
        {
          Type: "AWS::DMS::Endpoint",
          Properties: {
            EndpointType: "target",
            EngineName: "s3",
            S3Settings: { BucketName: `bucket-${index}`, ServiceAccessRoleArn: { "Fn::GetAtt": ["Role", "Arn"] } },
          },
        },
      ]),
    },
  })),
  ...terraform("many: 800 endpoints of one role", () => ({
    resources: {
      "aws_iam_role.role": roleArguments('"role"'),
      "aws_iam_role_policy.policy": policyArguments('["arn:aws:s3:::data/*"]'),
      ...Object.fromEntries(
        Array.from({ length: pairs }, (_, index) => [
          `aws_dms_s3_endpoint.e${index}`,
          {
            endpoint_id: `"e${index}"`,
            endpoint_type: '"target"',
            bucket_name: `"bucket-${index}"`,
            service_access_role_arn: "aws_iam_role.role.arn",
          },
        ]),
      ),
    },
  })),
  ...cloudFormation("many: 800 policies of one role", () => ({
    Resources: {
      Role: role("role"),
      ...numbered(pairs, (index) => [
        `P${index}`,
        {
          Type: "AWS::IAM::Policy",
          Properties: {
            PolicyName: `p${index}`,
            Roles: [{ Ref: "Role" }],
            PolicyDocument: {
              Version: "2012-10-17",
              Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: `arn:aws:s3:::b${index}/*` }],
            },
          },
        },
      ]),
    },
  })),
  ...cloudFormation("many: 1,000 stacks' exports and imports", () => ({
    Resources: numbered(1000, (index) => [`R${index}`, role({ "Fn::ImportValue": { "Fn::Sub": `\${A}-${index}` } })]),
    Outputs: numbered(1000, (index) => [
      `O${index}`,
      { Value: "a", Export: { Name: { "Fn::Sub": `\${AWS::StackName}-${index}` } } },
    ]),
    Parameters: { A: { Type: "String" } },
  })),
  ...statementsInEveryFormat("many: 4,000 actions and 4,000 resources", () => [
    {
      Effect: "Allow",
      Action: Array.from({ length: 4000 }, (_, index) => `s3:Get*${index}`),
      Resource: Array.from({ length: 4000 }, (_, index) => `arn:aws:s3:::bucket-${index}/*`),
    },
  ]),
  ...statementsInEveryFormat(
    "many: 4,000 known actions and 4,000 resources",
    () => [
      {
        Effect: "Allow",
        Action: Array.from(
          { length: 4000 },
          (_, index) => `s3:${"get".slice(index % 2)}*Object${"*".repeat(index % 50)}`,
        ),
        Resource: Array.from({ length: 4000 }, (_, index) => `arn:aws:s3:::bucket-${index}/*`),
      },
    ],
    {
      bounds: { seconds: 16, because: "each of 4,000 patterns is covered by forty others" },
    },
  ),
  ...statementsInEveryFormat("many: 4,000 statements", () =>
    Array.from({ length: 4000 }, (_, index) => ({
      Sid: `S${index % 2000}`,
      Effect: index % 3 === 0 ? "Deny" : "Allow",
      Action: "s3:GetObject",
      Resource: `arn:aws:s3:::bucket-${index}/*`,
    })),
  ),
  ...statementsInEveryFormat("many: 4,000 excluded actions and resources", () => [
    {
      Effect: "Allow",
      NotAction: Array.from({ length: 4000 }, (_, index) => `s3:Get*${index}`),
      NotResource: Array.from({ length: 4000 }, (_, index) => `arn:aws:s3:::bucket-${index}/*`),
    },
  ]),
  ...statementsInEveryFormat("many: 4,000 misspelled actions of 4,000 services", () => [
    {
      Effect: "Allow",
      Action: Array.from({ length: 4000 }, (_, index) => `svc${index}:GetObjct${index}`),
      Resource: "arn:aws:s3:::a",
    },
  ]),
  ...statementsInEveryFormat("many: 4,000 condition keys", () => [
    {
      Effect: "Allow",
      Action: "s3:GetObject",
      Resource: "arn:aws:s3:::a/*",
      Condition: {
        StringEquals: Object.fromEntries(Array.from({ length: 4000 }, (_, index) => [`aws:Sourc${index}`, "a"])),
        ...Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`StringEqual${index}`, { a: "b" }])),
      },
    },
  ]),
  ...cloudFormation("many: 4,000 principals", () => ({
    Resources: {
      Role: {
        Type: "AWS::IAM::Role",
        Properties: {
          AssumeRolePolicyDocument: {
            Version: "2012-10-17",
            Statement: [
              {
                Effect: "Allow",
                Principal: {
                  Service: Array.from({ length: 4000 }, (_, index) => `dm${index}.amazonaws.com`),
                  AWS: Array.from({ length: 4000 }, (_, index) => `arn:aws:iam::${100000000000 + index}:root`),
                },
                Action: "sts:AssumeRole",
              },
            ],
          },
        },
      },
    },
  })),
];
