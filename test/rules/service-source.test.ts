import rule from "../../src/rules/service-source.js";
import { policyCases } from "./policy-forms.js";
import { edits } from "./service-source-edit-cases.js";
import { otherEdits } from "./service-source-edit-terraform-cases.js";

const trail = (conditions: object | undefined, service = "cloudtrail.amazonaws.com") => ({
  Effect: "Allow",
  Principal: { Service: service },
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::it/*",
  ...(conditions && { Condition: conditions }),
});

policyCases(
  rule,
  [
    {
      name: "policies of resources that tell for whom",
      type: "resource",
      statement: [
        trail({ StringEquals: { "aws:SourceAccount": "123456789012" } }),
        trail(undefined, "lambda.amazonaws.com"),
        trail({ StringEquals: { "aws:Referer": "it", "aws:SourceAccount": "123456789012" } }),
        trail({ StringNotEquals: { "aws:PrincipalOrgID": "o-example" } }),
        trail({ Null: { "aws:SourceAccount": "true" } }),
        { ...trail(undefined), Effect: "Deny" },
        { ...trail(undefined, "events.amazonaws.com"), Action: "SNS:Publish" },
        { ...trail(undefined, "events.amazonaws.com"), Action: ["kms:Decrypt", "kms:GenerateDataKey*"] },
      ],
    },
    {
      name: "a service that acts for anybody",
      codes: ["RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL"],
      type: "resource",
      statement: [trail(undefined), trail({ StringEquals: { "s3:x-amz-acl": "bucket-owner-full-control" } })],
      found: [
        ["anySource", "cloudtrail.amazonaws.com"],
        ["anySource", "cloudtrail.amazonaws.com"],
      ],
    },
    {
      name: "a key that log groups of every account can use",
      type: "resource",
      statement: [
        { ...trail(undefined, "logs.eu-west-1.amazonaws.com"), Action: ["kms:Decrypt*", "kms:GenerateDataKey*"] },
        {
          ...trail(undefined, "logs.eu-west-1.amazonaws.com"),
          Action: "kms:Decrypt",
          Condition: { ArnLike: { "kms:EncryptionContext:aws:logs:arn": "arn:aws:logs:eu-west-1:123456789012:*" } },
        },
        { ...trail(undefined, "cloudtrail.amazonaws.com"), Action: "kms:GenerateDataKey*" },
      ],
      found: [
        ["anyLogGroup", "logs.eu-west-1.amazonaws.com"],
        ["anySource", "cloudtrail.amazonaws.com"],
      ],
    },
    {
      name: "a source that is only left out, or of which only something must be there",
      type: "resource",
      statement: [
        trail({ StringNotEquals: { "aws:SourceAccount": "123456789012" } }),
        trail({ ArnNotLike: { "aws:SourceArn": "arn:aws:cloudtrail:*:123456789012:*" } }),
        trail({ Null: { "aws:SourceAccount": "false" } }),
      ],
      found: [
        ["anySource", "cloudtrail.amazonaws.com"],
        ["anySource", "cloudtrail.amazonaws.com"],
        ["anySource", "cloudtrail.amazonaws.com"],
      ],
    },
    {
      name: "keys that say which service it is, or when it calls",
      type: "resource",
      statement: [
        trail({ StringEquals: { "aws:PrincipalServiceName": "cloudtrail.amazonaws.com" } }),
        trail({ Bool: { "aws:PrincipalIsAWSService": "true" } }),
        trail({ DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } }),
      ],
      found: [
        ["anySource", "cloudtrail.amazonaws.com"],
        ["anySource", "cloudtrail.amazonaws.com"],
        ["anySource", "cloudtrail.amazonaws.com"],
      ],
    },
    {
      name: "two keys that the caller sets",
      type: "resource",
      statement: trail({ StringEquals: { "aws:Referer": "it" }, StringLike: { "aws:UserAgent": "it*" } }),
      found: [["weakSource", "aws:Referer"]],
    },
    {
      name: "a key that the caller sets",
      codes: ["RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL"],
      type: "resource",
      statement: trail({ StringEquals: { "aws:Referer": "123456789012" } }, "ses.amazonaws.com"),
      found: [["weakSource", "aws:Referer"]],
    },
  ],
  [...edits, ...otherEdits],
);
