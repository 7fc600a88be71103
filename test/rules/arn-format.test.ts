import rule from "../../src/rules/arn-format.js";
import { policyCases } from "./policy-forms.js";

const on = (...resources: readonly string[]) => ({ Effect: "Allow", Action: "*", Resource: resources });

const stack = (resource: string): string => `Parameters:
  Arn:
    Type: String
  Optional:
    Type: String
    Default: ""
Resources:
  Data:
    Type: AWS::S3::Bucket
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Action: "*"
          Resource: ${resource}
`;

const role = `  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
`;

/** A stack with an endpoint; `arn`: the role that it is given. */
const target = (arn: string, more = ""): string => `Parameters:
  Arn: { Type: String }
  Name: { Type: String, Default: writer }
  Which: { Type: String }
Conditions:
  IsOwn: !Equals [!Ref Which, own]
Resources:
${role}  Profile:
    Type: AWS::IAM::InstanceProfile
    Properties: { Roles: [!Ref Role] }
${more}  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: orders
        ServiceAccessRoleArn: ${arn}
`;

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

policyCases(
  rule,
  [
    {
      name: "ARNs",
      statement: on(
        "*",
        "arn:aws:s3:::it/*",
        "arn:aws:s3:*:*:it",
        "arn:aws:iam:*:123456789012:*",
        "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole",
        "arn:*:dms:eu-west-1:*:rep:ABC",
        "arn:aws:dms:eu-west-9:123456789012:*",
        "arn:aws:logs:*:*:log-group:/aws/dms*:*",
        "arn:aws:ssm:*::document/AWS-RunShellScript",
        "arn:aws:secretsmanager:*:123456789012:secret:dms-??????",
        "arn:aws:macie:eu-west-1:123456789012:it",
        "arn:aws-cn:es:cn-north-1:123456789012:domain/it/*",
        "arn:aws:s3:::${aws:username}/*",
        // The reference has a colon there, the service a slash.
        "arn:aws:codedeploy:eu-west-1:123456789012:instance/it",
      ),
    },
    {
      name: "a wildcard in the service, on request",
      codes: ["WILDCARD_IN_SERVICE_NAME"],
      options: { openService: true },
      statement: on("arn:aws:*code*:*:123456789012:*", "arn:aws:s3:::it", "*"),
      found: [["openService", "arn:aws:*code*:*:123456789012:*"]],
    },
    { name: "the same, not asked for", statement: on("arn:aws:*code*:*:123456789012:*") },
    {
      name: "slips in the region",
      codes: ["INVALID_ARN_REGION"],
      statement: on(
        "arn:aws:dms:us-esat-1:123456789012:*",
        "arn:aws:dms:us-east1:123456789012:*",
        "arn:aws:dms:us-east-1a:123456789012:*",
        "arn:aws:dms:eu-wets-1:123456789012:*",
      ),
      found: [
        ["invalidRegion", "arn:aws:dms:us-esat-1:123456789012:*"],
        ["invalidRegion", "arn:aws:dms:us-east1:123456789012:*"],
        ["invalidRegion", "arn:aws:dms:us-east-1a:123456789012:*"],
        ["invalidRegion", "arn:aws:dms:eu-wets-1:123456789012:*"],
      ],
      suggested: on(
        "arn:aws:dms:us-east-1:123456789012:*",
        "arn:aws:dms:us-east-1:123456789012:*",
        "arn:aws:dms:us-east-1:123456789012:*",
        "arn:aws:dms:eu-west-1:123456789012:*",
      ),
    },
    {
      name: "regions that may be new",
      statement: on(
        "arn:aws:dms:ca-east-1:123456789012:*",
        "arn:aws:dms:us-south-2:123456789012:*",
        "arn:aws:dms:nz-east-1:123456789012:*",
      ),
    },
    {
      name: "the words of AWS's own samples",
      statement: on(
        "arn:aws:dms:region:account:resourcetype/id",
        "arn:aws:dms:eu-west-1:account-id:endpoint:*",
        "arn:aws:ecs:eu-west-1:123456789012:service/it/it",
      ),
      found: [
        ["placeholder", "arn:aws:dms:region:account:resourcetype/id"],
        ["placeholder", "arn:aws:dms:eu-west-1:account-id:endpoint:*"],
      ],
    },
    { name: "an empty text", statement: on(""), found: [["empty", ""]] },
    {
      name: "no ARN",
      codes: ["INVALID_ARN_PREFIX"],
      statement: on("my-bucket", "s3://it", "ARN:aws:s3:::it"),
      found: [
        ["notArn", "my-bucket"],
        ["notArn", "s3://it"],
        ["notArn", "ARN:aws:s3:::it"],
      ],
    },
    {
      name: "a space before",
      codes: ["INVALID_ARN_PREFIX"],
      statement: on(" arn:aws:s3:::it"),
      found: [["notArn"]],
      mended: on("arn:aws:s3:::it"),
      // The quotes stay.
      without: ["yaml"],
    },
    {
      name: "too few fields",
      codes: ["MISSING_ARN_FIELD"],
      statement: on("arn:aws:logs:eu-west-1", "arn:aws:logs:*"),
      found: [["missingField", "arn:aws:logs:eu-west-1"]],
    },
    {
      name: "a partition that does not exist",
      codes: ["INVALID_PARTITION"],
      statement: on("arn:asw:s3:::it"),
      found: [["unknownPartition", "arn:asw:s3:::it"]],
      suggested: on("arn:aws:s3:::it"),
    },
    {
      name: "a service in capitals",
      codes: ["INVALID_ARN_SERVICE_CASE"],
      statement: on("arn:aws:S3:::it"),
      found: [["serviceCase", "arn:aws:S3:::it"]],
      mended: on("arn:aws:s3:::it"),
    },
    {
      name: "a service that does not exist",
      codes: ["INVALID_SERVICE"],
      statement: on("arn:aws:efs:eu-west-1:123456789012:file-system/fs-1"),
      found: [["unknownService"]],
      suggested: on("arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-1"),
    },
    {
      name: "a region that is none",
      codes: ["INVALID_ARN_REGION"],
      statement: on("arn:aws:dms:ireland:123456789012:task:*"),
      found: [["invalidRegion"]],
    },
    {
      name: "an account that is none",
      codes: ["INVALID_ARN_ACCOUNT"],
      statement: on("arn:aws:dms:eu-west-1:12345678901:task:*"),
      found: [["invalidAccount"]],
    },
    {
      name: "a resource that the service does not have",
      codes: ["INVALID_ARN_RESOURCE"],
      statement: on("arn:aws:iam::123456789012:folder/it"),
      found: [["unknownResource", "arn:aws:iam::123456789012:folder/it"]],
    },
    {
      name: "a type word that is like another one",
      codes: ["INVALID_ARN_RESOURCE"],
      statement: on("arn:aws:dms:*:*:endpnit:*"),
      found: [["unknownResource"]],
      suggested: on("arn:aws:dms:*:*:endpoint:*"),
    },
    {
      name: "type words and separators of DMS",
      codes: ["INVALID_ARN_RESOURCE"],
      statement: on(
        "arn:aws:dms:*:*:endpoint/*",
        "arn:aws:dms:*:*:replication-instance:ABC",
        "arn:aws:dms:*:*:replication-task/*",
        "arn:aws:dms:*:*:subnet-group:it",
      ),
      found: [["unknownResource"], ["unknownResource"], ["unknownResource"], ["unknownResource"]],
      mended: on(
        "arn:aws:dms:*:*:endpoint:*",
        "arn:aws:dms:*:*:rep:ABC",
        "arn:aws:dms:*:*:task:*",
        "arn:aws:dms:*:*:subgrp:it",
      ),
    },
    {
      name: "a value of many places once",
      statement: [1, 2, 3, 4].map(() => on("arn:aws:dms:*:*:endpoint/*")),
      found: [["unknownResource"]],
      mended: [1, 2, 3, 4].map(() => on("arn:aws:dms:*:*:endpoint:*")),
    },
    {
      name: "a value of a few places in each",
      statement: [1, 2, 3].map(() => on("arn:aws:dms:*:*:endpoint/*")),
      found: [["unknownResource"], ["unknownResource"], ["unknownResource"]],
      mended: [1, 2, 3].map(() => on("arn:aws:dms:*:*:endpoint:*")),
    },
    {
      name: "a region where there is none",
      codes: ["ARN_REGION_NOT_ALLOWED"],
      statement: on("arn:aws:iam:eu-west-1:123456789012:role/it"),
      found: [["regionNotAllowed"]],
      suggested: on("arn:aws:iam::123456789012:role/it"),
    },
    {
      name: "an account where there is none",
      codes: ["ARN_ACCOUNT_NOT_ALLOWED"],
      statement: on("arn:aws:s3::123456789012:it"),
      found: [["accountNotAllowed"]],
      suggested: on("arn:aws:s3:::it"),
    },
    {
      name: "no region where there is one",
      codes: ["MISSING_ARN_REGION"],
      statement: on("arn:aws:dms::123456789012:task:*"),
      found: [["missingRegion"]],
    },
    {
      name: "no account where there is one",
      codes: ["MISSING_ARN_ACCOUNT"],
      statement: on("arn:aws:dms:eu-west-1::task:*"),
      found: [["missingAccount"]],
    },
    {
      name: "what is still to be filled in",
      statement: on("arn:aws:dms:<region>:123456789012:task:*", "arn:aws:service:region:account:resourcetype/id"),
      found: [["placeholder"], ["placeholder"]],
      // A bare policy is taken for a form.
      without: ["json"],
    },
  ],
  [
    {
      name: "a form",
      path: "policy.json",
      text: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "*",
      "Resource": ["<the ARN>", "arn:aws:s3:::{{bucket}}/*", "arn:aws:iam::ACCOUNT-A-ID:role/it"]
    }
  ]
}
`,
    },
    {
      name: "what references give",
      path: "stack.yaml",
      text: stack('[!Ref Arn, !Ref Optional, !GetAtt Data.Arn, !Sub "${Arn}/*", !Sub "${Data.Arn}/*"]'),
    },
    {
      name: "a name in the place of an ARN",
      path: "stack.yaml",
      text: stack("[!Ref Data, !Sub '${Data}/*']"),
      found: [
        ["notArn", "!Ref Data"],
        ["notArn", "!Sub '${Data}/*'"],
      ],
    },
    {
      name: "a slip behind what is filled in",
      path: "stack.yaml",
      text: stack('!Sub "arn:${AWS::Partition}:dms:${AWS::Region}:${AWS::AccountId}:endpoint/*"'),
      found: [["unknownResource"]],
      mended: stack('!Sub "arn:${AWS::Partition}:dms:${AWS::Region}:${AWS::AccountId}:endpoint:*"'),
    },
    {
      name: "a region in the place of an account",
      path: "stack.yaml",
      text: stack('!Sub "arn:aws:rds:${AWS::Region}:${AWS::Region}:db:it"'),
      found: [["invalidAccount"]],
    },
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
    {
      name: "a whole bucket among the resources of a policy",
      path: "main.tf",
      text: `resource "aws_s3_bucket" "orders" {}
data "aws_iam_policy_document" "read" {
  statement {
    actions   = ["s3:ListBucket"]
    resources = [aws_s3_bucket.orders]
  }
}
resource "aws_iam_policy" "read" {
  policy = data.aws_iam_policy_document.read.json
}
`,
      found: [["whole", "aws_s3_bucket.orders"]],
    },
  ],
);
