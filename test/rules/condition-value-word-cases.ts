import type { FileCase, PolicyCase } from "./policy-forms.js";

const one = (operator: string, key: string, value: unknown) => ({
  Effect: "Allow",
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::it/*",
  Condition: { [operator]: { [key]: value } },
});

/** A policy with words of AWS samples. */
const words = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    one("StringEquals", "iam:AWSServiceName", "SERVICE-NAME.amazonaws.com"),
    one("StringEquals", "aws:SourceAccount", "SOURCE-ACCOUNT-ID"),
    one("StringEquals", "aws:SourceVpc", "VPC_ID"),
    one("StringEquals", "aws:PrincipalOrgID", "ORG-ID"),
    one("StringEquals", "aws:PrincipalArn", "arn:aws:iam::THEIR_ACCOUNT:role/admin"),
    one("ArnLike", "aws:PrincipalArn", "arn:aws:iam::account-id:role/admin"),
    one("StringEquals", "aws:RequestedRegion", "REGION"),
    one("DateLessThan", "aws:CurrentTime", "EXPIRY DATE"),
  ],
});

const accounts = (...ids: readonly string[]): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: {
      Effect: "Allow",
      Principal: { Service: "sns.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: "arn:aws:sqs:eu-west-1:123456789012:it",
      Condition: { StringEquals: { "aws:SourceAccount": ids } },
    },
  });

export const cases: readonly PolicyCase[] = [
  {
    name: "services in capitals",
    statement: one("StringEquals", "iam:AWSServiceName", ["EC2.amazonaws.com", "LAMBDA", "Events.amazonaws.com"]),
    found: [["notService", "EC2.amazonaws.com"], ["notService"], ["notService"]],
    suggested: one("StringEquals", "iam:AWSServiceName", [
      "ec2.amazonaws.com",
      "lambda.amazonaws.com",
      "events.amazonaws.com",
    ]),
  },
  {
    name: "services by an address, in another domain, and misspelled",
    statement: one("StringEquals", "iam:PassedToService", [
      "https://ec2.amazonaws.com",
      "ecs-tasks.amazon.com",
      "lamda.amazonaws.com",
    ]),
    found: [["notService", "https://ec2.amazonaws.com"], ["notService"], ["notService"]],
    suggested: one("StringEquals", "iam:PassedToService", [
      "ec2.amazonaws.com",
      "ecs-tasks.amazonaws.com",
      "lambda.amazonaws.com",
    ]),
  },
  {
    name: "a service with a space behind it",
    statement: one("StringEquals", "iam:PassedToService", "glue.amazonaws.com "),
    found: [["notService"]],
    suggested: one("StringEquals", "iam:PassedToService", "glue.amazonaws.com"),
    // The text keeps the quotes that the space needed.
    without: ["yaml"],
  },
  {
    name: "services in other partitions and with names of their own",
    statement: one("StringEquals", "iam:PassedToService", [
      "ec2.amazonaws.com.cn",
      "ops.emr-serverless.amazonaws.com",
      "vpc-lattice-svcs.amazonaws.com",
      "alexa-appkit.amazon.com",
      "lambda.aws.internal",
    ]),
  },
];

export const files: readonly FileCase[] = [
  {
    name: "a form",
    path: "policy.json",
    text: `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "*",
      "Condition": { "StringEquals": { "aws:SourceAccount": "<account>" } }
    }
  ]
}
`,
  },
  {
    name: "accounts with more than their digits",
    path: "policy.json",
    text: accounts("12345678901", "1234-5678-9012", "arn:aws:iam::210987654321:root"),
    found: Array(3).fill(["notAccount"]),
    suggested: accounts("12345678901", "123456789012", "210987654321"),
  },
  {
    name: "words in capitals to replace",
    path: "policy.json",
    text: words,
  },
  {
    name: "words in capitals, which nothing replaces",
    path: "stack.yaml",
    text: JSON.stringify({
      Resources: {
        It: { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: JSON.parse(words) as object } },
      },
    }),
    found: [["notService"], ["notAccount"], ["notVpc"], ["notRegion"], ["notDate"]],
    suggested: null,
  },
  {
    name: "the line break at the end of a block with references",
    path: "stack.yaml",
    text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Deny
          Action: s3:GetObject
          Resource: "*"
          Condition:
            ArnNotLike:
              aws:PrincipalArn:
                - !Sub |
                  arn:aws:iam::\${AWS::AccountId}:role/it
                - !Sub |-
                  arn:aws:iam::\${AWS::AccountId}:role/other
`,
    found: [["notArn"]],
    says: /role\/it\\n is not an ARN/,
  },
  {
    name: "white space behind references, whose values in the deployment are not those of samples",
    path: "stack.yaml",
    text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Deny
          Action: s3:GetObject
          Resource: "*"
          Condition:
            StringNotEquals:
              aws:ResourceAccount: !Sub "\${AWS::AccountId} "
              aws:RequestedRegion: !Sub "\${AWS::Region} "
`,
    found: [["notAccount"], ["notRegion"]],
    says: /digits\.$|exist\.$/,
    suggested: null,
  },
  {
    name: "a word that YAML 1.1 takes for a boolean, and the same as a text",
    path: "stack.yaml",
    text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Deny
          Action: s3:GetObject
          Resource: "*"
          Condition: { Bool: { aws:SecureTransport: [no, "off"] } }
`,
    found: [["notBoolean", "off"]],
  },
  {
    name: "a region in capitals, and no word for a boolean",
    path: "policy.json",
    text: JSON.stringify({
      Version: "2012-10-17",
      Statement: [one("StringEquals", "aws:RequestedRegion", "EU-WEST-1"), one("Bool", "aws:SecureTransport", "YES")],
    }),
    found: [["notRegion"], ["notBoolean"]],
  },
  {
    name: "a form that a custom resource fills in",
    path: "stack.yaml",
    text: `Resources:
  It:
  Type: Custom::It
  Properties:
    PolicyDocument:
      Version: "2012-10-17"
      Statement:
          Effect: Allow
          Action: s3:GetObject
          Resource: "*"
          Condition: { StringEquals: { aws:SourceAccount: "{account}" } }
`,
  },
];
