import { hclOf, jsonOf, yamlOf, type Roll, type Value } from "./layouts.js";

type OneOrMore = string | readonly string[];

/** A template in one of the syntaxes that has a role, a policy and a subnet group. */
interface Syntax {
  readonly name: string;
  readonly path: string;
  readonly write: (trust: Value, policy: Value, dependsOn: OneOrMore | undefined, roll: Roll) => string;
}

function stack(trust: Value, document: Value, dependsOn: OneOrMore | undefined): Value {
  return {
    Resources: {
      Role: { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: trust } },
      Policy: { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: document, Path: "/" } },
      Subnets: {
        ...(dependsOn !== undefined && { DependsOn: dependsOn }),
        Type: "AWS::DMS::ReplicationSubnetGroup",
        Properties: { SubnetIds: ["a", "b"] },
      },
    },
  };
}

function module(trust: string, document: string, dependsOn: OneOrMore | undefined): string {
  const names = dependsOn === undefined ? [] : [dependsOn].flat();
  return [
    `resource "aws_iam_role" "dms" {\n  assume_role_policy = ${trust}\n}`,
    `resource "aws_iam_policy" "dms" {\n  policy = ${document}\n}`,
    `resource "aws_dms_replication_subnet_group" "dms" {\n  subnet_ids = ["a", "b"]${
      names.length === 0 ? "" : `\n  depends_on = [${names.map((name) => `aws_vpc.${name.toLowerCase()}`).join(", ")}]`
    }\n}\n`,
  ].join("\n\n");
}

const heredoc = (text: string): string => `<<EOF\n${text.trimEnd().replaceAll(/\$(?=\{)/g, () => "$$")}\nEOF`;

/** How a role and a policy are written in every syntax. */
export const syntaxes: readonly Syntax[] = [
  { name: "YAML", path: "stack.yaml", write: (trust, document, on, roll) => yamlOf(stack(trust, document, on), roll) },
  { name: "JSON", path: "stack.json", write: (trust, document, on, roll) => jsonOf(stack(trust, document, on), roll) },
  {
    name: "JSON in YAML",
    path: "stack.yaml",
    write: (trust, document, on, roll) => yamlOf(stack(jsonOf(trust, roll), jsonOf(document, roll), on), roll),
  },
  {
    name: "JSON in JSON",
    path: "stack.json",
    write: (trust, document, on, roll) => jsonOf(stack(jsonOf(trust, roll), jsonOf(document, roll), on), roll),
  },
  {
    name: "jsonencode",
    path: "main.tf",
    write: (trust, document, on, roll) =>
      module(`jsonencode(${hclOf(trust, "  ", roll)})`, `jsonencode(${hclOf(document, "  ", roll)})`, on),
  },
  {
    name: "JSON in a heredoc",
    path: "main.tf",
    write: (trust, document, on, roll) => module(heredoc(jsonOf(trust, roll)), heredoc(jsonOf(document, roll)), on),
  },
];
