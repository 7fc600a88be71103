import type { PolicyCase } from "./policy-forms.js";

const ofRole = (condition: object) => ({
  Effect: "Allow",
  Action: "logs:PutLogEvents",
  Resource: "*",
  Condition: condition,
});
const byService = (condition: object) => ({
  Effect: "Allow",
  Principal: { Service: "sns.amazonaws.com" },
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::it/*",
  Condition: condition,
});
const isOwn = { "aws:SourceAccount": "123456789012" };
const topic = "arn:aws:sns:eu-west-1:123456789012:it";

const allowIf = (action: string, keys: Readonly<Record<string, string>>) => ({
  Effect: "Allow",
  Action: action,
  Resource: "*",
  Condition: { StringLike: keys },
});

/** Keys that only services send, and keys that they do not send. */
export const cases: readonly PolicyCase[] = [
  {
    name: "a key that services do not send",
    codes: ["UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL"],
    type: "resource",
    statement: [
      byService({ StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
      byService({ StringEqualsIfExists: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }),
    ],
    found: [["notOfServices", "aws:PrincipalOrgID"]],
  },
  {
    name: "keys that only services send, in a policy of a user or role",
    statement: [ofRole({ StringEquals: isOwn }), ofRole({ ArnLike: { "AWS:SourceArn": topic } })],
    found: [
      ["onlyOfServices", "aws:SourceAccount"],
      ["onlyOfServices", "AWS:SourceArn"],
    ],
  },
  {
    name: "keys that only services send, where requests without them are meant too",
    statement: [
      ofRole({ StringEqualsIfExists: isOwn }),
      ofRole({ StringNotEquals: isOwn }),
      ofRole({ Null: { "aws:SourceArn": "true" } }),
      { ...ofRole({ StringEquals: isOwn }), Effect: "Deny" },
    ],
  },
  {
    name: "keys that only services send, in the policy of a resource",
    type: "resource",
    statement: byService({ StringEquals: isOwn }),
  },
  {
    name: "a key that was given up, for the ARN of a resource",
    type: "resource",
    statement: byService({ ArnEquals: { "aws:ARN": topic } }),
    found: [["deprecated", "aws:ARN"]],
    suggested: byService({ ArnEquals: { "aws:SourceArn": topic } }),
  },
  {
    name: "a key that was given up, for the ARN of a resource, in a policy of a user or role",
    statement: [ofRole({ ArnEquals: { "aws:ARN": topic } }), ofRole({ StringLike: { "aws:ARN": "*" } })],
    found: Array(2).fill(["deprecated", "aws:ARN"]),
    says: / Write aws:PrincipalArn, or aws:SourceArn where a service sends the request\.$/,
  },
  {
    name: "the tags of a stack, under a key that the reference does not list",
    statement: {
      Effect: "Allow",
      Action: ["cloudformation:DescribeStacks", "cloudformation:UpdateStack"],
      Resource: "*",
      Condition: { StringEquals: { "cloudformation:ResourceTag/team": "it" } },
    },
  },
  {
    name: "keys in guides, of an earlier edition, and one that the reference lists for no action",
    statement: [
      allowIf("glue:GetTable", { "glue:resourceTag/team": "it" }),
      allowIf("rum:PutRumEvents", { "rum:alias": "it" }),
      allowIf("apigateway:GET", { "apigateway:Request/AuthorizerUri": "it" }),
      allowIf("iotsitewise:UpdateAssetModelPropertyRouting", { "iotevents:alarmModelArn": "it" }),
      allowIf("servicequotas:GetServiceQuota", { "aws:ResourceTag/team": "it" }),
    ],
  },
];
