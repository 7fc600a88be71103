import { plainText } from "../../../src/iam/index.js";
import { allow, hasAction, policy, write, type Seen, type Trial } from "./law-trial.js";

const yamlList = `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: "*"
            Condition:
              StringEquals:
                aws:PrincipalOrgID: o-a
              StringEqual:
                aws:PrincipalOrgID: o-b
`;

const sharedTrust = `
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "a" {
  name               = "a"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
resource "aws_iam_role" "b" {
  name               = "b"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;

const databaseName = "arn:aws:rds-db:*:*:dbuser:orders/reader";

const policyWith = (name: string, resource: string): string => `resource "aws_iam_policy" "${name}" {
  name   = "${name}"
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "rds-db:connect", Resource = "${resource}" }]
  })
}
`;

/** Policies with one wrong ARN each. More than three equal ones are one finding, at the first place. */
const equalArns = ["a", "b", "c", "d"].map((name) => policyWith(name, databaseName)).join("");

const isDatabaseName: Trial["isDue"] = ({ statement }) => textOfResource(statement) === databaseName;

const textOfResource = ({ resources }: Seen["statement"]): string | undefined => {
  const part = resources?.items[0]?.text.parts[0];
  return part?.kind === "literal" ? part.text : undefined;
};

const writeResource =
  (text: string): Trial["edit"] =>
  (fixer, { statement }) => {
    const resource = statement.resources?.items[0];
    if (!resource) throw new Error("the statement has no resource");
    return fixer.replaceText(resource.node, plainText(text));
  };

/** Edits of all directions, right and wrong ones. */
export const trials: readonly Trial[] = [
  {
    name: "a slip of the letters",
    text: policy(allow("s3:GetObjcet")),
    isDue: hasAction("s3:GetObjcet"),
    edit: write("s3:GetObject"),
    repairsSpelling: true,
  },
  {
    name: "one of two equal slips",
    text: policy(allow("s3:GetObjcet"), allow("s3:GetObjcet")),
    isDue: hasAction("s3:GetObjcet"),
    edit: write("s3:GetObject"),
    repairsSpelling: true,
  },
  {
    name: "another verb that is there already",
    text: policy(allow("s3:GetObjectLagging"), allow("s3:PutObjectTagging")),
    isDue: hasAction("s3:GetObjectLagging"),
    edit: write("s3:PutObjectTagging"),
    repairsSpelling: true,
    refused: /it changes an action to s3:PutObjectTagging/,
  },
  {
    name: "another verb",
    text: policy(allow("s3:GetObjectLagging")),
    isDue: hasAction("s3:GetObjectLagging"),
    edit: write("s3:PutObjectTagging"),
    repairsSpelling: true,
    refused: /it changes an action to s3:PutObjectTagging/,
  },
  {
    name: "a fix that grants something else",
    text: policy(allow("s3:GetObject")),
    isDue: hasAction("s3:GetObject"),
    edit: write("s3:DeleteObject"),
    refused: /it changes what the policy grants/,
  },
  {
    name: "a fix that takes away what a wildcard covers",
    text: policy(allow(["s3:Get*", "s3:GetObject"])),
    isDue: ({ statement }) => statement.actions?.items.length === 2,
    edit: (fixer, { statement }) => {
      const { actions } = statement;
      if (actions?.node.kind !== "list" || !actions.items[1]) throw new Error("the statement has no list");
      return fixer.remove(actions.node, [actions.items[1].node]);
    },
  },
  {
    name: "a fix that takes away what only a wildcard of another statement with a condition covers",
    text: policy(allow(["s3:GetObject", "s3:PutObject"]), {
      ...allow("s3:*"),
      Condition: { Bool: { "aws:SecureTransport": "true" } },
    }),
    isDue: ({ statement }) => statement.actions?.items.length === 2,
    edit: (fixer, { statement }) => {
      const { actions } = statement;
      if (actions?.node.kind !== "list" || !actions.items[1]) throw new Error("the statement has no list");
      return fixer.remove(actions.node, [actions.items[1].node]);
    },
    refused: /it changes what the policy grants/,
  },
  {
    name: "an edit that leaves its finding",
    text: policy(allow("s3:GetObject")),
    isDue: () => true,
    edit: write("s3:getobject"),
    refused: /its finding is still there/,
  },
  {
    name: "an edit that brings up an error",
    text: policy(allow("s3:GetObject")),
    isDue: hasAction("s3:GetObject"),
    edit: write("s3:GetNothingAtAll"),
    direction: "renames",
    refused: /known-action would then report/,
  },
  {
    name: "an edit of the first of equal errors that were reported once",
    filename: "main.tf",
    text: equalArns,
    isDue: isDatabaseName,
    edit: writeResource("arn:aws:rds-db:*:*:dbuser:db-ABCDEFGHIJKL01234/reader"),
    direction: "renames",
  },
  {
    name: "an edit that adds an error to equal errors",
    filename: "main.tf",
    text: policyWith("first", "*") + equalArns,
    isDue: ({ statement }) => textOfResource(statement) === "*",
    edit: writeResource(databaseName),
    direction: "renames",
    refused: /arn-format would then report/,
  },
  {
    name: "a suggestion that grants, and takes away",
    text: policy(allow("s3:GetObject")),
    isDue: hasAction("s3:GetObject"),
    edit: write("s3:PutObject"),
    direction: "grants",
    refused: /it removes a permission/,
  },
  {
    name: "a suggestion that narrows, and grants",
    text: policy(allow("s3:GetObject")),
    isDue: hasAction("s3:GetObject"),
    edit: write("s3:Get*"),
    direction: "narrows",
    refused: /grants more after it/,
  },
  {
    name: "a suggestion that narrows",
    text: policy(allow("s3:Get*")),
    isDue: hasAction("s3:Get*"),
    edit: write("s3:GetObject"),
    direction: "narrows",
  },
  {
    name: "a key that is there",
    filename: "stack.yaml",
    text: yamlList,
    isDue: ({ statement }) => statement.conditions.length === 2,
    edit: (_, { statement }) => {
      const operator = statement.conditions[1]?.operator;
      if (!operator) throw new Error("the statement has no second condition");
      return { kind: "replace-text", node: { ...operator, kind: "text" }, text: plainText("StringEquals") };
    },
    direction: "renames",
    refused: /it writes a key twice|could not be read|its finding is still there/,
  },
  {
    name: "a value of the run",
    filename: "stack.yaml",
    text: yamlList,
    isDue: hasAction("s3:GetObject"),
    edit: (fixer, { statement }) => {
      const resource = statement.resources?.items[0];
      if (!resource) throw new Error("the statement has no resource");
      return fixer.replaceText(resource.node, plainText("arn:aws:s3:::logs-123456789012/*"));
    },
    direction: "narrows",
    refused: /it writes the value of account, which is given to this run only/,
  },
  {
    name: "a document that two roles share",
    filename: "main.tf",
    text: sharedTrust,
    isDue: ({ statement }) => statement.principals?.items.length === 1,
    edit: (fixer, { document }) => fixer.allowAssume(document, [plainText("dms.amazonaws.com")]),
    direction: "grants",
    isShared: true,
  },
];
