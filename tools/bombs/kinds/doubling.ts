import { everyRule, type Bomb } from "../bomb.js";
import { cloudFormation, numbered, readObject, role, type Json } from "../formats/cloudformation.js";
import { expressions, roleArguments, terraform, useOf } from "../formats/terraform.js";

/** How one value is made from the one before, so that a few dozen of them are more than any memory. */
const terraformSteps: Readonly<
  Record<string, readonly [first: string, next: (before: string) => string, last: string]>
> = {
  template: ['"a"', (before) => `"\${${before}}\${${before}}"`, "local.l40"],
  format: ['"a"', (before) => `format("%s%s", ${before}, ${before})`, "local.l40"],
  "join of two": ['"a"', (before) => `join("-", [${before}, ${before}])`, "local.l40"],
  replace: ['"a"', (before) => `replace(${before}, "a", "aa")`, "local.l40"],
  "replace of a pattern": ['"a"', (before) => `replace(${before}, "/a/", "aa")`, "local.l40"],
  concat: ['["a"]', (before) => `concat(${before}, ${before})`, 'join("", local.l40)'],
  flatten: ['["a"]', (before) => `flatten([${before}, ${before}])`, 'join("", local.l40)'],
  "lists in lists": ['["a"]', (before) => `[${before}, ${before}]`, 'join("", flatten(local.l40))'],
  "lists, unpacked": ['["a"]', (before) => `[for x in [${before}, ${before}] : x]`, "jsonencode(local.l40)"],
  objects: ["{ a = 1 }", (before) => `{ a = ${before}, b = ${before} }`, "jsonencode(local.l40)"],
  jsonencode: ['"a"', (before) => `jsonencode([${before}, ${before}])`, "local.l40"],
  yamlencode: ['"a"', (before) => `yamlencode([${before}, ${before}])`, "local.l40"],
  base64encode: ['"a"', (before) => `base64encode("\${${before}}\${${before}}")`, "local.l40"],
  urlencode: ['"%"', (before) => `urlencode(urlencode(urlencode(${before})))`, "local.l40"],
  formatlist: ['["a"]', (before) => `formatlist("%s%s", ${before}, ${before})`, 'join("", local.l40)'],
  setproduct: ['["a", "b"]', (before) => `[for p in setproduct(${before}, ["a", "b"]) : join("", p)]`, "local.l40[0]"],
  templatestring: ['"a"', (before) => `templatestring("$\${x}$\${x}", { x = ${before} })`, "local.l40"],
  indent: ['"a\\na"', (before) => `indent(2, "\${${before}}\\n\${${before}}")`, "local.l40"],
};

/** Values that double with each step. */
export const doubling: readonly Bomb[] = [
  ...Object.entries(terraformSteps).flatMap(([name, [first, next, last]]) =>
    terraform(`doubling: 40 times by ${name}`, () => ({
      locals: { l0: first, ...expressions(40, (index) => [`l${index + 1}`, next(`local.l${index}`)]) },
      resources: useOf(last),
    })),
  ),
  {
    name: "doubling: 120 policy documents that include the two before, proved for a report, tf",
    files: () => ({ "main.tf": includingDocuments(120) }),
    args: [...everyRule, "--format", "json", "."],
  },
  ...terraform("doubling: role names, 40 times", () => ({
    resources: {
      "aws_iam_role.r0": roleArguments('"a"'),
      ...Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => {
          const before = `aws_iam_role.r${index}.name`;
          return [`aws_iam_role.r${index + 1}`, roleArguments(`"\${${before}}\${${before}}"`)] as const;
        }),
      ),
    },
  })),
  {
    name: "doubling: 40 levels of modules that are turned off, tf",
    files: () =>
      Object.fromEntries(
        Array.from({ length: 40 }, (_, index) => [`m${index}/main.tf`, turnedOff(index + 1)] as const),
      ),
  },
  {
    name: "doubling: 40 modules that pass a name twice, tf",
    files: () => ({
      "main.tf": Array.from({ length: 40 }, (_, index) => moduleCall(index)).join(""),
      "m/main.tf":
        'variable "name" {}\noutput "name" { value = "${var.name}${var.name}" }\n' +
        'resource "aws_iam_role" "role" {\n  name = var.name\n}\n',
    }),
  },
  ...cloudFormation("doubling: Sub in Sub, 25 deep", () => ({
    Resources: { Role: role(nestedSub(25), [{ ...readObject, Resource: nestedSub(25) }]) },
  })),
  ...cloudFormation("doubling: role names by Sub, 40 times", () => ({
    Resources: {
      Role0: role("a"),
      ...numbered(40, (index) => [`Role${index + 1}`, role({ "Fn::Sub": `\${Role${index}}\${Role${index}}` })]),
    },
  })),
  ...cloudFormation("doubling: role names by Join, 40 times", () => ({
    Resources: {
      Role0: role("a"),
      ...numbered(40, (index) => {
        const before = { Ref: `Role${index}` };
        return [`Role${index + 1}`, role({ "Fn::Join": ["-", [before, before]] })];
      }),
    },
  })),
  ...cloudFormation("doubling: Join of a Split, 40 deep", () => ({ Resources: { Role: role(nestedSplit(40)) } })),
  ...cloudFormation("doubling: Base64 of Base64, 80 deep", () => ({ Resources: { Role: role(nestedBase64(80)) } })),
  ...cloudFormation("doubling: ToJsonString, 40 times", () => ({
    Transform: "AWS::LanguageExtensions",
    Resources: { Role: role(nestedToJson(40)) },
  })),
  ...cloudFormation("doubling: exports, 40 times", () => ({
    Resources: {
      Role0: role("a"),
      ...numbered(40, (index) => {
        const before = { "Fn::ImportValue": `export-${index}` };
        return [`Role${index + 1}`, role({ "Fn::Join": ["", [before, before]] })];
      }),
    },
    Outputs: numbered(41, (index) => [
      `Output${index}`,
      { Value: { Ref: `Role${index}` }, Export: { Name: `export-${index}` } },
    ]),
  })),
];

function turnedOff(level: number): string {
  return ["a", "b"].map((name) => `module "${name}" {\n  source = "../m${level}"\n  count  = 0\n}\n`).join("");
}

function moduleCall(index: number): string {
  const name = index === 0 ? '"a"' : `module.m${index - 1}.name`;
  return `module "m${index}" {\n  source = "./m"\n  name   = ${name}\n}\n`;
}

function nestedSub(depth: number): Json {
  let value: Json = "a";
  for (let level = 0; level < depth; level++) value = { "Fn::Sub": ["${a}${a}", { a: value }] };
  return value;
}

/** Each `a` becomes two. */
function nestedSplit(depth: number): Json {
  let value: Json = "a-a";
  for (let level = 0; level < depth; level++)
    value = { "Fn::Join": [level % 2 === 0 ? "bb" : "--", { "Fn::Split": [level % 2 === 0 ? "-" : "b", value] }] };
  return value;
}

function nestedBase64(depth: number): Json {
  let value: Json = "a";
  for (let level = 0; level < depth; level++) value = { "Fn::Base64": value };
  return value;
}

function nestedToJson(depth: number): Json {
  let value: Json = '"';
  for (let level = 0; level < depth; level++) value = { "Fn::ToJsonString": [value] };
  return value;
}

function includingDocuments(count: number): string {
  const type = "data.aws_iam_policy_document";
  const body = 'statement {\n    actions   = ["s3:Get*"]\n    resources = ["*"]\n  }';
  const documents = Array.from({ length: count }, (_, index) => {
    const before = [index - 1, index - 2].filter((at) => at >= 0).map((at) => `${type}.d${at}.json`);
    return `data "aws_iam_policy_document" "d${index}" {\n  source_policy_documents = [${before.join(", ")}]\n  ${body}\n}\n`;
  });
  const policy = `resource "aws_iam_policy" "p" {\n  policy = ${type}.d${count - 1}.json\n}\n`;
  return documents.join("") + policy;
}
