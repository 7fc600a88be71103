import { trustBoth, trustDms, trustRegionalDms } from "./edits.js";
import { testEdits } from "./edit-case.js";
import { trust } from "./yaml-trust-texts.js";

testEdits("YAML blocks: let services assume a role", "stack.yaml", [
  {
    name: "a principal between braces without a service",
    text: trust(`
      - Effect: Allow
        Principal: {AWS: "123456789012"{+, Service: "dms.amazonaws.com"+}}
        Action: sts:AssumeRole
    `),
    edit: trustDms,
  },
  {
    name: "a service that is a function",
    text: trust(`
      - Effect: Allow
        Principal:
          Service:[- -]{+
            - +}!Sub rds.\${AWS::URLSuffix}{+
            - dms.amazonaws.com+}
        Action: sts:AssumeRole
    `).replace("{+[+}", ""),
    edit: trustDms,
  },
  {
    name: "a service by the long form of a function",
    text: trust(`
      - Effect: Allow
        Principal:
          Service:
            {+- +}Fn::Sub: rds.\${AWS::URLSuffix}{+
            - dms.amazonaws.com+}
        Action: sts:AssumeRole
    `),
    edit: trustDms,
  },
  {
    name: "the regional principal",
    text: trust(`
      - Effect: Allow
        Principal:
          Service:[- -]{+
            - +}dms.amazonaws.com{+
            - !Sub dms.\${AWS::Region}.amazonaws.com+}
        Action: sts:AssumeRole
    `),
    edit: trustRegionalDms,
  },
  {
    name: "the regional principal in a list, the global one being there",
    text: trust(`
      - Effect: Allow
        Principal:
          Service:
            - dms.amazonaws.com{+
            - !Sub dms.\${AWS::Region}.amazonaws.com+}
        Action: sts:AssumeRole
    `),
    edit: trustBoth,
  },
  {
    name: "another statement lets services assume the role",
    text: trust(`
      - Effect: Allow
        Principal:
          AWS: !Ref AWS::AccountId
        Action: sts:AssumeRole
      - Effect: Allow
        Action: [sts:AssumeRole, sts:TagSession]
        Principal:
          Service: {+[+}ec2.amazonaws.com{+, dms.amazonaws.com]+}
    `),
    edit: trustDms,
  },
  {
    name: "a statement of its own, because the one there has a condition",
    text: trust(`
      - Effect: Allow
        Principal:
          Service: ec2.amazonaws.com
        Action: sts:AssumeRole
        Condition:
          StringEquals:
            aws:SourceAccount: "123456789012"{+
      - Effect: Allow
        Principal:
          Service: dms.amazonaws.com
        Action: sts:AssumeRole+}
    `),
    edit: trustDms,
  },
  {
    name: "the statement is no list",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          {+- +}Effect: Allow
          {+  +}Principal: { Federated: cognito-identity.amazonaws.com }
          {+  +}Action: sts:AssumeRoleWithWebIdentity{+
          - Effect: Allow
            Principal:
              Service: dms.amazonaws.com
            Action: sts:AssumeRole+}
`,
    edit: trustDms,
  },
  {
    name: "a service that is trusted already",
    text: trust(`
      - Effect: Allow
        Principal:
          Service: dms.amazonaws.com
        Action: sts:AssumeRole
    `),
    edit: trustDms,
  },
  {
    name: "a trust policy beside an anchor",
    text: `Resources:
  Other:
    Type: AWS::S3::Bucket
    Metadata: &data
      Owner: us
  Role:
    Type: AWS::IAM::Role
    Metadata: *data
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: {+[+}ec2.amazonaws.com{+, dms.amazonaws.com]+} }
            Action: sts:AssumeRole
`,
    edit: trustDms,
  },
  {
    name: "a trust policy that another role has as well",
    text: `Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: &trust
        Statement:
          - Effect: Allow
            Principal:
              Service:
                - ec2.amazonaws.com

            Action: sts:AssumeRole
  Other:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: *trust
`,
    edit: trustDms,
  },
  {
    name: "a trust policy behind an alias",
    text: `Resources:
  Other:
    Type: AWS::S3::Bucket
    Metadata:
      Trust: &trust
        Statement:
          - Effect: Allow
            Principal: { Service: ec2.amazonaws.com }
            Action: sts:AssumeRole
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: *trust
`,
    edit: trustDms,
  },
]);
