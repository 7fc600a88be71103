import { beside, endpoint, key, named } from "./caller-permissions-texts.js";
import { filename, policy, statement } from "./pass-role-texts.js";

const underKey = "      KmsKeyId: !GetAtt Key.Arn\n";
const instanceUnderKey = `  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties:
      ReplicationInstanceClass: dms.t3.medium
${underKey}`;

export const sharedKeyCase = {
  name: "a permission that two resources need in different phases, named once",
  ...named,
  filename,
  template: policy(statement('["dms:*", "ec2:*"]')),
  ...beside(endpoint(underKey, instanceUnderKey + key)),
  errors: [
    {
      ...({ messageId: "missing", line: 4, column: 5, endLine: 4, endColumn: 73 } as const),
      address: "Statement[0]",
      data: {
        users: "endpoint Source and replication instance Instance",
        permissions:
          "kms:DescribeKey, kms:CreateGrant, kms:Encrypt and 1 more on ${Key.Arn} (to create and update, for the key)",
        first: "kms:DescribeKey",
        source: "https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html",
      },
    },
  ],
};
