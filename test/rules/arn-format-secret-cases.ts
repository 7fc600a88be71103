// The ARNs of secrets, which end with six characters that Secrets Manager makes up.
import type { FileCase, PolicyCase } from "./policy-forms.js";

const secret = (name: string): string => `arn:aws:secretsmanager:eu-west-1:123456789012:secret:${name}`;

const on = (action: string | readonly string[], ...names: readonly string[]): object => ({
  Effect: "Allow",
  Action: action,
  Resource: names.map(secret),
});

const read = "secretsmanager:GetSecretValue";

export const cases: readonly PolicyCase[] = [
  {
    name: "secrets with the six characters, or with wildcards for them",
    statement: on(read, "orders-a1B2c3", "orders-??????", "orders-*", "orders*", "*orders", "prod/*", "*-orders"),
  },
  {
    name: "secrets by their names",
    statement: on(read, "orders", "prod/orders-db", "orders-a1B2c", "*/db"),
    found: ["orders", "prod/orders-db", "orders-a1B2c", "*/db"].map((name) => ["secretName", secret(name)] as const),
    says: /adds a hyphen and six characters to the name of a secret, so \S+ matches nothing/,
    suggested: on(read, "orders-??????", "prod/orders-db-??????", "orders-a1B2c-??????", "*/db-??????"),
  },
  {
    name: "the name of a secret behind a slash",
    statement: {
      Effect: "Allow",
      Action: read,
      Resource: "arn:aws:secretsmanager:eu-west-1:123456789012:secret/orders",
    },
    found: [["unknownResource", "arn:aws:secretsmanager:eu-west-1:123456789012:secret/orders"]],
    says: /Write \S+:secret:orders-\?{6}\.$/,
    suggested: { Effect: "Allow", Action: read, Resource: secret("orders-??????") },
  },
  {
    name: "secrets that are to be created, and a key in a secret",
    statement: [
      on([read, "secretsmanager:CreateSecret"], "orders"),
      on("secretsmanager:*", "orders"),
      on(read, "orders-a1B2c3:password::"),
    ],
  },
  {
    name: "a secret that everything is denied on",
    statement: { Effect: "Deny", Action: ["secretsmanager:Get*"], Resource: secret("orders") },
    found: [["secretName", secret("orders")]],
    suggested: { Effect: "Deny", Action: ["secretsmanager:Get*"], Resource: secret("orders-??????") },
  },
];

const stack = (name: string): string => `Parameters:
  Name: { Type: String }
  Known: { Type: String, Default: orders }
Resources:
  It: { Type: AWS::SecretsManager::Secret }
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          Effect: Allow
          Action: ${read}
          Resource: ${name}
`;

const sub = (name: string): string =>
  stack(`!Sub "arn:aws:secretsmanager:eu-west-1:\${AWS::AccountId}:secret:${name}"`);

const hcl = (name: string): string => `resource "aws_secretsmanager_secret" "it" {
  name = "orders"
}
data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["${read}"]
    resources = ["${secret(name)}"]
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;

export const files: readonly FileCase[] = [
  ...["${Name}", "${Name}db", "${Name}-a1B2c3", "${Known}"].map((name) => ({
    name: `a secret whose name is open: ${name}`,
    path: "stack.yaml",
    text: sub(name),
  })),
  { name: "the ARN of a secret", path: "stack.yaml", text: stack("!Ref It") },
  {
    name: "a secret whose name has a known end",
    path: "stack.yaml",
    text: sub("${Name}/db"),
    found: [["secretName"]],
    suggested: sub("${Name}/db-??????"),
  },
  {
    name: "the name of a declared secret",
    path: "main.tf",
    text: hcl("${aws_secretsmanager_secret.it.name}"),
    found: [["secretName"]],
    suggested: hcl("${aws_secretsmanager_secret.it.name}-??????"),
  },
];
