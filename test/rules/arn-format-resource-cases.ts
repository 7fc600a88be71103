import { on, stack } from "./arn-format-texts.js";
import type { FileCase, PolicyCase } from "./policy-forms.js";

export const cases: readonly PolicyCase[] = [
  {
    name: "buckets behind a colon or slash too many",
    statement: on(
      "arn:aws:s3::::it/*",
      "arn:aws:s3:::/it/*",
      "arn:aws:s3::::it",
      "arn:aws:s3:::/*",
      "arn:aws:s3:::it/*",
    ),
    found: [
      ["unknownResource", "arn:aws:s3::::it/*"],
      ["unknownResource", "arn:aws:s3:::/it/*"],
      ["unknownResource", "arn:aws:s3::::it"],
      ["unknownResource", "arn:aws:s3:::/*"],
    ],
    suggested: on("arn:aws:s3:::it/*", "arn:aws:s3:::it/*", "arn:aws:s3:::it", "arn:aws:s3:::/*", "arn:aws:s3:::it/*"),
  },
  {
    name: "two separators behind a type word",
    statement: on(
      "arn:aws:ssm:*:123456789012:parameter:/db/password",
      "arn:aws:codebuild:*:123456789012:report-group:/it-*",
      "arn:aws:dms:*:123456789012:task/:ABC",
      "arn:aws:ssm:*:123456789012:parameter:password",
    ),
    found: [["unknownResource"], ["unknownResource"], ["unknownResource"], ["unknownResource"]],
    mended: on(
      "arn:aws:ssm:*:123456789012:parameter/db/password",
      "arn:aws:codebuild:*:123456789012:report-group/it-*",
      "arn:aws:dms:*:123456789012:task:ABC",
      "arn:aws:ssm:*:123456789012:parameter/password",
    ),
  },
  {
    name: "types whose ARNs differ between two versions of a service",
    statement: on(
      "arn:aws:lex:eu-west-1:123456789012:bot/ABCDEFGHIJ",
      "arn:aws:lex:eu-west-1:123456789012:bot-alias/ABCDEFGHIJ/TSTALIASID",
      "arn:aws:lex:eu-west-1:123456789012:bot:it:prod",
      "arn:aws:greengrass:eu-west-1:123456789012:deployments:it",
      "arn:aws:lex:eu-west-1:123456789012:bots/ABCDEFGHIJ",
    ),
    found: [["unknownResource", "arn:aws:lex:eu-west-1:123456789012:bots/ABCDEFGHIJ"]],
    mended: on(
      "arn:aws:lex:eu-west-1:123456789012:bot/ABCDEFGHIJ",
      "arn:aws:lex:eu-west-1:123456789012:bot-alias/ABCDEFGHIJ/TSTALIASID",
      "arn:aws:lex:eu-west-1:123456789012:bot:it:prod",
      "arn:aws:greengrass:eu-west-1:123456789012:deployments:it",
      "arn:aws:lex:eu-west-1:123456789012:bot/ABCDEFGHIJ",
    ),
  },
  {
    name: "several ARNs in one text",
    statement: on(
      "arn:aws:s3:::it/*,arn:aws:s3:::us/*",
      "arn:aws:s3:::it, arn:aws:s3:::us",
      "arn:aws:s3:::it/a,b/arn:c",
      "arn:aws:sqs:eu-west-1:123456789012:it",
    ),
    found: [
      ["several", "arn:aws:s3:::it/*,arn:aws:s3:::us/*"],
      ["several", "arn:aws:s3:::it, arn:aws:s3:::us"],
    ],
  },
];

export const files: readonly FileCase[] = [
  {
    name: "tags inside of texts",
    path: "stack.yaml",
    text: stack('"arn:aws:s3:::!Ref Bucket/*"'),
    found: [["tagInText", "arn:aws:s3:::!Ref Bucket/*"]],
  },
  {
    name: "a tag in quotes",
    path: "stack.yaml",
    text: stack('"!Sub ${Bucket.Arn}/*"'),
    found: [["tagInText", "!Sub ${Bucket.Arn}/*"]],
  },
  {
    name: "exclamation marks in an object's name",
    path: "stack.yaml",
    text: stack('["arn:aws:s3:::it/a!Refs/*", "arn:aws:s3:::it/Go!Select me/*"]'),
  },
  {
    name: "a bucket whose parameter is empty by default",
    path: "stack.yaml",
    text: `Parameters:
  Bucket: { Type: String, Default: "" }
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: s3:GetObject, Resource: !Sub "arn:aws:s3:::\${Bucket}/*" }
`,
  },
  {
    name: "the ARN of a role whose name is a space by default, which AWS never gets",
    path: "stack.yaml",
    text: `Parameters:
  Name: { Type: String, Default: " " }
Resources:
  It:
    Type: AWS::IAM::Role
    Properties:
      RoleName: !Ref Name
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Principal: { Service: events.amazonaws.com }, Action: sts:AssumeRole }
  Rule:
    Type: AWS::Events::Rule
    Properties: { RoleArn: !GetAtt It.Arn, ScheduleExpression: rate(1 day) }
`,
  },
  {
    name: "the brackets of a variable",
    path: "stack.yaml",
    text: stack(
      '["arn:aws:iot:eu-west-1:123456789012:topic/${iot:Connection.Thing.Attributes[account]}/*", ' +
        '"arn:aws:iot:eu-west-1:123456789012:topic/${iot:Connection.Thing.Attributes[account-id]}/*"]',
    ),
  },
  {
    name: "brackets and signs that a tool replaces",
    path: "stack.yaml",
    text: stack('["arn:aws:s3:::${aws:username}/[account]", "%topic-arn%", "TOPIC_ARN", "arn:aws:s3:::it/a%2Fb%20"]'),
    found: [
      ["placeholder", "arn:aws:s3:::${aws:username}/[account]"],
      ["placeholder", "%topic-arn%"],
      ["notArn", "TOPIC_ARN"],
    ],
  },
  {
    name: "the short form of API Gateway, joined from pieces",
    path: "stack.yaml",
    text: `Parameters:
  Stage: { Type: String }
Resources:
  Api:
    Type: AWS::ApiGateway::RestApi
    Properties:
      Policy:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Principal: "*"
          Action: execute-api:Invoke
          Resource:
            - !Sub "execute-api:/\${Stage}/*"
            - !Join ["/", ["execute-api:", !Ref Stage, "*"]]
            - !Join ["", ["execute-api:", "/", !Ref Stage, "/*"]]
            - !Join ["", ["execute-api:", "/*"]]
            - !Join ["", [!Ref Stage, "rn:aws:s3:::it"]]
`,
  },
];
