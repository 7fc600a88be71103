import rule from "../../src/rules/policy-variable.js";
import { policyCases } from "./policy-forms.js";
import { withoutSub } from "./policy-variable-without-sub-cases.js";

const bucket = "arn:aws:s3:::it";
const on = (resource: string) => ({ Effect: "Allow", Action: "s3:GetObject", Resource: resource });
const when = (operator: string, value: string) => ({
  ...on(`${bucket}/*`),
  Condition: { [operator]: { "aws:PrincipalTag/team": value } },
});
const inSub = (user: string, identity: string): string => `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Action: s3:ListBucket
          Resource: !Sub "arn:\${AWS::Partition}:s3:::it-${user}"
          Condition: { StringLike: { "s3:prefix": !Sub "\${AWS::Region}/${identity}/*" } }
`;
policyCases(
  rule,
  [
    {
      name: "variables",
      statement: [
        on(`${bucket}/\${aws:username}/*`),
        on(`${bucket}/\${aws:PrincipalTag/team, 'none'}/\${*}`),
        on(`${bucket}/\${s3:prefix}/\${saml:sub}/\${cognito-identity.amazonaws.com:sub}/\${iot:ClientId}`),
        when("StringLike", "${aws:userid}"),
        when("ForAnyValue:StringEqualsIfExists", "${aws:PrincipalOrgID}"),
        when("NumericLessThan", "${$}"),
      ],
    },
    {
      name: "a brace that is not closed",
      codes: ["MISSING_BRACE_IN_VARIABLE"],
      statement: on(`${bucket}/\${aws:username/*`),
      found: [["brace", `${bucket}/\${aws:username/*`]],
      // HCL wants the brace itself, were it not escaped.
      without: ["jsonencode", "block"],
    },
    {
      name: "no name",
      codes: ["EMPTY_VARIABLE"],
      statement: on(`${bucket}/\${}`),
      found: [["empty"]],
    },
    {
      name: "spaces",
      codes: ["UNSUPPORTED_SPACE_IN_VARIABLE"],
      statement: on(`${bucket}/\${ aws:username }`),
      found: [["space"]],
    },
    {
      name: "a default without quotes",
      codes: ["MISSING_QUOTE_IN_VARIABLE"],
      statement: on(`${bucket}/\${aws:PrincipalTag/team, none}`),
      found: [["quote"]],
    },
    {
      name: "a key that does not exist",
      statement: on(`${bucket}/\${aws:UserNames}`),
      found: [["key"]],
    },
    {
      name: "a name that nothing fills in",
      statement: on(`${bucket}/\${BucketName}`),
      found: [["substitution"]],
      // A bare policy is taken for a form.
      without: ["json"],
    },
    {
      name: "a key that can have several values",
      statement: [on(`${bucket}/\${aws:PrincipalOrgPaths}/*`), when("StringEquals", "${AWS:tagkeys, 'none'}")],
      found: [["severalValues"], ["severalValues"]],
    },
    {
      name: "a variable in an action and in a principal",
      codes: ["VARIABLE_UNSUPPORTED_IN_ELEMENT"],
      type: "resource",
      statement: { ...on(bucket), Action: "s3:${aws:username}", Principal: { AWS: "${aws:PrincipalArn}" } },
      found: [["element"], ["element"]],
      // The provider knows variables in resources, principals and conditions alone.
      without: ["block"],
    },
    {
      name: "a variable in a policy of 2008",
      codes: ["VARIABLE_UNSUPPORTED_IN_VERSION"],
      policy: { Version: "2008-10-17", Statement: on(`${bucket}/\${aws:username}/*`) },
      found: [["version"]],
    },
    {
      name: "a variable under an operator that takes none",
      codes: ["INVALID_VARIABLE_FOR_OPERATOR"],
      statement: when("NumericLessThan", "${aws:username}"),
      found: [["operator"]],
    },
  ],
  [
    {
      name: "what Fn::Sub fills in, and what it leaves to IAM",
      path: "stack.yaml",
      text: `Resources:
  Data:
    Type: AWS::S3::Bucket
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Action: s3:GetObject
          Resource: !Sub "arn:\${AWS::Partition}:s3:::\${Data}/\${!aws:username}/*"
`,
    },
    {
      name: "the place of a variable behind one that Fn::Sub leaves to IAM",
      path: "stack.yaml",
      text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Fn::Sub: |
          {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject",
          "Resource": ["arn:aws:s3:::it/\${!aws:username}", "arn:aws:s3:::it/\${!aws:nothing}"]}}
`,
      found: [["key", "arn:aws:s3:::it/${!aws:nothing}"]],
    },
    {
      name: "variables that Fn::Sub reads as references",
      path: "stack.yaml",
      text: inSub("${aws:username}", "${cognito-identity.amazonaws.com:sub}"),
      found: [["reference"], ["reference"]],
      says: /write \$\{!(?:aws:username|cognito-identity\.amazonaws\.com:sub)\}/,
      suggested: inSub("${!aws:username}", "${!cognito-identity.amazonaws.com:sub}"),
    },
    {
      name: "other names that Fn::Sub does not know",
      path: "stack.yaml",
      text: inSub("${Undeclared}", "${aws:nothing}"),
    },
    {
      name: "Fn::Sub is missing",
      path: "stack.yaml",
      text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Action: s3:GetObject
          Resource: "arn:\${AWS::Partition}:s3:::data/*"
`,
      found: [["substitution", "arn:${AWS::Partition}:s3:::data/*"]],
      says: /as plain text\. Add Fn::Sub before the string\.$/,
    },
    {
      name: "a pseudo parameter in a template that CDK made of code",
      path: "stack.yaml",
      text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Metadata: { aws:cdk:path: Stack/It }
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: "s3:GetObject", Resource: "arn:\${AWS::Partition}:s3:::data/*" }
`,
      found: [["substitution", "arn:${AWS::Partition}:s3:::data/*"]],
      says: /as plain text\. In the CDK code, put the string into Fn\.sub\. \(Stack\/It\)$/,
    },
    ...["Name", "Logs.Arn", "region"].map((name) => ({
      name: `\${${name}} without Fn::Sub`,
      path: "stack.yaml",
      text: `Parameters: { Name: { Type: String } }
Resources:
  Logs: { Type: AWS::Logs::LogGroup }
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement: { Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::\${${name}}/*" }
`,
      found: [["substitution"] as const],
      // Nothing in the template is called region, so Fn::Sub would not help.
      says:
        name === "region"
          ? /as plain text\. Write its value, if no other program does\.$/
          : /Add Fn::Sub before the string\.$/,
    })),
    ...withoutSub,
    {
      name: "a variable with a part that Fn::Sub fills in",
      path: "stack.yaml",
      text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          Effect: Allow
          Action: s3:GetObject
          Resource: !Sub ["arn:aws:s3:::it/\${A}\${AWS::Region}}/*", { A: "\${aws:PrincipalTag/" }]
`,
      found: [["version"]],
      says: /\$\{aws:PrincipalTag\/…\} as plain/,
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
        Statement: { Effect: Allow, Action: "s3:GetObject", Resource: "arn:aws:s3:::\${BucketName}/*" }
`,
    },
  ],
);
