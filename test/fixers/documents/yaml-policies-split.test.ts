import { splitPassRole } from "../edits.js";
import { testEdits } from "../edit-case.js";
import { policy } from "./yaml-policies-texts.js";

testEdits("YAML blocks: split a statement", "stack.yaml", [
  {
    name: "in the middle of a list",
    text: policy(`
      - Effect: Allow
        Action:
          - dms:* # the service[-
          - iam:PassRole # roles-]
          - iam:GetRole
        Resource: "*"{+
      - Sid: PassRole
        Effect: Allow
        Action: iam:PassRole
        Resource: arn:aws:iam::123456789012:role/dms
        Condition:
          StringEquals:
            iam:PassedToService: dms.amazonaws.com+}
    `),
    edit: splitPassRole,
  },
  {
    name: "at the end of a list that ends the statement",
    text: policy(`
      - Effect: Allow
        Resource: "*"
        Action:
          - dms:*[-
          - iam:PassRole-]{+
      - Sid: PassRole
        Effect: Allow
        Resource: arn:aws:iam::123456789012:role/dms
        Action: iam:PassRole
        Condition:
          StringEquals:
            iam:PassedToService: dms.amazonaws.com+}
    `),
    edit: splitPassRole,
  },
  ...["first", "last"].map((place) => ({
    name: `the ${place} action of the only statement, which becomes the first one of a list`,
    text: policy(`
      {+- +}Effect: Allow
      {+  +}Action:
      ${place === "first" ? "[-  - iam:PassRole\n      -]{+  +}  - dms:*" : "{+  +}  - dms:*[-\n        - iam:PassRole-]"}
      {+  +}Resource: "*"{+
      - Sid: PassRole
        Effect: Allow
        Action: iam:PassRole
        Resource: arn:aws:iam::123456789012:role/dms
        Condition:
          StringEquals:
            iam:PassedToService: dms.amazonaws.com+}
    `),
    edit: splitPassRole,
  })),
  {
    name: "a list between brackets",
    text: policy(`
      - Effect: Allow
        Action: [[-iam:PassRole, -]dms:*]
        Resource: "*"{+
      - Sid: PassRole
        Effect: Allow
        Action: iam:PassRole
        Resource: arn:aws:iam::123456789012:role/dms
        Condition:
          StringEquals:
            iam:PassedToService: dms.amazonaws.com+}
    `),
    edit: splitPassRole,
  },
  ...['"*"', "{ AWS: arn:aws:iam::123456789012:root }"].map((principal) => ({
    name: `for its principals, ${principal}`,
    text: policy(`
      - Effect: Allow
        Principal: ${principal}
        Action: [dms:*[-, iam:PassRole-]]
        Resource: "*"{+
      - Sid: PassRole
        Effect: Allow
        Principal: ${principal}
        Action: iam:PassRole
        Resource: arn:aws:iam::123456789012:role/dms
        Condition:
          StringEquals:
            iam:PassedToService: dms.amazonaws.com+}
    `),
    edit: splitPassRole,
  })),
  {
    name: "for principals of two kinds",
    text: policy(`
      - Effect: Allow
        Principal: { AWS: arn:aws:iam::123456789012:root, Service: ec2.amazonaws.com }
        Action: [dms:*, iam:PassRole]
        Resource: "*"
    `),
    edit: splitPassRole,
  },
  {
    name: "that has no other action",
    text: policy(`
      - Effect: Allow
        Action:
          - iam:PassRole
        Resource: "*"
    `),
    edit: splitPassRole,
  },
  {
    name: "that is there under a condition",
    text: policy(`
      - !If
        - Migrating
        - Effect: Allow
          Action: [dms:*, iam:PassRole]
          Resource: "*"
        - !Ref AWS::NoValue
    `),
    edit: splitPassRole,
  },
]);
