import type { Bomb } from "../bomb.js";

/** YAML that stands for more than it is. */
export const aliases: readonly Bomb[] = [
  yaml(
    "aliases: lists of lists, 2 to the 30",
    laughs(30, (before) => `[${before}, ${before}]`, '["a"]'),
  ),
  yaml(
    "aliases: lists of lists, 10 to the 9",
    laughs(9, (before) => `[${Array(10).fill(before).join(", ")}]`, '["a"]'),
  ),
  yaml(
    "aliases: mappings, 2 to the 30",
    laughs(30, (before) => `{a: ${before}, b: ${before}}`, "{a: 1}"),
  ),
  yaml(
    "aliases: merge keys, 2 to the 30",
    laughs(30, (before) => `{<<: [${before}, ${before}]}`, "{a: 1}"),
  ),
  yaml("aliases: Join of two, 2 to the 25", {
    head: chain(25, (before) => `{"Fn::Join": ["", [${before}, ${before}]]}`, "a"),
    name: "*a25",
  }),
  yaml("aliases: Sub of two, 2 to the 25", {
    head: chain(25, (before) => `{"Fn::Sub": ["\${a}\${b}", {a: ${before}, b: ${before}}]}`, "a"),
    name: "*a25",
  }),
  yaml("aliases: If of two, 2 to the 25", {
    head: chain(25, (before) => `{"Fn::If": [C, ${before}, ${before}]}`, "a"),
    name: "*a25",
  }),
  yaml("aliases: an alias in its own value", { head: "  a: &a [*a, *a]\n  b: &b {<<: *b}\n", name: "*a" }),
  yaml("aliases: 100,000 anchors", { head: repeated((index) => `  - &n${index} x\n`), name: "a" }),
  yaml("aliases: 100,000 aliases of one anchor", {
    head: `  - &n x\n${repeated(() => "  - *n\n")}`,
    name: "a",
  }),
  yaml("aliases: 100,000 names of one anchor", { head: repeated(() => "  - &n x\n"), name: "a" }),
  yaml("aliases: 100,000 aliases without an anchor", { head: repeated((index) => `  - *n${index}\n`), name: "a" }),
  yaml("aliases: 100,000 tags", { head: repeated((index) => `  - !T${index} x\n`), name: "a" }),
  yaml("aliases: 100,000 tags of functions", { head: repeated(() => "  - !Sub x${A}\n"), name: "a" }),
  yaml("aliases: 50,000 merge keys", { head: repeated(() => "  - {<<: {a: 1}}\n", 50_000), name: "a" }),
  {
    name: "aliases: 100,000 documents, yaml",
    files: () => ({ "stack.yaml": template("  - a\n", "a") + "---\na: 1\n".repeat(100_000) }),
  },
  {
    name: "aliases: in a policy that yamldecode reads, tf",
    files: () => ({
      "main.tf":
        `locals {\n  data = yamldecode(<<-E\n${chain(30, (before) => `[${before}, ${before}]`, "a")}E\n  )\n}\n` +
        'resource "aws_iam_role" "role" {\n  name = jsonencode(local.data)\n}\n',
    }),
  },
  {
    name: "aliases: in the config, yaml",
    files: () => ({
      "dmslint.config.yaml": `settings:\n  parameters:\n    data:\n${chain(30, (before) => `[${before}, ${before}]`, "a", "      ")}`,
      "stack.yaml": template("  - a\n", "a"),
    }),
    statuses: [0, 1, 2],
  },
  {
    name: "aliases: in the parameters, yaml",
    files: () => ({
      "parameters.yaml": chain(30, (before) => `[${before}, ${before}]`, "a", ""),
      "stack.yaml": template("  - a\n", "a"),
    }),
    args: ["--parameters", "parameters.yaml", "."],
    statuses: [0, 1, 2],
  },
];

interface Parts {
  /** Lines of what stands under `Metadata`. */
  readonly head: string;
  readonly name: string;
}

function yaml(name: string, { head, name: roleName }: Parts): Bomb {
  return { name: `${name}, yaml`, files: () => ({ "stack.yaml": template(head, roleName) }) };
}

function template(head: string, name: string): string {
  return `AWSTemplateFormatVersion: "2010-09-09"
Conditions:
  C: !Equals [!Ref "AWS::Region", a]
Metadata:
${head}Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${name}
      AssumeRolePolicyDocument: {}
`;
}

/** The last link is what a role's name is. */
function laughs(depth: number, next: (before: string) => string, first: string): Parts {
  return { head: chain(depth, next, first), name: `*a${depth}` };
}

function chain(depth: number, next: (before: string) => string, first: string, indent = "  "): string {
  const links = Array.from(
    { length: depth },
    (_, index) => `${indent}a${index + 1}: &a${index + 1} ${next(`*a${index}`)}\n`,
  );
  return `${indent}a0: &a0 ${first}\n${links.join("")}`;
}

function repeated(line: (index: number) => string, count = 100_000): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("");
}
