import { append, readBucket } from "../edits.js";
import { testEdits, type Edit } from "../edit-case.js";
import { policyInYaml } from "../yaml-texts.js";

const more: Edit = append({ effect: "Allow", actions: ["dms:StartReplicationTask"], resources: [] });

testEdits("YAML: a statement with the quotes of the one before it", "stack.yaml", [
  {
    name: "all in double quotes",
    text: policyInYaml(`          - Effect: "Deny"
            Action: "s3:PutObject"
            Resource: !Sub "\${Bucket.Arn}/*"{+
          - Effect: "Allow"
            Action: "dms:StartReplicationTask"+}
`),
    edit: more,
  },
  {
    name: "actions and resources only",
    text: policyInYaml(`          - Effect: Deny
            Action:
              - 's3:PutObject'
            Resource: !Sub '\${Bucket.Arn}/*'{+
          - Effect: Allow
            Action:
              - 's3:GetObject'
              - 's3:ListBucket'
            Resource:
              - !Sub 'arn:\${AWS::Partition}:s3:::data'
              - !Sub 'arn:\${AWS::Partition}:s3:::data/*'+}
`),
    edit: append(readBucket),
  },
  {
    name: "none, where only what needs quotes has them",
    text: policyInYaml(`          - Effect: Deny
            Action: "*"
            Resource: "*"{+
          - Effect: Allow
            Action: dms:StartReplicationTask+}
`),
    edit: more,
  },
]);

testEdits("JSON: functions on as many lines as those of the file", "stack.json", [
  {
    name: "each on lines of its own",
    text: `{
  "Resources": {
    "Bucket": { "Type": "AWS::S3::Bucket" },
    "It": {
      "Type": "AWS::IAM::ManagedPolicy",
      "Properties": {
        "PolicyDocument": {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Deny",
              "Action": "s3:PutObject",
              "Resource": {
                "Fn::Sub": "\${Bucket.Arn}/*"
              }
            }{+,
            {
              "Effect": "Allow",
              "Action": [
                "s3:GetObject",
                "s3:ListBucket"
              ],
              "Resource": [
                {
                  "Fn::Sub": "arn:\${AWS::Partition}:s3:::data"
                },
                {
                  "Fn::Sub": "arn:\${AWS::Partition}:s3:::data/*"
                }
              ]
            }+}
          ]
        }
      }
    }
  }
}
`,
    edit: append(readBucket),
  },
]);
