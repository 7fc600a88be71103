import type { FileCase } from "./policy-forms.js";

export const role = (...arns: readonly string[]): string => `Parameters:
  Policy: { Type: String, Default: arn:aws:iam::aws:policy/ViewOnlyAccess }
Conditions:
  IsBilled: !Equals [!Ref "AWS::Region", eu-west-1]
Resources:
  It:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }]
      ManagedPolicyArns:
${arns.map((arn) => `        - ${arn}\n`).join("")}`;

const own = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";
const open = "arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole";

const ofServiceLinked = "arn:aws:iam::aws:policy/aws-service-role/AWSDMSServerlessServiceRolePolicy";

/** SAM attaches a policy for `VpcConfig`, too. */
const samFunction = (policies: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  It:
    Type: AWS::Serverless::Function
    Properties:
      VpcConfig: { SubnetIds: [subnet-12345678], SecurityGroupIds: [sg-12345678] }
      Policies: ${policies}
`;

export const attachment = (arn: string, more = ""): string => `data "aws_partition" "it" {}
resource "aws_iam_role_policy_attachment" "it" {
  ${more}role       = "it"
  policy_arn = ${arn}
}
`;

/** AWS managed policies under a path that they do not have. */
export const files: readonly FileCase[] = [
  {
    name: "a policy without its path",
    path: "stack.yaml",
    text: role("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", open),
    found: [["wrongPath", open]],
    says: /AWSLambdaBasicExecutionRole has path \/service-role\/.* Write arn:aws:iam::aws:policy\/service-role\//,
    suggested: role("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", own),
  },
  {
    name: "a policy with a path that it does not have",
    path: "stack.yaml",
    text: role('!Sub "arn:${AWS::Partition}:iam::aws:policy/service-role/AmazonSSMManagedInstanceCore"'),
    found: [["wrongPath"]],
    says: /AmazonSSMManagedInstanceCore has path \/\./,
    suggested: role('!Sub "arn:${AWS::Partition}:iam::aws:policy/AmazonSSMManagedInstanceCore"'),
  },
  {
    name: "a policy in a condition",
    path: "stack.yaml",
    text: role("!If [IsBilled, arn:aws:iam::aws:policy/Billing, !Ref AWS::NoValue]"),
    found: [["wrongPath", "arn:aws:iam::aws:policy/Billing"]],
    suggested: role("!If [IsBilled, arn:aws:iam::aws:policy/job-function/Billing, !Ref AWS::NoValue]"),
  },
  {
    name: "the default of a parameter, which may be right elsewhere",
    path: "stack.yaml",
    text: role("!Ref Policy"),
    found: [["wrongPath"]],
    says: /by the default of Policy/,
    suggested: null,
  },
  {
    name: "a policy that only service-linked roles can have",
    path: "stack.yaml",
    text: role("arn:aws:iam::aws:policy/AWSTrustedAdvisorServiceRolePolicy"),
    found: [["wrongPath"]],
    suggested: null,
  },
  {
    name: "a policy that is not known, in the path of those that only service-linked roles can have",
    path: "stack.yaml",
    text: role("arn:aws:iam::aws:policy/aws-service-role/NewServiceRolePolicyOfNextYear"),
    found: [["notAttachable"]],
  },
  {
    name: "the ARN of a policy that only service-linked roles can have",
    path: "stack.yaml",
    text: role(own, ofServiceLinked),
    found: [["notAttachable", ofServiceLinked]],
    says: /Only service-linked roles can have AWSDMSServerlessServiceRolePolicy/,
    suggested: null,
  },
  {
    name: "the path of service-linked roles before another policy",
    path: "stack.yaml",
    text: role("arn:aws:iam::aws:policy/aws-service-role/AWSLambdaBasicExecutionRole"),
    found: [["wrongPath"]],
    suggested: role(own),
  },
  {
    name: "the policies of service-linked roles that an account has",
    path: "main.tf",
    text: `${attachment(`"${ofServiceLinked}"`).replace('= "it"', '= "AWSServiceRoleForDMSServerless"')}
resource "aws_iam_role" "serverless" {
  path                = "/aws-service-role/dms.amazonaws.com/"
  managed_policy_arns = ["${ofServiceLinked}"]
  assume_role_policy  = "{}"
}
`,
  },
  {
    name: "right paths, unknown policies, other partitions and policies of one's own",
    path: "stack.yaml",
    text: role(
      own,
      "arn:aws:iam::aws:policy/NewPolicyOfNextYear",
      "arn:aws:iam::aws:policy/service-role/NewPolicyOfNextYear",
      "arn:aws-cn:iam::aws:policy/AWSLambdaBasicExecutionRole",
      "arn:aws:iam::123456789012:policy/AWSLambdaBasicExecutionRole",
    ),
  },
  {
    name: "names that SAM completes, beside an ARN",
    path: "stack.yaml",
    text: samFunction("[AWSLambdaSQSQueueExecutionRole, arn:aws:iam::aws:policy/AWSLambdaRole]"),
    found: [["wrongPath", "arn:aws:iam::aws:policy/AWSLambdaRole"]],
    suggested: samFunction("[AWSLambdaSQSQueueExecutionRole, arn:aws:iam::aws:policy/service-role/AWSLambdaRole]"),
  },
  {
    name: "a boundary, and a policy of a group",
    path: "stack.yaml",
    text: `${role(own)}      PermissionsBoundary: arn:aws:iam::aws:policy/service-role/PowerUserAccess
  Group: { Type: AWS::IAM::Group, Properties: { ManagedPolicyArns: ["arn:aws:iam::aws:policy/SystemAdministrator"] } }
`,
    found: [
      ["wrongPath", "arn:aws:iam::aws:policy/service-role/PowerUserAccess"],
      ["wrongPath", "arn:aws:iam::aws:policy/SystemAdministrator"],
    ],
  },
  {
    name: "a policy of another partition than that of the provider",
    path: "main.tf",
    text: `provider "aws" {
  region = "us-gov-west-1"
}
${attachment('"arn:aws:iam::aws:policy/ReadOnlyAccess"')}`,
    found: [["partitionForArn"]],
    suggested: `provider "aws" {
  region = "us-gov-west-1"
}
${attachment('"arn:aws-us-gov:iam::aws:policy/ReadOnlyAccess"')}`,
  },
  {
    name: "names that are not known, and may be new",
    path: "stack.yaml",
    text: role(
      "arn:aws:iam::aws:policy/AmazonS3FullAcess",
      "arn:aws:iam::aws:policy/service-role/AmazonDMSRedshiftS3RoleV2",
      "arn:aws:iam::aws:policy/service-role/AmazonDMSRedshiftS3Role2",
      "arn:aws:iam::aws:policy/service-role/AmazonRDSVPCManagementRole",
      "arn:aws:iam::aws:policy/service-role/AmazonDMSECSCloudWatchLogsRole",
    ),
  },
  {
    name: "an attachment",
    path: "main.tf",
    text: attachment('"arn:${data.aws_partition.it.partition}:iam::aws:policy/AWSGlueServiceRole"'),
    found: [["wrongPath"]],
    suggested: attachment('"arn:${data.aws_partition.it.partition}:iam::aws:policy/service-role/AWSGlueServiceRole"'),
  },
  {
    name: "all policies of a user",
    path: "main.tf",
    text: `resource "aws_iam_user_policy_attachments_exclusive" "it" {
  user_name   = "it"
  policy_arns = ["arn:aws:iam::aws:policy/NetworkAdministrator"]
}
`,
    found: [["wrongPath", "arn:aws:iam::aws:policy/NetworkAdministrator"]],
  },
  {
    name: "the second of two attachments of a loop, whose names have different paths",
    path: "main.tf",
    text: attachment(
      '"arn:aws:iam::aws:policy/${each.key}"',
      'for_each = toset(["AmazonEKSClusterPolicy", "AWSLambdaRole"])\n  ',
    ),
    found: [["wrongPath"]],
    says: /AWSLambdaRole/,
    suggested: null,
  },
  {
    name: "spaces around the ARN of a policy",
    path: "stack.yaml",
    text: role('" arn:aws:iam::aws:policy/ReadOnlyAccess"', `!Sub "arn:\${AWS::Partition}:iam::aws:policy/A "`),
    found: [["spaceForArn", " arn:aws:iam::aws:policy/ReadOnlyAccess"], ["spaceForArn"]],
    suggested: role('"arn:aws:iam::aws:policy/ReadOnlyAccess"', '!Sub "arn:${AWS::Partition}:iam::aws:policy/A"'),
  },
  {
    name: "spaces inside: the author knows what is meant",
    path: "stack.yaml",
    text: role("arn:aws:iam::aws:policy/ ReadOnlyAccess", "arn:aws:iam::123456789012:policy/Read Only"),
    found: [["spaceForArn"], ["spaceForArn"]],
    suggested: null,
  },
  {
    name: "a space inside, where names of some services may have one",
    path: "main.tf",
    text: `resource "aws_cloudwatch_event_target" "it" {
  rule     = "nightly"
  arn      = "arn:aws:glue:eu-west-1:123456789012:workflow/load all"
  role_arn = "arn:aws:iam::123456789012:role/starter"
}
`,
  },
  {
    name: "a line break, which IAM may leave out",
    path: "stack.yaml",
    text: role("!Sub |\n            arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess"),
  },
];
