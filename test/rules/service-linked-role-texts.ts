import { statement } from "./pass-role-texts.js";

export const create = statement('["dms:CreateReplicationConfig", "dms:DescribeReplicationConfigs"]');
export const arn = "arn:aws:iam::*:role/aws-service-role/dms.amazonaws.com/AWSServiceRoleForDMSServerless*";

/** A statement as the fixer writes it. */
export const written = `{
      "Effect": "Allow",
      "Action": "iam:CreateServiceLinkedRole",
      "Resource": "${arn}",
      "Condition": {
        "StringLike": {
          "iam:AWSServiceName": "dms.amazonaws.com"
        }
      }
    }`;
