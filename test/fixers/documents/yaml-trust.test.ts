import { trustBoth, trustDms, trustRegionalDms } from "../edits.js";
import { testEdits } from "../edit-case.js";
import { trust } from "./yaml-trust-texts.js";

testEdits("YAML blocks: let services assume a role", "stack.yaml", [
  {
    name: "one service",
    text: trust(`
      - Effect: Allow
        Principal:
          Service: {+[+}ec2.amazonaws.com{+, dms.amazonaws.com]+} # who
        Action: sts:AssumeRole
    `),
    edit: trustDms,
  },
  {
    name: "one service in quotes",
    text: trust(`
      - Effect: Allow
        Principal:
          Service: {+[+}"ec2.amazonaws.com"{+, "dms.amazonaws.com"]+}
        Action: sts:AssumeRole
    `),
    edit: trustDms,
  },
  {
    name: "one service that a function chooses",
    text: trust(`
      - Effect: Allow
        Principal:
          Service: !Select [0, [ec2.amazonaws.com, rds.amazonaws.com]]
        Action: sts:AssumeRole{+
      - Effect: Allow
        Principal:
          Service: dms.amazonaws.com
        Action: sts:AssumeRole+}
    `),
    edit: trustDms,
  },
  {
    name: "a list, with comments",
    text: trust(`
      - Effect: Allow
        Principal:
          Service:
            # machines
            - ec2.amazonaws.com # one{+
            - dms.amazonaws.com+}
            # end of services
        Action: sts:AssumeRole
    `),
    edit: trustDms,
  },
  {
    name: "a list as deep as its key",
    text: trust(`
      - Effect: Allow
        Principal:
          Service:
          - 'ec2.amazonaws.com'
          - 'rds.amazonaws.com'{+
          - 'dms.amazonaws.com'+}

        Action: sts:AssumeRole
    `),
    edit: trustDms,
  },
  {
    name: "a list between brackets",
    text: trust(`
      - Effect: Allow
        Principal:
          Service: [ec2.amazonaws.com, rds.amazonaws.com{+, dms.amazonaws.com+}]
        Action: sts:AssumeRole
    `),
    edit: trustDms,
  },
  {
    name: "a list between brackets on lines of its own",
    text: trust(`
      - Effect: Allow
        Principal:
          Service: [
            ec2.amazonaws.com, # one
            rds.amazonaws.com{+,+} # two{+
            dms.amazonaws.com+}
          ]
        Action: sts:AssumeRole
    `),
    edit: trustDms,
  },
  {
    name: "no service beside an account",
    text: trust(`
      - Effect: Allow
        Principal:
          AWS: "123456789012" # us{+
          Service: "dms.amazonaws.com"+}
        Action: sts:AssumeRole
    `),
    edit: trustDms,
  },
  {
    name: "a principal between braces",
    text: trust(`
      - Effect: Allow
        Principal: { Service: {+[+}ec2.amazonaws.com{+, dms.amazonaws.com]+} }
        Action: sts:AssumeRole
    `),
    edit: trustDms,
  },
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
    name: "a service that is trusted already",
    text: trust(`
      - Effect: Allow
        Principal:
          Service: dms.amazonaws.com
        Action: sts:AssumeRole
    `),
    edit: trustDms,
  },
]);
