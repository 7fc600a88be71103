import { everyRule, type Bomb, type SpecialFile } from "../bomb.js";

const million = 1_000_000;

/** Texts of 5 MB, by file name and name; they are named on the command line. */
const long: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  "stack.yaml": {
    "one line": () => `{Resources: {R: {Type: AWS::IAM::Role}}, Metadata: [${"a, ".repeat(1.6 * million)}a]}`,
    "a text": () => yaml("x".repeat(5 * million)),
    "a quoted text": () => yaml(`"${"x".repeat(5 * million)}"`),
    "escapes in a text": () => yaml(`"${"\\n".repeat(2.5 * million)}"`),
    "a block text": () => yaml(`|\n${"    line\n".repeat(500_000)}`),
    "a folded text": () => yaml(`>\n${"    line\n\n".repeat(500_000)}`),
    "empty lines": () => yaml(`x${"\n".repeat(5 * million)}`),
    spaces: () => yaml(" ".repeat(5 * million)),
    "a comment": () => yaml(`x #${"x".repeat(5 * million)}`),
    comments: () => yaml(`x\n${"# x\n".repeat(1.2 * million)}`),
    "carriage returns": () => yaml("\r".repeat(5 * million)),
    tabs: () => yaml("\t".repeat(million)),
    "a key": () => `${yaml("x")}${"k".repeat(5 * million)}: 1\n`,
    "zero bytes": () => "\0".repeat(5 * million),
    "a role's name": () => yaml("x", "x".repeat(5 * million)),
    "a Sub": () => yaml("x", `!Sub "${"${AWS::Region}".repeat(300_000)}"`),
    "variables of Serverless": () => yaml("x", `"${"${self:a}\\t".repeat(300_000)}"`),
    "pseudo parameters of Serverless": () => yaml("x", "x#{Aa}".repeat(300_000)),
    "open variables of Serverless": () => yaml("x", "${self:".repeat(million)),
    "nested variables of Serverless": () => yaml("x", `${"${self:".repeat(300_000)}${"}".repeat(300_000)}`),
  },
  "stack.json": {
    "one line": () => `{"Resources":{"R":{"Type":"AWS::IAM::Role"}},"Metadata":[${"1,".repeat(2.5 * million)}1]}`,
    "a text": () => json(JSON.stringify("x".repeat(5 * million))),
    "escapes in a text": () => json(JSON.stringify("\n".repeat(2.5 * million))),
    "empty lines": () => json(`1${"\n".repeat(5 * million)}`),
    spaces: () => `${" ".repeat(5 * million)}${json("1")}`,
    "commas without values": () => json(`[${",".repeat(million)}]`),
    "a text without an end": () => json(`"${"x".repeat(5 * million)}`),
  },
  "policy.json": {
    "a Sid": () => policy(`"Sid":${JSON.stringify("x".repeat(5 * million))}`),
    "an action": () => policy(`"Action":"s3:${"x".repeat(5 * million)}"`),
    "a resource": () => policy(`"Resource":"arn:aws:s3:::${"x".repeat(5 * million)}"`),
    "colons in a resource": () => policy(`"Resource":"arn:${":".repeat(5 * million)}"`),
    "a condition": () =>
      policy(`"Condition":{"StringEquals":{"aws:${"x".repeat(2 * million)}":"${"x".repeat(2 * million)}"}}`),
    "a principal": () => policy(`"Principal":{"AWS":"arn:aws:iam::${"1".repeat(5 * million)}:root"}`),
  },
  "main.tf": {
    "one line": () => tf(`jsonencode([${"1,".repeat(million)}1])`),
    "a text": () => tf(`"${"x".repeat(5 * million)}"`),
    "escapes in a text": () => tf(`"${"\\n".repeat(million)}"`),
    "a heredoc": () => tf(`<<E\n${"line\n".repeat(million)}E`),
    "a heredoc without an end": () => tf(`<<E\n${"line\n".repeat(million)}`),
    "an indented heredoc": () => tf(`<<-E\n${"    line\n".repeat(500_000)}  E`),
    "templates in a heredoc": () => tf(`<<E\n${"${var.a} $\${b} %{c\n".repeat(100_000)}E`),
    "100,000 heredocs": () =>
      `locals {\n${numbered(100_000, (index) => `  h${index} = <<E\nline\nE\n`)}}\n${tf('"r"')}`,
    "empty lines": () => `${"\n".repeat(5 * million)}${tf('"r"')}`,
    spaces: () => `${" ".repeat(5 * million)}\n${tf('"r"')}`,
    "a comment": () => `# ${"x".repeat(5 * million)}\n${tf('"r"')}`,
    "open indexes in a comment": () => `// ${"data.aws_region.x[".repeat(60_000)}\n${tf('"r"')}`,
    comments: () => `${"# x\n".repeat(million)}${tf('"r"')}`,
    "a block comment": () => `/*${"x\n".repeat(2.5 * million)}*/\n${tf('"r"')}`,
    "a name": () => `locals {\n  ${"k".repeat(5 * million)} = 1\n}\n${tf('"r"')}`,
    "zero bytes": () => "\0".repeat(million),
    "combining marks before an error": () => `a = "${"\u0301".repeat(million)}" = =\n`,
  },
  "main.tf.json": {
    "a text": () => JSON.stringify({ resource: { aws_iam_role: { r: { name: "x".repeat(5 * million) } } } }),
    "templates in a text": () =>
      JSON.stringify({ resource: { aws_iam_role: { r: { name: "${var.a}$${b}%{c".repeat(100_000) } } } }),
  },
  "plan.json": {
    "a text": () =>
      `{"format_version":"1.2","planned_values":{"root_module":{"resources":[{"address":"aws_iam_role.r","mode":"managed","type":"aws_iam_role","name":"r","values":{"name":"${"x".repeat(5 * million)}"}}]}}}`,
    spaces: () => `${" ".repeat(5 * million)}{"format_version":"1.2","planned_values":{}}`,
    "the beginning, again and again": () => `{${'"format_version" '.repeat(300_000)}`,
  },
};

/** The beginning of a file, and what is repeated in it. */
const lines: Readonly<Record<string, readonly [string, string]>> = {
  "stack.yaml": ["Resources:\n  R:\n    Type: AWS::IAM::Role\nMetadata:\n", "  - some text on a line\n"],
  "stack.json": ['{"Resources":{"R":{"Type":"AWS::IAM::Role"}},"Metadata":[\n', '  "some text on a line",\n'],
  "main.tf": ['resource "aws_iam_role" "r" {\n  name = "r"\n}\n', "# some text on a line\n"],
};

/** Long texts, and files that are too large to read. */
export const longTexts: readonly Bomb[] = [
  ...Object.entries(long).flatMap(([file, texts]) =>
    Object.entries(texts).map(([name, text]) => ({
      name: `long: ${name}, ${file}`,
      files: () => ({ [file]: text() }),
      args: [...everyRule, file],
    })),
  ),
  ...Object.entries(lines).flatMap(([file, [head, text]]) => [
    large(`200 MB named, ${file}`, file, { kind: "repeated", text, megabytes: 200 }, [file]),
    large(`200 MB in a folder, ${file}`, file, { kind: "repeated", text, megabytes: 200 }, ["."]),
    ...[20, 90].map((megabytes) => ({
      name: `large: ${megabytes} MB named, ${file}`,
      files: () => ({
        [file]: head + text.repeat((megabytes * million) / text.length) + (file.endsWith("json") ? "1]}" : ""),
      }),
      args: [...everyRule, file],
    })),
  ]),
  ...Object.entries(lines).map(([file, [head, text]]) => ({
    name: `large: 100 MB on stdin, ${file}`,
    files: () => ({}),
    stdin: () => head + text.repeat((99 * million) / text.length) + (file.endsWith("json") ? "1]}" : ""),
    args: [...everyRule, "--stdin", "--stdin-filename", file],
    statuses: [0, 1, 2],
  })),
  {
    name: "large: 400 MB on stdin",
    files: () => ({}),
    stdin: () => "x".repeat(400 * million),
    args: [...everyRule, "--stdin", "--stdin-filename", "stack.yaml"],
    statuses: [2],
    bounds: { seconds: 3, megabytes: 600, because: "it is refused as a file of that size" },
  },
];

function large(name: string, file: string, content: SpecialFile, paths: readonly string[]): Bomb {
  return {
    name: `large: ${name}`,
    files: () => ({ [file]: content }),
    args: [...everyRule, ...paths],
    statuses: [0, 1, 2],
    bounds: { seconds: 2, megabytes: 300, because: "a file of this size is not read" },
  };
}

function numbered(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join("");
}

function yaml(value: string, name = "r"): string {
  return `Resources:\n  R:\n    Type: AWS::IAM::Role\n    Properties:\n      RoleName: ${name}\nMetadata:\n  m: ${value}\n`;
}

function json(value: string): string {
  return `{"Resources":{"R":{"Type":"AWS::IAM::Role"}},"Metadata":${value}}`;
}

function policy(part: string): string {
  return `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*",${part}}]}`;
}

function tf(value: string): string {
  return `resource "aws_iam_role" "r" {\n  name = ${value}\n}\n`;
}
