import type { FileCase } from "./policy-forms.js";

const missing = (...resources: readonly string[]): string => `Parameters:
  Name: { Type: String }
  Arn: { Type: String, Default: "arn:aws:s3:::\${Name}" }
Mappings: { Arns: { data: { all: "arn:aws:s3:::\${Name}" } } }
Resources:
  It:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
${resources.map((resource) => `          - { Effect: Allow, Action: "s3:*", Resource: ${resource} }\n`).join("")}`;

/** Templates in which names are plain text. */
export const withoutSub: readonly FileCase[] = [
  {
    name: "names of the template without Fn::Sub, which suggestions fill in",
    path: "stack.yaml",
    text: missing(
      '"arn:aws:s3:::${Name}-${AWS::Region}/${aws:username}"',
      '["arn:aws:s3:::data", "arn:aws:s3:::${Name}"]',
      "!Sub 'arn:aws:s3:::${!Name}'",
    ),
    found: [["substitution"], ["substitution"], ["substitution"], ["substitution"]],
    suggested: missing(
      '!Sub "arn:aws:s3:::${Name}-${AWS::Region}/${!aws:username}"',
      '["arn:aws:s3:::data", !Sub "arn:aws:s3:::${Name}"]',
      "!Sub 'arn:aws:s3:::${Name}'",
    ),
  },
  {
    name: "a name beside one that nothing has",
    path: "stack.yaml",
    text: missing('"arn:aws:s3:::${Name}-${other}"'),
    found: [["substitution"], ["substitution"]],
    suggested: null,
  },
  {
    name: "names in values that stand elsewhere, where no function can be",
    path: "stack.yaml",
    text: missing("!Ref Arn", "!FindInMap [Arns, data, all]"),
    found: [["substitution"], ["substitution"]],
    says: /Write its value, if no other program does\./,
    suggested: null,
  },
];
