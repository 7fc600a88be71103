import type { FileCase } from "./policy-forms.js";

/** A statement of a bucket policy in CloudFormation; `more`: what follows its resource. */
function trail(resource: string, more = "", action = "s3:PutObject", service = "cloudtrail.amazonaws.com"): string {
  return `          - Effect: Allow
            Principal: { Service: ${service} }
            Action: ${action}
            Resource: ${resource}
${more}`;
}

function stack(type: string, statements: string): string {
  return `Resources:
  Policy:
    Type: AWS::${type}
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
${statements}`;
}

function limit(value: string, key = "aws:SourceAccount", operator = "StringEquals"): string {
  return `            Condition:
              ${operator}:
                ${key}: ${value}
`;
}

const own = limit("!Ref AWS::AccountId");
/** List items of a condition in block style. */
const both = limit('\n                  - "111122223333"\n                  - "444455556666"').replace(": \n", ":\n");
const log = "arn:aws:s3:::trails/AWSLogs";

interface Edit {
  readonly name: string;
  readonly text: string;
  readonly suggested: string | null;
  readonly found?: number;
  readonly id?: string;
}

const inStacks: readonly Edit[] = [
  {
    name: "the account of the stack",
    text: stack("S3::BucketPolicy", trail("arn:aws:s3:::trails/*")),
    suggested: stack("S3::BucketPolicy", trail("arn:aws:s3:::trails/*", own)),
  },
  {
    name: "beside another condition",
    text: stack(
      "S3::BucketPolicy",
      trail(`!Sub ${log}/\${AWS::AccountId}/*`, limit("bucket-owner-full-control", "s3:x-amz-acl")),
    ),
    suggested: stack(
      "S3::BucketPolicy",
      trail(
        `!Sub ${log}/\${AWS::AccountId}/*`,
        `${limit("bucket-owner-full-control", "s3:x-amz-acl")}                aws:SourceAccount: !Ref AWS::AccountId\n`,
      ),
    ),
  },
  {
    name: "the accounts that a path names, in all statements for the service",
    text: stack(
      "S3::BucketPolicy",
      trail("arn:aws:s3:::trails", "", "s3:GetBucketAcl") + trail(`[${log}/111122223333/*, ${log}/444455556666/*]`),
    ),
    suggested: stack(
      "S3::BucketPolicy",
      trail("arn:aws:s3:::trails", both, "s3:GetBucketAcl") +
        trail(`[${log}/111122223333/*, ${log}/444455556666/*]`, both),
    ),
    found: 2,
  },
  {
    name: "two services that both say the account",
    text: stack(
      "SNS::TopicPolicy",
      trail("!Ref Topic", "", "SNS:Publish", "[s3.amazonaws.com, budgets.amazonaws.com]"),
    ),
    suggested: stack(
      "SNS::TopicPolicy",
      trail("!Ref Topic", own, "SNS:Publish", "[s3.amazonaws.com, budgets.amazonaws.com]"),
    ),
  },
  {
    name: "the event subscriptions of DMS",
    text: stack("SNS::TopicPolicy", trail("!Ref Topic", "", "sns:Publish", "dms.amazonaws.com")),
    suggested: stack(
      "SNS::TopicPolicy",
      trail(
        "!Ref Topic",
        limit("!Sub arn:${AWS::Partition}:dms:${AWS::Region}:${AWS::AccountId}:es:*", "aws:SourceArn", "ArnLike"),
        "sns:Publish",
        "dms.amazonaws.com",
      ),
    ),
  },
  {
    name: "a key of log groups",
    text: stack("KMS::Key", trail('"*"', "", '"kms:Decrypt*"', '!Sub "logs.${AWS::Region}.amazonaws.com"')).replace(
      "PolicyDocument",
      "KeyPolicy",
    ),
    suggested: stack(
      "KMS::Key",
      trail(
        '"*"',
        limit(
          "!Sub arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:*",
          "kms:EncryptionContext:aws:logs:arn",
          "ArnLike",
        ),
        '"kms:Decrypt*"',
        '!Sub "logs.${AWS::Region}.amazonaws.com"',
      ),
    ).replace("PolicyDocument", "KeyPolicy"),
    id: "anyLogGroup",
  },
  ...[
    ["an organization", trail(`${log}/o-example/*`)],
    ["an account that is not known", trail(`!Sub ${log}/\${Member}/*`)],
    ["every account", trail(`${log}/*/CloudTrail/*`)],
    [
      "a service that is not documented to say the account",
      trail("arn:aws:s3:::trails/*", "", "s3:GetObject", "cloudfront.amazonaws.com"),
    ],
    ["an action that is not documented", trail("arn:aws:s3:::trails/*", "", "[s3:PutObject, s3:DeleteObject]")],
    [
      "another service beside it",
      trail("arn:aws:s3:::trails/*", "", "s3:PutObject", "[cloudtrail.amazonaws.com, ec2.amazonaws.com]"),
    ],
  ].map(([name = "", statement = ""]) => ({ name, text: stack("S3::BucketPolicy", statement), suggested: null })),
  {
    name: "another account in another statement",
    text: stack(
      "S3::BucketPolicy",
      trail("arn:aws:s3:::trails", "", "s3:GetBucketAcl") + trail("arn:aws:s3:::trails/*", limit('"111122223333"')),
    ),
    suggested: null,
  },
];

export const edits: readonly FileCase[] = inStacks.map(({ name, text, suggested, found = 1, id = "anySource" }) => ({
  name: `edit: ${name}`,
  path: "stack.yaml",
  text,
  suggested,
  found: Array.from({ length: found }, () => [id] as const),
}));
