import { describe, expect, it } from "vitest";
import { hashicorpParser } from "../../../src/parsers/syntax/hcl/hashicorp-parser.js";
import { withHcl } from "../../../src/parsers/syntax/hcl/hcl-tree.js";
import { loadWasm } from "../../../src/workspace/files/wasm.js";
import { sourceFile } from "../../../src/source/index.js";

async function problemsOf(text: string): Promise<readonly string[]> {
  const { problems } = await withHcl(loadWasm, (hcl) => hcl.read(sourceFile("main.tf", text)));
  return problems.map(({ message }) => message);
}

describe("a line end where Terraform takes none, or none where it wants one", () => {
  it.each([
    ["a value on the next line", 'resource "aws_s3_bucket" "b" {\n  bucket =\n    "x"\n}\n'],
    ["an equals sign on the next line", 'a\n  = "x"\n'],
    ["an operator at the end of a line", "a = 1 +\n  2\n"],
    ["an operator at the begin of a line", "a = b\n  && c\n"],
    ["a question mark on the next line", "a = b\n  ? 1 : 2\n"],
    ["a step on the next line", "a = b\n  .c\n"],
    ["arguments on the next line", "a = f\n  (1)\n"],
    ["a brace on the next line", 'resource "a" "b"\n{\n}\n'],
    ["a label on the next line", 'resource "a"\n  "b" {\n}\n'],
    ["an argument behind a brace", "locals { a = 1\n  b = 2\n}\n"],
    ["two arguments on a line", "a = 1 b = 2\n"],
    ["two arguments in a block of one line", 'variable "x" { type = string default = "y" }\n'],
    ["a block behind a block", "locals {} locals {}\n"],
    ["a value of an object on the next line", "a = {\n  b =\n    1\n}\n"],
    ["two members of an object on a line", "a = { b = 1 c = 2 }\n"],
    ["a comma on a line of its own", "a = {\n  b = 1\n  , c = 2\n}\n"],
    ["an object deep in a call", "a = f([{\n  b =\n    1\n}])\n"],
    ["an object as a file", "{ a = 1 }\n"],
    ["words that run together", "a = [for x inb : x]\n"],
    ["a comment before the value", "a = # why\n  1\n"],
    ["an argument twice", "locals {\n  a = 1\n  a = 2\n}\n"],
    ["a hexadecimal number", "a = 0x1f\n"],
    ["a hexadecimal number in brackets", 'a = f(["${0x1}"])\n'],
    ["indexes that run together", "a = b.1.2.c\n"],
    ["indexes of a splat that run together", "a = [b.*.1.2]\n"],
    ["a quoted text on two lines", 'a = "b\n  c"\n'],
    ["the same with carriage returns", 'a = "b\r\nc"\r\n'],
    ["a carriage return in a quoted text", 'a = "b\rc"\n'],
    ["a quoted line end", 'a = "\n"\n'],
    ["a line end before an interpolation", 'a = "\n${b}"\n'],
    ["a line end behind an interpolation", 'a = "${b}\n"\n'],
    ["a line end in a directive of a quoted text", 'a = "%{ if b }\n%{ endif }"\n'],
    ["a text in a directive of a quoted text", 'a = "%{ for b in c }%{ if b }d\ne%{ endif }%{ endfor }"\n'],
    ["a quoted text in an interpolation of a heredoc", 'a = <<E\n${"b\nc"}\nE\n'],
    ["a key on two lines", 'a = { "b\nc" = 1 }\n'],
    ["an index on two lines", 'a = b["c\nd"]\n'],
    ["a label on two lines", 'resource "a\nb" "c" {}\n'],
  ])("is a syntax error: %s", async (_, text) => {
    expect(await problemsOf(text)).not.toEqual([]);
  });

  it.each([
    "a = (b\n  && c)\n",
    "a = [\n  b\n  ? 1\n  : 2\n]\n",
    "a = f(\n  1 +\n  2\n)\n",
    'a = "${\n  b\n}"\n',
    "a = [for x in b :\n  x\n  if x]\n",
    "a = {\n  b = 1,\n\n  c = 2 # d\n  e = (3\n  )\n}\n",
    "locals { a = {\n  b = 1\n} }\n",
    "a = b[\n  0\n].c\n",
    "a = /*\n*/ 1\n",
    "a = b.1.c.2 + d.1 .2 + e[0].1\n",
    'a = "${\n  b\n}%{ if\n c }d%{ else\n }e%{\n endif }"\n',
    'a = <<E\n"b\nc"\n%{ if d }\n"\n%{ endif }\nE\n',
    'a = "${<<E\nb\n"c\nE\n}"\n',
    'a = "b\\nc" # "\n/* "\n */\n',
  ])("is fine: %j", async (text) => {
    expect(await problemsOf(text)).toEqual([]);
  });
});

const sample = `resource "aws_x" "y" {
  name = var.x ? "y" : f(1, !var.z) # why
  tags = { a = 1, b = "c\${var.x}d" }
  list = [for k, v in var.l : { (k) = v } if v != ""]
  lifecycle {
    ignore_changes = [a.b[0].c, aws_x.y[*].z, -1 + 2]
  }
}
output "o" { value = jsonencode({
    Action : ["s3:*"]
    Effect = "Allow"
  })
}
`;

/** The sample with each token left out, and with something put before each. */
function variants(): ReadonlySet<string> {
  const token = /"(?:\$\{[^}]*\}|[^"])*"|#[^\n]*|[<>=!]=|\w+|\n|[ \t]+|./g;
  const places = [...sample.matchAll(token)];
  return new Set(
    places.flatMap(({ 0: text, index }) => {
      const [before, behind] = [sample.slice(0, index), sample.slice(index + text.length)];
      return [`${before}${behind}`, ...["\n", "# x\n", " ", ","].map((mark) => `${before}${mark}${text}${behind}`)];
    }),
  );
}

it("is a syntax error for us where it is one for HashiCorp's parser, wherever a line is broken or a token missing", async () => {
  const hashicorp = hashicorpParser(loadWasm);
  const differing: string[] = [];
  for (const text of variants()) {
    const { accepts } = await hashicorp(text);
    if (accepts !== ((await problemsOf(text)).length === 0)) differing.push(text);
  }
  expect(differing).toEqual([]);
}, 60_000);
