import { endpointWith as target } from "./arn-format-texts.js";
import type { FileCase } from "./policy-forms.js";

const hcl = (arn: string, more = ""): string => `variable "arn" {}
resource "aws_iam_role" "writer" {
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }]
  })
}
${more}resource "aws_dms_s3_endpoint" "target" {
  endpoint_id             = "target"
  endpoint_type           = "target"
  bucket_name             = "orders"
  service_access_role_arn = ${arn}
}
`;

/** A resource whose path is a choice. */
const routed = (type: string, path: string, rest: string): string => `  Routed:
    Type: AWS::IAM::${type}
    Properties:
      Path: ${path}
      ${rest}
`;

const trust =
  "AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }] }";

/** ARNs outside of policies, in properties of resources. */
export const files: readonly FileCase[] = [
  {
    name: "a role by its ARN, or by what is not known",
    path: "stack.yaml",
    text: target("!If [IsOwn, !GetAtt Role.Arn, !Ref Arn]"),
  },
  {
    name: "a role's name where its ARN is due",
    path: "stack.yaml",
    text: target("!Ref Role"),
    found: [["nameForArn", "!Ref Role"]],
    suggested: target("!GetAtt Role.Arn"),
  },
  {
    name: "a role's id where its ARN is due, in a branch",
    path: "stack.yaml",
    text: target("!If [IsOwn, !GetAtt Role.RoleId, !Ref Arn]"),
    found: [["nameForArn", "!GetAtt Role.RoleId"]],
  },
  {
    name: "a default that whoever deploys the template replaces",
    path: "stack.yaml",
    text: target("!Ref Name").replace("Default: writer", "Default: TARGET_ROLE_ARN"),
  },
  {
    name: "a mark of a tool in capitals, as the projects of SageMaker have it",
    path: "stack.yaml",
    text: target("AWSDEFAULT___USE_ROLE___"),
  },
  {
    name: "words in capitals that no parameter can replace",
    path: "stack.yaml",
    text: target("TARGET_ROLE_ARN"),
    found: [["textForArn", "TARGET_ROLE_ARN"]],
  },
  {
    name: "a name by a default where the ARN of a role is due",
    path: "stack.yaml",
    text: target("!Ref Name"),
    found: [["textForArn", "!Ref Name"]],
  },
  {
    name: "the ARN of an instance profile where that of a role is due",
    path: "stack.yaml",
    text: target("!GetAtt Profile.Arn"),
    found: [["otherForArn", "!GetAtt Profile.Arn"]],
  },
  {
    name: "a role with one of two paths",
    path: "stack.yaml",
    text: target("!GetAtt Routed.Arn", routed("Role", "!If [IsOwn, /own/, /]", trust)),
  },
  {
    name: "a role with a path or without one",
    path: "stack.yaml",
    text: target("!GetAtt Routed.Arn", routed("Role", '!If [IsOwn, /own/, !Ref "AWS::NoValue"]', trust)),
  },
  {
    name: "a role with an empty path",
    path: "stack.yaml",
    text: target("!GetAtt Routed.Arn", routed("Role", '""', trust)),
  },
  {
    name: "an instance profile with one of two paths where a role is due",
    path: "stack.yaml",
    text: target("!GetAtt Routed.Arn", routed("InstanceProfile", "!If [IsOwn, /own/, /]", "Roles: [!Ref Role]")),
    found: [["otherForArn", "!GetAtt Routed.Arn"]],
  },
  {
    name: "an account of 11 digits",
    path: "stack.yaml",
    text: target("arn:aws:iam::12345678901:role/writer"),
    found: [["fieldForArn", "arn:aws:iam::12345678901:role/writer"]],
  },
  {
    name: "a partition that does not exist",
    path: "stack.yaml",
    text: target("!Sub 'arn:awz:iam::${AWS::AccountId}:role/writer'"),
    found: [["fieldForArn", "!Sub 'arn:awz:iam::${AWS::AccountId}:role/writer'"]],
  },
  {
    name: "a tag in quotes where the ARN of a role is due",
    path: "stack.yaml",
    text: target('"!GetAtt Role.Arn"'),
    found: [["tagInText", "!GetAtt Role.Arn"]],
  },
  {
    name: "names of the template without Fn::Sub where the ARN of a role is due",
    path: "stack.yaml",
    text: target('"arn:aws:iam::${AWS::AccountId}:role/writer"'),
    found: [["plainName", "arn:aws:iam::${AWS::AccountId}:role/writer"]],
    says: /^\$\{AWS::AccountId\} in .* is plain text, so AWS rejects the ARN in \S+\. Add Fn::Sub before the string\.$/,
    suggested: target('!Sub "arn:aws:iam::${AWS::AccountId}:role/writer"'),
  },
  {
    name: "a name that the template does not have where the ARN of a role is due",
    path: "stack.yaml",
    text: target('"arn:aws:iam::${account}:role/writer"'),
  },
  {
    name: "a placeholder where the ARN of a role is due",
    path: "stack.yaml",
    text: target("arn:aws:iam::<account>:role/writer"),
    found: [["placeholder", "arn:aws:iam::<account>:role/writer"]],
  },
  {
    name: "names in the places of other ARNs",
    path: "stack.yaml",
    text: target(
      "!GetAtt Role.Arn",
      `  Task:
    Type: AWS::DMS::ReplicationTask
    Properties:
      ReplicationInstanceArn: the-instance
      SourceEndpointArn: !Ref Target
      TargetEndpointArn: !Ref Stream
  Stream:
    Type: AWS::Kinesis::Stream
  Topic:
    Type: AWS::SNS::Topic
  Events:
    Type: AWS::DMS::EventSubscription
    Properties:
      SnsTopicArn: !GetAtt Topic.TopicName
  Copy:
    Type: AWS::Lambda::Function
    Properties:
      Role: !Ref Role
  User:
    Type: AWS::IAM::User
    Properties:
      ManagedPolicyArns: [arn:aws:iam::aws:policy/AmazonS3FullAccess, AmazonS3FullAccess]
`,
    ),
    found: [
      ["textForArn", "the-instance"],
      ["nameForArn", "!Ref Stream"],
      ["nameForArn", "!GetAtt Topic.TopicName"],
      ["nameForArn", "!Ref Role"],
      ["textForArn", "AmazonS3FullAccess"],
    ],
  },
  {
    name: "a role's name in extra connection attributes",
    path: "stack.yaml",
    text: target("!GetAtt Role.Arn").replace(
      /S3Settings:[^]*$/,
      "ExtraConnectionAttributes: bucketName=orders;serviceAccessRoleArn=writer\n",
    ),
    found: [["textForArn", "writer"]],
  },
  { name: "a role by its ARN, in Terraform", path: "main.tf", text: hcl("aws_iam_role.writer.arn") },
  { name: "a role by a variable", path: "main.tf", text: hcl("var.arn") },
  {
    name: "a role with one of two paths, in Terraform",
    path: "main.tf",
    text: hcl("aws_iam_role.writer.arn").replace('"writer" {', '"writer" {\n  path = var.arn == "" ? "/own/" : "/"'),
  },
  {
    name: "a role's name where its ARN is due, in Terraform",
    path: "main.tf",
    text: hcl("aws_iam_role.writer.name"),
    found: [["nameForArn", "aws_iam_role.writer.name"]],
    suggested: hcl("aws_iam_role.writer.arn"),
  },
  {
    name: "a role's id where its ARN is due, in Terraform",
    path: "main.tf",
    text: hcl("aws_iam_role.writer.unique_id"),
    found: [["nameForArn", "aws_iam_role.writer.unique_id"]],
    suggested: hcl("aws_iam_role.writer.arn"),
  },
  {
    name: "a whole role where its ARN is due",
    path: "main.tf",
    text: hcl("aws_iam_role.writer"),
    found: [["whole", "aws_iam_role.writer"]],
    suggested: hcl("aws_iam_role.writer.arn"),
  },
  {
    name: "ids in the places of other ARNs, in Terraform",
    path: "main.tf",
    text: hcl(
      "aws_iam_role.writer.arn",
      `resource "aws_dms_replication_instance" "it" { replication_instance_id = "it" }
resource "aws_dms_replication_task" "it" {
  replication_instance_arn = aws_dms_replication_instance.it.id
  source_endpoint_arn      = aws_dms_s3_endpoint.target.endpoint_arn
  target_endpoint_arn      = aws_dms_s3_endpoint.target.endpoint_id
}
resource "aws_iam_role_policy_attachment" "it" {
  role       = aws_iam_role.writer.name
  policy_arn = "AmazonS3FullAccess"
}
`,
    ),
    found: [
      ["nameForArn", "aws_dms_replication_instance.it.id"],
      ["nameForArn", "aws_dms_s3_endpoint.target.endpoint_id"],
      ["textForArn", "AmazonS3FullAccess"],
    ],
  },
];
