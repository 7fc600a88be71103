import { everyRule, type Bomb, type Files } from "../bomb.js";

const depth = 100_000;

/** Texts that are nested deeper than any call stack, by file name and name. */
const nested: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  "stack.json": {
    lists: () => `{"Resources":{"R":{"Type":"AWS::IAM::Role","Properties":${around("[", "]")}}}}`,
    mappings: () => `{"Resources":{"R":{"Type":"AWS::IAM::Role","Properties":${around('{"a":', "}", "1")}}}}`,
    "lists without an end": () => "[".repeat(depth),
    functions: () =>
      `{"Resources":{"R":{"Type":"AWS::IAM::Role","Properties":{"RoleName":${around('{"Ref":', "}", "1")}}}}}`,
    "240 functions": () =>
      `{"Resources":{"R":{"Type":"AWS::IAM::Role","Properties":{"RoleName":${around('{"Fn::Sub":["${a}",{"a":', "}]}", '"x"', 75)}}}}}`,
    "a policy in a text": () =>
      JSON.stringify({
        Resources: { R: { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: around("[", "]") } } },
      }),
  },
  "policy.json": {
    lists: () => `{"Version":"2012-10-17","Statement":${around("[", "]")}}`,
    mappings: () => `{"Version":"2012-10-17","Statement":${around('{"Statement":', "}", "1")}}`,
    conditions: () =>
      `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Condition":${around('{"Null":', "}", "1")}}]}`,
  },
  "plan.json": {
    lists: () => `{"format_version":"1.2","planned_values":${around("[", "]")}}`,
    "child modules": () =>
      `{"format_version":"1.2","resource_changes":[],"planned_values":{"root_module":${around('{"child_modules":[', "]}", "{}")}}}`,
    "child modules, 80": () => modulesPlan(80),
    "child modules, 2,000": () => modulesPlan(2000),
    "values of resources": () =>
      `{"format_version":"1.2","resource_changes":[{"address":"aws_iam_role.r","type":"aws_iam_role","name":"r","change":{"actions":["create"],"after":{"name":${around("[", "]")}}}}],"planned_values":{}}`,
  },
  "stack.yaml": {
    "flow lists": () => yaml(around("[", "]")),
    "flow mappings": () => yaml(around("{a: ", "}", "1")),
    "flow lists without an end": () => yaml("[".repeat(depth)),
    "flow mappings without an end": () => yaml("{".repeat(depth)),
    "lists on one line": () => yaml(`\n${"- ".repeat(depth)}x`),
    "questions on one line": () => yaml(`\n${"? ".repeat(depth)}x`),
    "mappings by indentation": () => yaml(`\n${levels(2000, (indent) => `${indent}a:\n`)}`),
    "lists by indentation": () => yaml(`\n${levels(2000, (indent) => `${indent}-\n`)}`),
    tags: () => yaml("!a ".repeat(depth)),
    "functions by tags": () => yaml(around("!Sub [", "]", "x")),
    quotes: () => yaml("'".repeat(depth + 1)),
    "double quotes": () => yaml('"'.repeat(depth + 1)),
    braces: () => yaml("{[".repeat(depth)),
  },
  "main.tf": {
    parentheses: () => tf(around("(", ")", "1")),
    "parentheses without an end": () => tf("(".repeat(depth)),
    lists: () => tf(around("[", "]", "1")),
    "lists without an end": () => tf("[".repeat(depth)),
    objects: () => tf(around("{ a = ", " }", "1")),
    calls: () => tf(around("lower(", ")", '"a"')),
    blocks: () => `resource "aws_iam_role" "r" {\n${around("a {\n", "}\n", "b = 1\n")}}\n`,
    "blocks without an end": () => "a {\n".repeat(depth),
    negations: () => tf(`${"!".repeat(depth)}true`),
    minus: () => tf(`${"-".repeat(depth)}1`),
    "a long sum": () => tf(Array<string>(depth).fill("1").join(" + ")),
    "a long and": () => tf(Array<string>(depth).fill("var.a").join(" && ")),
    "ternaries to the right": () => tf(`${"var.a ? 1 : ".repeat(depth)}2`),
    "ternaries in the middle": () => tf(`${"var.a ? ".repeat(20_000)}1${" : 2".repeat(20_000)}`),
    templates: () => tf(`${'"${'.repeat(20_000)}1${'}"'.repeat(20_000)}`),
    "templates, 200": () => tf(`${'"x${'.repeat(200)}1${'}"'.repeat(200)}`),
    "templates without an end": () => tf('"${'.repeat(20_000)),
    "conditions in a template": () => tf(`"${"%{if true}".repeat(20_000)}x${"%{endif}".repeat(20_000)}"`),
    "loops in a template": () => tf(`"${"%{for a in [1]}".repeat(2000)}x${"%{endfor}".repeat(2000)}"`),
    "for expressions": () => tf(`${"[for a in ".repeat(2000)}[]${" : a]".repeat(2000)}`),
    attributes: () => tf(`a${".b".repeat(depth)}`),
    indexes: () => tf(`a${"[0]".repeat(depth)}`),
    "indexes in indexes": () => tf(around("a[", "]", "0")),
    splats: () => tf(`a${"[*]".repeat(depth)}`),
    "comments in comments": () => `${"/* ".repeat(depth)}${"*/ ".repeat(depth)}\n`,
    "comments without an end": () => "/* ".repeat(depth),
    heredocs: () => Array.from({ length: 2000 }, (_, index) => `x = "\${<<E${index}\n`).join(""),
    "a policy in a text": () =>
      `resource "aws_iam_role" "r" {\n  name = "r"\n  assume_role_policy = ${JSON.stringify(around("[", "]"))}\n}\n`,
  },
  "main.tf.json": {
    lists: () => `{"resource":{"aws_iam_role":{"r":{"name":${around("[", "]")}}}}}`,
    mappings: () => `{"resource":{"aws_iam_role":{"r":{"name":${around('{"a":', "}", "1")}}}}}`,
    parentheses: () => `{"resource":{"aws_iam_role":{"r":{"name":"\${${around("(", ")", "1")}}"}}}}`,
    negations: () => `{"resource":{"aws_iam_role":{"r":{"name":"\${${"!".repeat(depth)}true}"}}}}`,
    templates: () =>
      JSON.stringify({ resource: { aws_iam_role: { r: { name: `${'${"'.repeat(20_000)}1${'"}'.repeat(20_000)}` } } } }),
  },
};

const stack: Files = { "stack.yaml": "Resources:\n  R:\n    Type: AWS::IAM::Role\n" };
const module: Files = { "main.tf": 'resource "aws_iam_role" "r" {\n  name = "r"\n}\n' };

/** Nesting that a reader which calls itself cannot follow. */
export const nesting: readonly Bomb[] = [
  ...Object.entries(nested).flatMap(([file, texts]) =>
    Object.entries(texts).map(([name, text]) => ({
      name: `nesting: ${name}, ${file}`,
      files: () => ({ [file]: text() }),
      // What is broken before its kind can be told is not linted.
      statuses: [0, 1, 2],
    })),
  ),
  beside("the config", "dmslint.config.json", () => around("[", "]"), stack, []),
  beside("the config, yaml", "dmslint.config.yaml", () => around("[", "]"), stack, []),
  beside("the parameters", "p.json", () => around('{"a":', "}", "1"), stack, ["--parameters", "p.json"]),
  beside("the parameters, yaml", "p.yaml", () => around("{a: ", "}", "1"), stack, ["--parameters", "p.yaml"]),
  beside("the variables", "v.tfvars", () => `a = ${around("[", "]")}\n`, module, ["--var-file", "v.tfvars"]),
  beside("the variables, json", "v.tfvars.json", () => `{"a":${around("[", "]")}}`, module, [
    "--var-file",
    "v.tfvars.json",
  ]),
  beside("the module's own variables", "terraform.tfvars", () => `a = ${around("(", ")", "1")}\n`, module, []),
  beside("a value of the command line", "x.txt", () => "", module, ["--var", `a=${around("[", "]", "", 50_000)}`]),
];

function beside(name: string, file: string, text: () => string, rest: Files, args: readonly string[]): Bomb {
  return {
    name: `nesting: ${name}`,
    files: () => ({ ...rest, [file]: text() }),
    args: [...everyRule, ...args, "."],
    statuses: [0, 1, 2],
  };
}

function around(open: string, close: string, inner = "", times = depth): string {
  return open.repeat(times) + inner + close.repeat(times);
}

function levels(count: number, line: (indent: string) => string): string {
  return Array.from({ length: count }, (_, index) => line(" ".repeat(index))).join("");
}

function yaml(value: string): string {
  return `Resources:\n  R:\n    Type: AWS::IAM::Role\nMetadata: ${value}\n`;
}

function tf(value: string): string {
  return `resource "aws_iam_role" "r" {\n  name = ${value}\n}\n`;
}

function modulesPlan(count: number): string {
  const head = '"mode":"managed","type":"aws_iam_role","name":"r"';
  const inside = `"resources":[{"address":"aws_iam_role.r",${head},"values":{"name":"r"}}]`;
  const planned = around(`{${inside},"child_modules":[`, "]}", `{${inside}}`, count);
  const called = around('{"module_calls":{"m":{"source":"./m","module":', "}}}", "{}", count);
  return `{"format_version":"1.2","resource_changes":[],"planned_values":{"root_module":${planned}},"configuration":{"root_module":${called}}}`;
}
