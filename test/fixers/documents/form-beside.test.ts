import { append, listBuckets, limitTo, onlyToDms, readBucket, trustDms } from "../edits.js";
import { testEdits, type Edit } from "../edit-case.js";
import { policyInYaml } from "../yaml-texts.js";

const more: Edit = append(listBuckets);

testEdits("YAML: a statement in the form of those before it", "stack.yaml", [
  {
    name: "lists of one item",
    text: policyInYaml(`          - Effect: Deny
            Action:
              - s3:PutObject
            Resource:
              - arn:aws:s3:::data/*{+
          - Effect: Allow
            Action:
              - s3:ListAllMyBuckets
            Resource:
              - "*"+}
`),
    edit: more,
  },
  {
    name: "lists between brackets",
    text: policyInYaml(`          - Effect: Deny
            Action: [ 's3:PutObject' ]
            Resource: '*'{+
          - Effect: Allow
            Action: [ 's3:ListAllMyBuckets' ]
            Resource: '*'+}
`),
    edit: more,
  },
  {
    name: "no list, where there are as many single values",
    text: policyInYaml(`          - Effect: Deny
            Action: [s3:PutObject]
            Resource: "*"
          - Effect: Deny
            Action: s3:GetObject
            Resource: "*"{+
          - Effect: Allow
            Action: s3:ListAllMyBuckets
            Resource: "*"+}
`),
    edit: more,
  },
  {
    name: "statements between brackets, each key with its quotes",
    text: policyInYaml(`          - {Effect: Deny, Action: ['s3:PutObject'], Resource: "*"}
          - {Effect: Deny, Action: ['s3:GetObject'], Resource: "*"}{+
          - {Effect: Allow, Action: ['s3:ListAllMyBuckets'], Resource: "*"}+}
`),
    edit: more,
  },
  {
    name: "lines, where only one statement stands between brackets",
    text: policyInYaml(`          - {Effect: Deny, Action: s3:PutObject, Resource: "*"}
          - Effect: Deny
            Action: s3:GetObject
            Resource: "*"{+
          - Effect: Allow
            Action: s3:ListAllMyBuckets
            Resource: "*"+}
`),
    edit: more,
  },
  {
    name: "the order of its keys",
    text: policyInYaml(`          - Action: s3:PutObject
            Effect: Deny
            Resource: "*"{+
          - Action: s3:ListAllMyBuckets
            Effect: Allow
            Resource: "*"+}
`),
    edit: more,
  },
  {
    name: "a condition with the lists of the others",
    text: policyInYaml(`          - Effect: Allow
            Action: iam:PassRole
            Resource: "*"
            Condition:
              StringEquals:
                aws:ResourceAccount: ["123456789012"]{+
                iam:PassedToService: [dms.amazonaws.com]+}
`),
    edit: onlyToDms,
  },
]);

testEdits("YAML: a resource in place of all", "stack.yaml", [
  {
    name: "with the quotes of all texts around it",
    text: policyInYaml(`          - Effect: "Allow"
            Action: "iam:PassRole"
            Resource: [-"*"-]{+"arn:aws:iam::123456789012:role/dms"+}
`),
    edit: limitTo("arn:aws:iam::123456789012:role/dms"),
  },
]);

testEdits("YAML: functions in their long form", "stack.yaml", [
  {
    name: "on lines of their own, as in the file",
    text: `Resources:
  Bucket:
    Type: AWS::S3::Bucket
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
        - Effect: Deny
          Action: s3:PutObject
          Resource:
            Fn::GetAtt:
            - Bucket
            - Arn{+
        - Effect: Allow
          Action:
          - s3:GetObject
          - s3:ListBucket
          Resource:
          - Fn::Sub: arn:\${AWS::Partition}:s3:::data
          - Fn::Sub: arn:\${AWS::Partition}:s3:::data/*+}
`,
    edit: append(readBucket),
  },
]);

testEdits("JSON: a statement in the form of those before it", "policy.json", [
  {
    name: "each item of a list on its line",
    text: `{
  "Statement": [
    {
      "Action": [
        "s3:PutObject"
      ],
      "Effect": "Deny",
      "Resource": "*"
    }{+,
    {
      "Action": [
        "s3:ListAllMyBuckets"
      ],
      "Effect": "Allow",
      "Resource": "*"
    }+}
  ]
}
`,
    edit: more,
  },
  {
    name: "spaces inside of brackets",
    text: `{ "Statement": [ { "Effect": "Deny", "Action": [ "s3:PutObject" ], "Resource": "*" }{+, { "Effect": "Allow", "Action": [ "s3:ListAllMyBuckets" ], "Resource": "*" }+} ] }
`,
    edit: more,
  },
  {
    name: "a trust policy whose texts stand on lines of their own",
    text: `{
  "Statement": [
    {
      "Effect": "Allow",
      "Principal": {
        "Service": {+[
          +}"ec2.amazonaws.com"{+,
          "dms.amazonaws.com"
        ]+}
      },
      "Action": [
        "sts:AssumeRole"
      ]
    }
  ]
}
`,
    edit: trustDms,
  },
]);
