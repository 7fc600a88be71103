import { describe, expect, it } from "vitest";
import { readJson } from "../../../src/parsers/syntax/json/json-tree.js";
import { placeholderIn } from "../../../src/parsers/syntax/placeholders.js";
import { readYaml } from "../../../src/parsers/syntax/yaml/read-yaml.js";
import { sourceFile, textOf } from "../../../src/source/index.js";

/** What is written where a program fills in something. */
function placeIn(text: string): string | undefined {
  const location = placeholderIn(text, readJson(sourceFile("policy.json", text)).problems);
  return location && textOf(location);
}

function placeInYaml(text: string): string | undefined {
  const location = placeholderIn(text, readYaml(sourceFile("stack.yaml", text)).problems);
  return location && textOf(location);
}

const policy =
  '{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}';
const filled = (resource: string): string => policy.replace('"*"', resource);

describe("JSON that another program fills in", () => {
  it.each([
    ["a value of Terraform", filled("${arns}"), "$"],
    ["an item of Terraform", filled('["a", ${join(",", arns)}]'), "$"],
    ["a call with texts inside of a text", filled('["${join("\\",\\"", [for a in arns : "${a}"])}"]'), "\\"],
    ["a directive of Terraform", policy.replace("{", '{ %{ if x ~}"Id": "x", %{ endif ~}'), "%"],
    ["a directive between items", filled('[%{ for a in arns ~} "${a}", %{ endfor ~} "b"]'), "%"],
    ["a lookup", filled("[${ACCEL_LOOKUP::CUSTOMATTRIBUTE}]"), "$"],
    ["Mustache", filled("{{ arns }}"), "{"],
    ["Jinja", filled('[{% for a in arns %}"{{ a }}",{% endfor %} "b"]'), "%"],
    ["ERB", filled("<%= arns %>"), "<%="],
  ])("is seen: %s", (_, text, place) => {
    expect(placeIn(text)).toBe(place);
  });

  it.each([
    ["no problem", policy],
    ["no problem outside of its texts", filled('"${arn}"')],
    ["a slip before it", filled("${arns}").replace(", ", " ")],
    ["a slip behind a placeholder in a text", filled('"${arns}" "b"')],
    ["a slip with braces", filled('[{{"a": 1}}]')],
    ["a placeholder without an end", policy.replace('"*"}]}', "${arns")],
    ["YAML", "Statement: [${a: b}"],
  ])("is not seen where there is %s", (_, text) => {
    expect(placeIn(text)).toBeUndefined();
  });
});

describe("YAML that another program fills in", () => {
  it.each([
    ["a block of Jinja", "Resources:\n  {% if it %}\n  A: 1\n  {% endif %}\n", "%"],
    ["a value of a build script", "A:\n  Value: %VERSION%\n", "%"],
    ["a value of a build script in lower case", "A:\n  CodeUri: %codeUri%\n", "%"],
    ["a value of Maven", "A:\n  CodeUri: @project.build.finalName@.jar\n", "@"],
    ["a value of Jinja", "A:\n  Value: {{ cookiecutter.name }}\n", "{ cookiecutter.name }"],
    ["a part of a value", "A:\n  Value: {{name}}-table\n", "-table"],
    ["a word of a value", "A:\n  Description: {{.Name}}  repository\n", "repository"],
    ["an expression", "A:\n  Value: {{ sizes[name] | default(1) }}\n", "["],
    ["an expression with a quote in a text", "A: '{{(a~b)|truncate(29, true, 'zzz', 0)}}'\n", "zzz', 0)}}'"],
    ["a value of Python", "A:\n  Value: %s\n  Other: %s-x\n", "%"],
    ["a value of Python with a name", "A:\n  - %(name)s\n", "%"],
    ["a value that a build script marks twice", "A:\n  Value: %%VERSION%%\n", "%"],
    ["a variable of Go behind a value", "A: '1'{{$accounts := .Accounts}}\nB: 1\n", "{"],
    ["a loop of Go behind a key", "A:\n  B:{{range .Names}}\n  C: 1{{end}}\n", "B:{{range .Names}}\n  C"],
    ["a condition of Go between items", "A:\n  - 1\n  {{- if .B }}\n  - 2\n  {{- end }}\n", " "],
    ["a value of Helm in a list", "A: [{{ .Values.x }}]\n", "{ .Values.x }"],
  ])("is seen: %s", (_, text, place) => {
    expect(placeInYaml(text)).toBe(place);
  });

  it.each([
    ["no problem", "A: 50%\n"],
    ["a value that begins so by mistake", "A: %5\n"],
    ["a word that begins so by mistake", "A: %src\n"],
    ["an address that begins so by mistake", "A: @example.com\n"],
    ["a slip before it", "A: [\nB: %VERSION%\n"],
    ["a slip with braces", "A: {{a: b}}\n"],
    ["a dynamic reference without quotes", "A: {{resolve:ssm:name}}\n"],
    ["a slip with braces and quotes", 'A: {{"a": b}}\n'],
    ["a slip on another line", "A: '{{ x }}'\nB: ]\n"],
    ["a slip behind a placeholder in a text", "A: '{{ x }}' b\n"],
  ])("is not seen where there is %s", (_, text) => {
    expect(placeInYaml(text)).toBeUndefined();
  });
});
