import rule from "../../src/rules/no-redundant-element.js";
import { chosenTexts } from "./no-redundant-element-chosen-cases.js";
import * as statementCases from "./no-redundant-element-statement-cases.js";
import { allow, bucket, policyCases } from "./policy-forms.js";

const from = (operator: string, ...ranges: readonly string[]) => ({
  ...allow,
  Condition: { [operator]: { "aws:SourceIp": ranges } },
});
const days = (operator: string, ...numbers: readonly string[]) => ({
  ...allow,
  Condition: { [operator]: { "s3:max-keys": numbers } },
});
const assume = { Effect: "Allow", Action: "sts:AssumeRole" };
const role = "arn:aws:iam::123456789012:role/team/reader";
const session = "arn:aws:sts::123456789012:assumed-role/reader/one";

const stack = (actions: string): string => `Parameters:
  Wide: { Type: String }
Conditions:
  IsWide: !Equals [!Ref Wide, "yes"]
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action:
${actions}            Resource: "*"
`;

const resources = (...written: readonly string[]): string =>
  stack("              - s3:GetObject\n").replace(
    `Resource: "*"`,
    `Resource:${written.map((one) => `\n              - !Sub "${one}"`).join("")}`,
  );

policyCases(
  rule,
  [
    {
      name: "lists of which each item says something",
      statement: [
        { ...allow, Action: ["s3:GetObject", "s3:GetObjectV*"], Resource: [bucket, `${bucket}/*`] },
        { ...allow, Action: ["s3:*Object", "s3:Put*"], Resource: `${bucket}/*` },
        days("NumericEquals", "5", "10"),
        days("NumericLessThan", "5"),
        from("IpAddress", "203.0.113.0/24", "198.51.100.7"),
        from("NotIpAddress", "10.0.0.0/8"),
        { ...allow, Action: "s3:GetObject", Resource: ["", ""] },
        // What AWS rejects or never meets covers nothing.
        days("NumericLessThan", "5", "1e3"),
        days("NumericGreaterThan", "5", ""),
        { ...allow, Action: ["sns:Publish", "*:Publish", "snsPub*"] },
        { ...allow, Action: "sqs:*", Resource: ["arn:aws:sqs:*:jobs", "arn:aws:sqs:us-east-1:123456789012:jobs"] },
      ],
    },
    {
      name: "an action that a pattern covers",
      codes: ["REDUNDANT_ACTION"],
      statement: { ...allow, Action: ["s3:getObject", "s3:ListBucket", "s3:Get*"] },
      found: [["covered", "s3:getObject"]],
      mended: { ...allow, Action: ["s3:ListBucket", "s3:Get*"] },
      // The form of the list is kept.
      without: ["yaml", "block", "json", "jsonencode"],
    },
    {
      name: "an action twice, and one beside everything",
      codes: ["REDUNDANT_ACTION"],
      statement: { ...allow, Action: ["s3:GetObject", "s3:getobject", "*"] },
      found: [
        ["covered", "s3:GetObject"],
        ["repeated", "s3:getobject"],
      ],
      mended: { ...allow, Action: ["*"] },
    },
    {
      name: "an action twice",
      codes: ["REDUNDANT_ACTION"],
      statement: { ...allow, Action: ["s3:GetObject", "s3:getobject"] },
      found: [["repeated", "s3:getobject"]],
      mended: { ...allow, Action: ["s3:GetObject"] },
    },
    {
      name: "an exception that a pattern covers",
      codes: ["REDUNDANT_ACTION"],
      statement: { Effect: "Deny", NotAction: ["s3:Get*", "s3:GetObject"], Resource: "*" },
      found: [["covered", "s3:GetObject"]],
      mended: { Effect: "Deny", NotAction: ["s3:Get*"], Resource: "*" },
    },
    {
      name: "a resource that a pattern covers",
      codes: ["REDUNDANT_RESOURCE"],
      statement: { ...allow, Resource: [`${bucket}*`, `${bucket}/*`] },
      found: [["covered", `${bucket}/*`]],
      mended: { ...allow, Resource: [`${bucket}*`] },
    },
    {
      name: "an exception among resources that a pattern covers",
      codes: ["REDUNDANT_RESOURCE"],
      statement: { Effect: "Deny", Action: "s3:*", NotResource: [`${bucket}*`, `${bucket}/*`] },
      found: [["covered", `${bucket}/*`]],
      mended: { Effect: "Deny", Action: "s3:*", NotResource: [`${bucket}*`] },
    },
    {
      name: "upper limits of which the widest counts",
      codes: ["REDUNDANT_CONDITION_VALUE_NUM"],
      statement: days("NumericLessThan", "5", "10"),
      found: [["number", "5"]],
      mended: days("NumericLessThan", "10"),
    },
    {
      name: "lower limits of which the widest counts",
      codes: ["REDUNDANT_CONDITION_VALUE_NUM"],
      statement: days("NumericGreaterThanEqualsIfExists", "5", "10"),
      found: [["number", "10"]],
      mended: days("NumericGreaterThanEqualsIfExists", "5"),
    },
    {
      name: "bits behind the mask",
      codes: ["IMPROVE_IP_RANGE"],
      statement: from("IpAddress", "203.0.113.7/24"),
      found: [["hostBits", "203.0.113.7/24"]],
      mended: from("IpAddress", "203.0.113.0/24"),
    },
    {
      name: "a private address beside a public one",
      codes: ["PRIVATE_IP_ADDRESS_SUBSET"],
      statement: from("IpAddress", "203.0.113.0/24", "10.1.2.3"),
      found: [["privateAddress", "10.1.2.3"]],
      mended: from("IpAddress", "203.0.113.0/24"),
    },
    {
      name: "a private range kept out beside a public one",
      codes: ["PRIVATE_NOT_IP_ADDRESS_SUBSET"],
      statement: from("NotIpAddress", "192.168.0.0/16", "203.0.113.0/24"),
      found: [["privateAddress", "192.168.0.0/16"]],
      mended: from("NotIpAddress", "203.0.113.0/24"),
    },
    {
      name: "a session beside its role",
      codes: ["REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY"],
      type: "trust",
      statement: { ...assume, Principal: { AWS: [role, session] } },
      found: [["session", session]],
      mended: { ...assume, Principal: { AWS: [role] } },
    },
    {
      name: "a session of another role",
      type: "trust",
      statement: { ...assume, Principal: { AWS: [role.replace("reader", "writer"), session] } },
    },
    ...statementCases.cases,
  ],
  [
    {
      name: "actions of one deployment and of all",
      path: "stack.yaml",
      text: stack(`              - !If [IsWide, "s3:*", "s3:ListBucket"]\n              - s3:GetObject\n`),
    },
    {
      name: "actions of one deployment, of which a pattern for all covers one",
      path: "stack.yaml",
      text: stack(`              - !If [IsWide, "s3:GetObject", "sns:Publish"]\n              - s3:*\n`),
      found: [["covered", "s3:GetObject"]],
    },
    {
      name: "resources that are the same whatever they are",
      codes: ["REDUNDANT_RESOURCE"],
      path: "stack.yaml",
      text: resources("arn:aws:s3:::${Wide}/*", "arn:aws:s3:::${Wide}/*"),
      found: [["repeated"]],
      mended: resources("arn:aws:s3:::${Wide}/*"),
    },
    {
      name: "resources that begin with the same, whatever it is, and then differ by a wildcard",
      codes: ["REDUNDANT_RESOURCE"],
      path: "stack.yaml",
      text: resources("arn:${AWS::Partition}:s3:::lake-${Wide}/in/*", "arn:${AWS::Partition}:s3:::lake-${Wide}/*"),
      found: [["covered"]],
      mended: resources("arn:${AWS::Partition}:s3:::lake-${Wide}/*"),
    },
    {
      name: "the same whatever the value is, without a word about its default",
      path: "stack.yaml",
      text: resources("arn:aws:s3:::${Wide}/in/*", "arn:aws:s3:::${Wide}/*").replace(
        "Type: String",
        "Type: String, Default: lake",
      ),
      found: [["covered"]],
      says: /^arn:aws:s3:::lake\/in\/\* has no effect here: arn:aws:s3:::lake\/\* in the same list covers it\. Remove it\.$/,
      mended: resources("arn:aws:s3:::${Wide}/*").replace("Type: String", "Type: String, Default: lake"),
    },
    {
      name: "resources with wildcards of which each may be another one",
      path: "stack.yaml",
      text: resources(
        "arn:${AWS::Partition}:s3:::lake-${Wide}/*",
        "arn:aws:s3:::lake-${Wide}/in/*",
        "arn:${AWS::Partition}:s3:::lake-${AWS::Region}/in/*",
        "arn:${AWS::Partition}:s3:::lake/in/*",
        "arn:${AWS::Partition}:s3:::${Wide}-lake/*",
      ),
    },
    {
      name: "names that are others in each call",
      path: "main.tf",
      text: `resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "s3:GetObject", Resource = ["arn:aws:s3:::\${uuid()}/*", "arn:aws:s3:::\${uuid()}/a"] }]
  })
}
`,
    },
    {
      name: "what a default covers",
      path: "main.tf",
      text: `variable "more" { default = ["s3:*"] }

resource "aws_iam_policy" "it" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = concat(var.more, ["s3:GetObject"]), Resource = "*" }]
  })
}
`,
    },
    {
      name: "a policy that a program wrote",
      path: "stack.yaml",
      text: stack("              - s3:GetObject\n              - s3:Get*\n").replace(
        "    Properties:",
        "    Metadata: { aws:cdk:path: Stack/It }\n    Properties:",
      ),
    },
    ...chosenTexts,
    ...statementCases.files,
  ],
);
