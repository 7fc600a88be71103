import type { FileCase } from "./policy-forms.js";

/** Properties of other services than DMS that take an ARN. */
export const files: readonly FileCase[] = [
  {
    name: "names in the places of ARNs, in CloudFormation",
    path: "stack.yaml",
    text: `Parameters:
  Arn: { Type: String }
Resources:
  Caller: { Type: AWS::IAM::Role }
  Start:
    Type: AWS::Scheduler::Schedule
    Properties:
      Target: { Arn: "arn:aws:scheduler:::aws-sdk:databasemigration:startReplicationTask", RoleArn: !Ref Caller }
  Pipe:
    Type: AWS::Pipes::Pipe
    Properties: { RoleArn: !GetAtt Caller.Arn, Source: !Ref Arn, Target: !Ref Arn }
  Proxy:
    Type: AWS::RDS::DBProxy
    Properties: { RoleArn: proxy }
`,
    found: [
      ["nameForArn", "!Ref Caller"],
      ["textForArn", "proxy"],
    ],
  },
  {
    name: "names in the places of ARNs, in Terraform",
    path: "main.tf",
    text: `resource "aws_iam_role" "caller" {
  name               = "caller"
  assume_role_policy = file("trust.json")
}
resource "aws_scheduler_schedule" "start" {
  schedule_expression = "rate(1 day)"
  target {
    arn      = "arn:aws:scheduler:::aws-sdk:databasemigration:startReplicationTask"
    role_arn = aws_iam_role.caller.name
  }
}
resource "aws_pipes_pipe" "changes" {
  role_arn = aws_iam_role.caller.arn
}
`,
    found: [["nameForArn", "aws_iam_role.caller.name"]],
  },
];
