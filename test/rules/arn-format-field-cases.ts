import { on, stack } from "./arn-format-texts.js";
import type { FileCase, PolicyCase } from "./policy-forms.js";

/** ARNs that end too early or leave a field empty. */
const short = ["arn:", "arn:aws", "arn:aws:", "arn:aws:logs:eu-west-1", "arn::s3:::it", "arn:aws::::it"];

export const cases: readonly PolicyCase[] = [
  {
    name: "too few fields",
    codes: ["MISSING_ARN_FIELD"],
    statement: on(...short, "arn:aws:logs:*", "arn:*", "arn:aws*", "arn:?*"),
    found: short.map((arn) => ["missingField", arn]),
  },
  {
    name: "one colon less before what has no region, or the account in place of the region",
    codes: ["MISSING_ARN_FIELD"],
    statement: on("arn:aws:s3::it", "arn:aws:s3::it/*", "arn:aws:iam:123456789012:role/it"),
    found: [["missingField"], ["missingField"], ["missingField"]],
    suggested: on("arn:aws:s3:::it", "arn:aws:s3:::it/*", "arn:aws:iam::123456789012:role/it"),
  },
  {
    name: "fields that are missing where it is not known which",
    codes: ["MISSING_ARN_FIELD"],
    statement: on("arn:aws:iam::role/it", "arn:aws:sqs:eu-west-1:it", "arn:aws:s3:it"),
    found: [["missingField"], ["missingField"], ["missingField"]],
    says: /AWS rejects it\.$/,
  },
  {
    name: "a wildcard in the service, on request",
    codes: ["WILDCARD_IN_SERVICE_NAME"],
    options: { openService: true },
    statement: on("arn:aws:*code*:*:123456789012:*", "arn:aws:s3:::it", "arn:*", "*"),
    found: [
      ["openService", "arn:aws:*code*:*:123456789012:*"],
      ["openService", "arn:*"],
    ],
  },
  { name: "the same, not asked for", statement: on("arn:aws:*code*:*:123456789012:*") },
  {
    name: "a service in capitals before a wildcard that ends the ARN",
    statement: on("arn:aws:SQS:*", "arn:aws:DynamoDB:eu-west-1:*"),
    found: [["serviceCase"], ["serviceCase"]],
    mended: on("arn:aws:sqs:*", "arn:aws:dynamodb:eu-west-1:*"),
  },
  {
    name: "a service that does not exist before a wildcard that ends the ARN",
    statement: on("arn:aws:dynmamodb:*"),
    found: [["unknownService"]],
    suggested: on("arn:aws:dynamodb:*"),
    says: /Write arn:aws:dynamodb:\*\./,
  },
  {
    name: "a space after",
    statement: on("arn:aws:sqs:eu-west-1:123456789012:it ", "arn:aws:s3:::own files/*"),
    found: [["whiteSpace"]],
    says: /after arn:aws:sqs:eu-west-1:123456789012:it counts/,
    mended: on("arn:aws:sqs:eu-west-1:123456789012:it", "arn:aws:s3:::own files/*"),
    without: ["yaml"],
  },
  {
    name: "a slash in a name that has none",
    statement: on("arn:aws:sqs:eu-west-1:123456789012:queue/it", "arn:aws:dynamodb:eu-west-1:123456789012:table/it/*"),
    found: [["unknownResource", "arn:aws:sqs:eu-west-1:123456789012:queue/it"]],
  },
  {
    name: "a slash after a name that has none, which no other word corrects",
    statement: on("arn:aws:dynamodb:eu-west-1:123456789012:table/it/"),
    found: [["unknownResource"]],
    says: /matches nothing\.$/,
  },
  {
    name: "an endpoint of a platform application, which the reference does not list",
    statement: on("arn:aws:sns:eu-west-1:123456789012:endpoint/GCM/it/*"),
  },
  {
    name: "another separator before such a name",
    statement: on("arn:aws:dynamodb:eu-west-1:123456789012:table:it"),
    found: [["unknownResource"]],
    mended: on("arn:aws:dynamodb:eu-west-1:123456789012:table/it"),
  },
  { name: "a line break after everything", statement: on("*\n"), found: [["whiteSpace"]] },
];

/** One colon less before a reference, and the ARN that is meant. */
const shortReferences: readonly (readonly [name: string, written: string, meant: string])[] = [
  ["in Fn::Sub", '!Sub "arn:${AWS::Partition}:s3::${Data}/*"', '!Sub "arn:${AWS::Partition}:s3:::${Data}/*"'],
  ["in Fn::Join", '!Join ["", ["arn:aws:s3::", !Ref Data, "/*"]]', '!Join ["", ["arn:aws:s3:::", !Ref Data, "/*"]]'],
  ["that is the account", "!Sub arn:aws:iam:${AWS::AccountId}:role/it", "!Sub arn:aws:iam::${AWS::AccountId}:role/it"],
];

export const files: readonly FileCase[] = shortReferences.map(([name, written, meant]) => ({
  name: `one colon less before a reference ${name}`,
  path: "stack.yaml",
  text: stack(written),
  found: [["missingField"]],
  suggested: stack(meant),
}));
