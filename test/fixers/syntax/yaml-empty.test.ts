import { fixer } from "../../../src/rule-kit/index.js";
import { onlyToDms } from "../edits.js";
import { resourceOf, testEdits, type Edit } from "../edit-case.js";

const guard: Edit = (template) => fixer.guard(template, [resourceOf(template, "Resources.Role")], "DmsVpcRole");

const policy = (condition: string, more = ""): string => `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - Condition:${condition}
            Effect: Allow
            Action: iam:PassRole
            Resource: "*"
${more}`;

testEdits("YAML: an empty mapping", "stack.yaml", [
  {
    name: "that gets a mapping",
    text: policy("[- {}-]{+\n              StringEquals:\n                iam:PassedToService: dms.amazonaws.com+}"),
    edit: onlyToDms,
  },
  {
    name: "with a comment behind it",
    text: policy(
      "[- { }-] # none{+\n              StringEquals:\n                iam:PassedToService: dms.amazonaws.com+}",
    ),
    edit: onlyToDms,
  },
  {
    name: "between brackets",
    text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement:
          - { Effect: Allow, Action: "iam:PassRole", Resource: "*", Condition: {{+ StringEquals: { iam:PassedToService: dms.amazonaws.com } +}} }
`,
    edit: onlyToDms,
  },
  {
    name: "between brackets on other lines",
    text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement: {
          Effect: Allow, Action: "iam:PassRole", Resource: "*",
          Condition: {{+
            StringEquals: {
              iam:PassedToService: dms.amazonaws.com
            }
          +}}
        }
`,
    edit: onlyToDms,
  },
  {
    name: "between brackets on other lines, with a comment behind it",
    text: `Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Statement: {
          Effect: Allow, Action: "iam:PassRole", Resource: "*",
          Condition: {{+ StringEquals: { iam:PassedToService: dms.amazonaws.com } +}} # none {yet}
        }
`,
    edit: onlyToDms,
  },
  {
    name: "a section of a template",
    text: `Parameters:[- {}-] # none yet{+
  CreateDmsVpcRole:
    Description: Whether to create the role dms-vpc-role (false where the account has it)
    Type: String
    AllowedValues:
      - 'true'
      - 'false'
    Default: 'true'+}
{+Conditions:
  CreatesDmsVpcRole: !Equals [!Ref CreateDmsVpcRole, 'true']
+}Resources:
  Role:
    Type: AWS::IAM::Role{+
    Condition: CreatesDmsVpcRole+}
    Properties:
      RoleName: !Sub dms-vpc-role
`,
    edit: guard,
  },
]);
