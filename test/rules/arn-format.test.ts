import rule from "../../src/rules/arn-format.js";
import * as databaseCases from "./arn-format-database-cases.js";
import { cases as fieldCases, files as fieldFiles } from "./arn-format-field-cases.js";
import * as accountRolePolicyCases from "./arn-format-account-role-policy-cases.js";
import * as managedPolicyCases from "./arn-format-managed-policy-cases.js";
import * as nameCases from "./arn-format-name-cases.js";
import * as nestedCases from "./arn-format-nested-cases.js";
import * as permissionSetCases from "./arn-format-permission-set-cases.js";
import * as otherPropertyCases from "./arn-format-other-property-cases.js";
import * as propertyCases from "./arn-format-property-cases.js";
import * as referenceCases from "./arn-format-reference-cases.js";
import * as regionAccountCases from "./arn-format-region-account-cases.js";
import * as singleArnCases from "./arn-format-single-arn-cases.js";
import * as resourceCases from "./arn-format-resource-cases.js";
import * as secretCases from "./arn-format-secret-cases.js";
import * as unlistedCases from "./arn-format-unlisted-cases.js";
import * as whiteSpaceCases from "./arn-format-white-space-cases.js";
import { on, stack } from "./arn-format-texts.js";
import { cases as placeCases } from "./arn-format-partition-cases.js";
import { policyCases } from "./policy-forms.js";

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
    ...databaseCases.cases,
    ...secretCases.cases,
    ...fieldCases,
    ...nestedCases.cases,
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
    ...placeCases,
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
    ...resourceCases.cases,
    {
      name: "type words and separators of DMS",
      codes: ["INVALID_ARN_RESOURCE"],
      statement: on(
        "arn:aws:dms:*:*:endpoint/*",
        "arn:aws:dms:*:*:replication-instance:ABC",
        "arn:aws:dms:*:*:replication-task/*",
        "arn:aws:dms:${aws:RequestedRegion}:${aws:PrincipalAccount}:subnet-group:it",
      ),
      found: [["unknownResource"], ["unknownResource"], ["unknownResource"], ["unknownResource"]],
      mended: on(
        "arn:aws:dms:*:*:endpoint:*",
        "arn:aws:dms:*:*:rep:ABC",
        "arn:aws:dms:*:*:task:*",
        "arn:aws:dms:${aws:RequestedRegion}:${aws:PrincipalAccount}:subgrp:it",
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
      name: "what is still to be filled in",
      statement: on("arn:aws:dms:<region>:123456789012:task:*", "arn:aws:service:region:account:resourcetype/id"),
      found: [["placeholder"], ["placeholder"]],
      // A bare policy is taken for a form.
      without: ["json"],
    },
    ...regionAccountCases.cases,
    ...unlistedCases.cases,
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
      "Resource": ["<the ARN>", "arn:aws:s3:::{{bucket}}/*", "arn:aws:iam::ACCOUNT-A-ID:role/it", "BUCKET_ARN", "BUCKET_ARN/*"]
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
      suggested: stack("[!GetAtt Data.Arn, !Sub '${Data.Arn}/*']"),
    },
    {
      name: "a slip behind what is filled in",
      path: "stack.yaml",
      text: stack('!Sub "arn:${AWS::Partition}:dms:${AWS::Region}:${AWS::AccountId}:endpoint/*"'),
      found: [["unknownResource"]],
      mended: stack('!Sub "arn:${AWS::Partition}:dms:${AWS::Region}:${AWS::AccountId}:endpoint:*"'),
    },
    {
      name: "a slip behind policy variables that Fn::Sub leaves to IAM",
      path: "stack.yaml",
      text: stack('!Sub "arn:aws:dms:${!aws:RequestedRegion}:${!aws:PrincipalAccount}:endpoint/*"'),
      found: [["unknownResource"]],
      mended: stack('!Sub "arn:aws:dms:${!aws:RequestedRegion}:${!aws:PrincipalAccount}:endpoint:*"'),
    },
    {
      name: "a region of the deployment in a template for another partition",
      path: "stack.yaml",
      text: stack('!Sub "arn:aws-cn:dms:${AWS::Region}:${AWS::AccountId}:task:*"'),
    },
    {
      name: "a region in the place of an account",
      path: "stack.yaml",
      text: stack('!Sub "arn:aws:rds:${AWS::Region}:${AWS::Region}:db:it"'),
      found: [["invalidAccount"]],
    },
    {
      name: "a form that a custom resource fills in",
      path: "stack.yaml",
      text: stack('"arn:aws:s3:::{bucket}/*"').replace("AWS::IAM::ManagedPolicy", "Custom::It"),
    },
    {
      name: "the same where AWS reads it",
      path: "stack.yaml",
      text: stack('"arn:aws:s3:::{bucket}/*"'),
      found: [["placeholder"]],
    },
    ...databaseCases.files,
    ...accountRolePolicyCases.files,
    ...managedPolicyCases.files,
    ...fieldFiles,
    ...nameCases.files,
    ...nestedCases.files,
    ...permissionSetCases.files,
    ...otherPropertyCases.files,
    ...propertyCases.files,
    ...referenceCases.files,
    ...resourceCases.files,
    ...secretCases.files,
    ...singleArnCases.files,
    ...whiteSpaceCases.files,
  ],
);
