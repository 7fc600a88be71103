import { pick, type Random } from "../random.js";
import type { Syntax } from "./spans.js";

/** An expression or function around a value. */
export function wrapped(value: string, syntax: Syntax, random: Random, name: string): string {
  return syntax === "hcl" ? hclAround(value, name, random) : functionAround(value, name, random);
}

/** A value that refers to a name of the same file, perhaps to what it stands in. */
export function reference(syntax: Syntax, random: Random, name: string): string {
  const forms = syntax === "hcl" ? hclReferences : syntax === "yaml" ? [...references, ...yamlReferences] : references;
  return pick(forms, random).replaceAll("NAME", () => name);
}

/** A value inside of many lists, mappings or calls. */
export function nested(value: string, syntax: Syntax, random: Random): string {
  const forms: readonly (readonly [string, string])[] =
    syntax === "hcl"
      ? [...brackets, ["(", ")"], ["jsonencode(", ")"], ["true ? ", " : 1"], ["-", ""], ["concat([], ", ")"]]
      : [...brackets, ['{"Fn::If":["C",', ',{"Ref":"AWS::NoValue"}]}'], ['{"Fn::Join":["",[', ',"a"]]}']];
  const [before, after] = pick(forms, random);
  const depth = pick([3, 12, 40, 260, 3000], random);
  return before.repeat(depth) + value + after.repeat(depth);
}

/** A value that is twice as long with each step: readers must not write it out. */
export function doubled(value: string, syntax: Syntax, random: Random): string {
  const steps = pick([2, 4, 8, 12], random);
  let text = syntax === "hcl" ? value : JSON.stringify(value.slice(0, 20));
  for (let step = 0; step < steps && text.length < 5_000; step++) {
    text =
      syntax === "hcl"
        ? `(var.v${String(step)} ? ${text} : ${text})`
        : `{"Fn::If":["C${String(step)}",${text},${text}]}`;
  }
  return text;
}

const brackets: readonly (readonly [string, string])[] = [
  ["[", "]"],
  ['{"a":', "}"],
];

function functionAround(value: string, name: string, random: Random): string {
  const key = JSON.stringify(name);
  return pick(
    [
      `[${value}]`,
      `[${value}, ${value}]`,
      `{${key}: ${value}}`,
      `{"Fn::If": [${key}, ${value}, {"Ref": "AWS::NoValue"}]}`,
      `{"Fn::If": ["C", ${value}, ${value}]}`,
      `{"Fn::If": [${value}]}`,
      `{"Fn::Join": ["", [${value}, ${key}]]}`,
      `{"Fn::Join": [",", ${value}]}`,
      `{"Fn::Split": [":", ${value}]}`,
      `{"Fn::Split": ["", ${value}]}`,
      `{"Fn::Select": [0, ${value}]}`,
      `{"Fn::Select": ["-1", [${value}]]}`,
      `{"Fn::Sub": ${value}}`,
      `{"Fn::Sub": ["$\{a}-$\{constructor}", {"a": ${value}}]}`,
      `{"Fn::FindInMap": [${key}, ${value}, "constructor"]}`,
      `{"Fn::FindInMap": [${key}, ${value}, "x", {"DefaultValue": ${value}}]}`,
      `{"Fn::GetAtt": [${key}, ${value}]}`,
      `{"Fn::ImportValue": ${value}}`,
      `{"Fn::Length": ${value}}`,
      `{"Fn::ToJsonString": ${value}}`,
      `{"Fn::Base64": ${value}}`,
      `{"Fn::Cidr": [${value}, 6, 5]}`,
      `{"Fn::Transform": {"Name": "AWS::Include", "Parameters": ${value}}}`,
      `{"Fn::ForEach::Loop": ["V", [${key}, "b"], {"$\{V}": ${value}}]}`,
      `{"Ref": ${value}}`,
      `{"Fn::constructor": ${value}}`,
      `{"Ref": ${key}, "Fn::Sub": ${value}}`,
    ],
    random,
  );
}

function hclAround(value: string, name: string, random: Random): string {
  const key = JSON.stringify(name);
  const word = /^[a-z_]\w*$/i.test(name) ? name : "x";
  return pick(
    [
      `[${value}]`,
      `[${value}, ${value}]`,
      `{ ${word} = ${value} }`,
      `{ (${value}) = ${value} }`,
      `(${value})`,
      `var.${word} ? ${value} : null`,
      `${value} == null ? ${value} : ${value}`,
      `[for k, v in ${value} : v if k != v]`,
      `{ for k, v in ${value} : k => v... }`,
      `[for ${word} in [${value}] : ${word}]`,
      `${value}[0]`,
      `${value}[*].${word}`,
      `${value}[${value}]`,
      `[${value}].*.${word}`,
      `"$\{${value}}"`,
      `"a$\{${value}}-%{ if ${value} }b%{ else }c%{ endif }"`,
      `"%{ for ${word} in ${value} ~}$\{${word}}%{ endfor ~}"`,
      `<<-EOT\n  $\{${value}}\n    %{ if true ~}\n  x\n  %{ endif }\n  EOT\n`,
      `-${value}`,
      `!${value}`,
      `${value} + ${value}`,
      `${value} && ${value}`,
      `jsonencode(${value})`,
      `jsondecode(${value})`,
      `jsondecode(jsonencode(${value}))`,
      `yamldecode(${value})`,
      `merge(${value}, ${value})`,
      `merge(${value}...)`,
      `concat(${value}, [${value}])`,
      `flatten([${value}, [${value}]])`,
      `toset([${value}])`,
      `tomap(${value})`,
      `tostring(${value})`,
      `try(${value}, null)`,
      `coalesce(${value}, ${key})`,
      `lookup(${value}, "constructor", ${value})`,
      `lookup({ constructor = ${value} }, ${key})`,
      `element(${value}, -1)`,
      `slice(${value}, -1, 99)`,
      `substr(${value}, -5, 99999)`,
      `format("%s%d%%%5.2f", ${value})`,
      `formatlist("%s-$\{${word}}", ${value})`,
      `join(",", ${value})`,
      `split("", ${value})`,
      `replace(${value}, "/(a*)*b/", "$1")`,
      `regex("(?P<x>a+)+$", ${value})`,
      `regexall("(", ${value})`,
      `keys(${value})`,
      `zipmap(${value}, ${value})`,
      `setproduct(${value}, ${value})`,
      `range(99999999)`,
      `chunklist(${value}, 0)`,
      `templatefile(${value}, { x = ${value} })`,
      `file(${value})`,
      `length(${value})`,
      `title(${value})`,
      `constructor(${value})`,
      `provider::${word}::toString(${value})`,
    ],
    random,
  );
}

const references = [
  '{"Ref":"NAME"}',
  '{"Fn::GetAtt":["NAME","Arn"]}',
  '{"Fn::GetAtt":["NAME","constructor"]}',
  '{"Fn::GetAtt":"NAME.Outputs.O"}',
  '{"Fn::Sub":"${NAME}-${NAME.Arn}"}',
  '{"Fn::If":["NAME",{"Ref":"NAME"},{"Ref":"AWS::NoValue"}]}',
  '{"Condition":"NAME"}',
  '{"Fn::FindInMap":["NAME","NAME","NAME"]}',
  '{"Fn::ImportValue":"NAME"}',
  '"NAME"',
  '["NAME"]',
];

const yamlReferences = [
  "!Ref NAME",
  "!GetAtt NAME.Arn",
  '!Sub "${NAME}/*"',
  "!If [NAME, !Ref NAME, !Ref AWS::NoValue]",
  "!Condition NAME",
  "&a [*a]",
  "*a",
  "&NAME x",
  "!!binary NAME",
  "!Constructor NAME",
  "{<<: *a, NAME: 1}",
  "{? [NAME] : 1}",
];

const hclReferences = [
  "var.NAME",
  "local.NAME",
  "module.NAME.arn",
  "module.NAME[0].NAME",
  "data.aws_iam_policy_document.NAME.json",
  "aws_iam_role.NAME.arn",
  "aws_iam_role.NAME[each.key].name",
  "aws_iam_role.NAME[*].arn",
  "aws_s3_bucket.NAME.constructor",
  "aws_dms_endpoint.NAME",
  "each.value.NAME",
  "each.key",
  "count.index",
  "self.NAME",
  "path.module",
  "terraform.workspace",
  "NAME",
  "NAME.NAME",
  '"${local.NAME}${local.NAME}"',
  "[local.NAME, local.NAME]",
];
