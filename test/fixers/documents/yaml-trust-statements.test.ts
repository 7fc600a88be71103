import { trustBoth, trustDms, trustRegionalDms } from "../edits.js";
import { testEdits } from "../edit-case.js";
import { trust } from "./yaml-trust-texts.js";

testEdits("YAML blocks: let services assume a role", "stack.yaml", [
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
    name: "the same service under a condition on the account and all its resources",
    text: trust(`
      - Effect: Allow
        Principal:
          Service:[- dms.amazonaws.com-]{+
            - dms.amazonaws.com
            - !Sub dms.\${AWS::Region}.amazonaws.com+}
        Action: sts:AssumeRole
        Condition:
          StringEquals:
            aws:SourceAccount: !Ref AWS::AccountId
          ArnLike:
            aws:SourceArn: !Sub arn:aws:dms:\${AWS::Region}:\${AWS::AccountId}:*
    `),
    edit: trustRegionalDms,
  },
  {
    name: "the same service under a condition on the account, beside another one for everybody",
    text: trust(`
      - Effect: Allow
        Principal:
          Service: ec2.amazonaws.com
        Action: sts:AssumeRole
      - Effect: Allow
        Principal:
          Service:[- dms.amazonaws.com-]{+
            - dms.amazonaws.com
            - !Sub dms.\${AWS::Region}.amazonaws.com+}
        Action: sts:AssumeRole
        Condition:
          StringEquals:
            aws:SourceAccount: !Ref AWS::AccountId
    `),
    edit: trustRegionalDms,
  },
  {
    name: "a statement of its own, because only one of the services is there under the condition",
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
          Service:
            - dms.amazonaws.com
            - !Sub dms.\${AWS::Region}.amazonaws.com
        Action: sts:AssumeRole+}
    `),
    edit: trustBoth,
  },
  ...["aws:SourceArn: arn:aws:dms:eu-west-1:123456789012:rep:*", "sts:ExternalId: dms"].map((condition) => ({
    name: `a statement of its own beside ${condition}`,
    text: trust(`
      - Effect: Allow
        Principal:
          Service: dms.amazonaws.com
        Action: sts:AssumeRole
        Condition:
          StringLike:
            ${condition}{+
      - Effect: Allow
        Principal:
          Service: !Sub dms.\${AWS::Region}.amazonaws.com
        Action: sts:AssumeRole+}
    `),
    edit: trustRegionalDms,
  })),
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
            Principal: { Service: dms.amazonaws.com }
            Action: sts:AssumeRole+}
`,
    edit: trustDms,
  },
]);
