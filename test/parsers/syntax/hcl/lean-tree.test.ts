import { expect, describe, it } from "vitest";
import { readLean } from "../../../../src/parsers/syntax/hcl/lean-tree.js";
import { sourceFile } from "../../../../src/source/index.js";
import { corpus, hasCorpus } from "../../corpus.js";
import { hclTexts, isAccepted, ours } from "./both-readers.js";

/** How many of the texts are declined: those cost the time of the grammar. */
async function declinedAmong(texts: readonly string[]): Promise<number> {
  let count = 0;
  for (const text of texts) if (!(await isAccepted(text))) count++;
  return count;
}

describe("gives the same tree as the grammar, and declines few texts", () => {
  it("of ours", async () => {
    expect(ours.length).toBeGreaterThan(200);
    expect(await declinedAmong(ours)).toBeLessThanOrEqual(ours.length / 100);
  });

  const theirs = hasCorpus ? hclTexts(corpus) : [];

  it.skipIf(theirs.length === 0)("of the corpus", async () => {
    expect(await declinedAmong(theirs)).toBeLessThanOrEqual(theirs.length / 10);
  });

  it("with other line ends", async () => {
    const texts = ours.map((text) => text.replaceAll("\n", "\r\n"));
    expect(await declinedAmong(texts)).toBeLessThanOrEqual(ours.length / 100);
  });
});

describe("reads without the grammar", () => {
  it.each([
    "",
    "\n\n",
    "# only a comment",
    "a = 1",
    "a = 1 # c",
    "\ufeffa = 1\n",
    "a = 1\r\nb = [\r\n  2, # c\r\n]\r\n",
    "a = <<EOT\r\n  x ${y}\r\nEOT\r\nb = 1\r\n",
    "a = <<-EOT\n    one\n\n      two ${b}\n    EOT\n",
    "a = <<-EOT\n  ${b}\n    c\n  EOT\n",
    "a = <<-EOT\n    %{ if b ~}\n    c\n    %{ else }\n  d\n    %{~ endif ~}\n  EOT\n",
    "a = <<EOT\n  EOT\n",
    'a = <<EOT\n\\n " ${b["c"]} $${d} 100% $5\n  EOT  \n',
    "a = f(<<EOT\nx\nEOT\n, <<-E\n  y\n  E\n)\n",
    "a = {\n  b = <<E\n${c}\nE\n  d = 1\n}\n",
    'a = "${b}"\n',
    'a = "x${"y${"z${b}"}"}"\n',
    'a = "${b ? "${c}" : "d"}"\n',
    'a = "$${b} %%{c} $ % $5 100%"\n',
    'a = "^x$"\n',
    'a = "  ${~ b ~}  c  ${d ~}  "\n',
    'a = "%{ if b }c%{ else }d%{ endif }"\n',
    'a = "%{ if b ~} c %{~ endif }%{ for k, v in d ~} ${k} %{~ endfor ~} "\n',
    'a = "%{ for x in b }%{ if x }${x}%{ endif }%{ endfor }"\n',
    'a = "${\n  b # c\n}"\n',
    'a = "${f({ b = 1, c = { d = 2 } })}"\n',
    'a = "t\\tq\\"\\\\\\u00e9\\U0001f600\\n"\n',
    "a { b = 1 }\n",
    "a {}\n",
    "a {\n}\n",
    "a { # c\n}\n",
    'a "b" c "d" {\n  e {\n    f = 1\n  }\n}\n',
    'a "b\\"c\\u00e9" {}\n',
    "a = -b\n",
    "a = [1e3, 1E+3, -1e-3, 1.5e3, 2-1e3, b-1e3, b1e3, f(1e3), b[1e3], b ? 1e3:2e3]\n",
    'a = "1e3 ${1e3} x1e3"\n',
    "a = <<EOT\n1e3 ${1e3}\nEOT\n",
    "a = - -b.c[0]\n",
    "a = !b && !c.d\n",
    "a = -1 - 2 * -3 / 4 % 5 + 6\n",
    "a = 1 < 2 && 2 >= 2 || 3 != 4 && b == c\n",
    "a = b - c - d\n",
    "a = (1 + 2) * 3\n",
    "a = (b).c\n",
    "a = b ? c : d ? e : f\n",
    "a = b ? c ? d : e : f\n",
    "a = (b ? c : d) ? e : f\n",
    "a = b || c ? d : e && f\n",
    "a = [for x in b : x if c]\n",
    "a = [\n  for x in b :\n  x\n  if x != 1\n]\n",
    "a = {for k, v in b : k => v... if c}\n",
    "a = {\n  for k, v in b : k => {\n    c = v\n  }\n}\n",
    "a = [for x in y : [for z in x : z]]\n",
    "a = b.*.c\n",
    "a = b.*.c[0].d\n",
    "a = b.*\n",
    "a = b[*].c[0].d\n",
    "a = b[*].c[*].d\n",
    "a = b.0.c\n",
    "a = b.*.0\n",
    "a = b[c.d].e[0]\n",
    "a = b[\n  0\n].c\n",
    "a = [b\n  .c\n]\n",
    "a = f()\n",
    "a = f(b, c...)\n",
    "a = f(\n  b,\n  c,\n)\n",
    "a = f (b)\n",
    "a = []\n",
    "a = [1, 2,]\n",
    "a = {}\n",
    "a = {\n\n}\n",
    'a = { b = 1, "c" : 2, (d) = 3, 4 = 5 }\n',
    'a = {\n  b = 1, # one\n  "${c}" = 2\n\n  "d${e}f" : 3\n}\n',
    "a = {\n  b = c.d\n  (e) = f,\n  (g) = 1\n}\n",
    "a = { in = 1, if = 2, else = 3 }\n",
    "a = [1, true, false, null]\n",
    "a = 1.5\n",
    "a = b-c\n",
    "a = /* c */ 1 /* d\n */ # e\n// f\n/**/ b = 2 /***/\n",
    "a = [ # c\n  1 // d\n  /* e */ , 2 ]\n",
    "a = [-1][0]\n",
    'a = { b = 1 }["b"]\n',
  ])("%j", async (text) => {
    expect(await isAccepted(text)).toBe(true);
  });
});

describe("declines", () => {
  it.each([
    ["an argument without a value", "a = \n"],
    ["two arguments on a line", "a = 1 b = 2\n"],
    ["a block behind a block", "a {} b {}\n"],
    ["two arguments in a block on a line", "a { b = 1 c = 2 }\n"],
    ["a block in a block on a line", "a { b {} }\n"],
    ["an argument behind the brace", "a { b = 1\n}\n"],
    ["a brace behind an argument", "a {\n  b = 1 }\n"],
    ["a brace on the next line", "a\n{\n}\n"],
    ["a value on the next line", "a =\n  1\n"],
    ["an operator at the end of a line", "a = 1 +\n  2\n"],
    ["an argument twice", "a = 1\na = 2\n"],
    ["an object as a file", "{ a = 1 }\n"],
    ["a block that is not closed", "a {\n"],
    ["a brace too many", "a {}\n}\n"],
    ["a comment that is not closed", "a = 1 /* b\n"],
    ["a text that is not closed", 'a = "b\n'],
    ["a text of two lines", 'a = "b\nc"\n'],
    ["an unknown escape", 'a = "\\q"\n'],
    ["half of a character", 'a = "\\ud83d"\n'],
    ["a character that is none", 'a = "\\U00110000"\n'],
    ["an empty interpolation", 'a = "${}"\n'],
    ["an interpolation that is not closed", 'a = "${b"\n'],
    ["a directive that is not closed", 'a = "%{ if b }c"\n'],
    ["a directive that is closed twice", 'a = "%{ if b }c%{ endif }%{ endif }"\n'],
    ["an else too many", 'a = "%{ if b }c%{ else }d%{ else }e%{ endif }"\n'],
    ["a closing directive of another kind", 'a = "%{ if b }c%{ endfor }"\n'],
    ["an unknown directive", 'a = "%{ while b }c%{ endwhile }"\n'],
    ["a tilde on its own", 'a = "${ ~ b ~ }"\n'],
    ["a heredoc that is not closed", "a = <<E\nx\n"],
    ["a closing mark without a line end", "a = <<E\nx\nE"],
    ["white space behind the mark", "a = <<E\t\nE\n"],
    ["text behind the mark", "a = <<E x\nE\n"],
    ["a quoted mark", 'a = <<"E"\nx\nE\n'],
    ["a line that begins with the mark", "a = <<E\nEx\nE\n"],
    ["a heredoc in a template", 'a = "${<<E\nx\nE\n}"\n'],
    ["a comma behind a heredoc in an object", "a = {b = <<E\nE\n, c = 1}\n"],
    ["a comma on its own line", "a = {\n  b = 1\n  , c = 2\n}\n"],
    ["a key that could be arguments", "a = {\n  b = c\n  (d) = 1\n}\n"],
    ["a member without a value", "a = { b }\n"],
    ["an address as a key", "a = { b.c = 1 }\n"],
    ["two commas", "a = [1,,2]\n"],
    ["dots without an argument", "a = f(...)\n"],
    ["dots behind a comma", "a = f(b, ...)\n"],
    ["dots in a tuple", "a = [for x in b : x...]\n"],
    ["three names", "a = [for x, y, z in b : x]\n"],
    ["a variable for", "a = for\n"],
    ["a number with letters", "a = 1x\n"],
    ["a number of another base", "a = 0x1\n"],
    ["an exponent without digits", "a = 1e\n"],
    ["an exponent as an old index", "a = b.1e3\n"],
    ["steps on a number", "a = 10.0.0.0/16\n"],
    ["two old indexes", "a = b.0.1\n"],
    ["an operator that its literal cannot have", "a = -true\n"],
    ["a part of a namespace", "a = b::c()\n"],
    ["other letters", "\u00e9 = 1\n"],
    ["other white space", "a =\u00a01\n"],
    ["other line ends", "a = 1\rb = 2\r"],
    ["control characters", 'a = "\u0000"\n'],
    ["half of a pair", 'a = "\ud83d"\n'],
    ["single quotes", "a = 'b'\n"],
    ["a label with an interpolation", 'a "${b}" {}\n'],
    ["blocks with and without labels", 'a {}\na "b" {}\n'],
    ["signs that may be an escape", 'a = "$$${b}"\n'],
    ["thousands of lists", `a = ${"[".repeat(5000)}${"]".repeat(5000)}\n`],
    ["thousands of blocks", `${"a {\n".repeat(5000)}${"}\n".repeat(5000)}`],
    ["thousands of steps", `a = b${".c".repeat(20_000)}\n`],
    ["thousands of operators", `a = 1${" + 1".repeat(20_000)}\n`],
    ["thousands of signs", `a = ${"-".repeat(20_000)}1\n`],
    ["thousands of directives", `a = "${"%{ if x }".repeat(3000)}${"%{ endif }".repeat(3000)}"\n`],
    ["thousands of conditionals", `a = ${"b ? c : ".repeat(5000)}d\n`],
  ])("%s", (_, text) => {
    expect(readLean(sourceFile("main.tf", text))).toHaveProperty("doubtAt");
  });
});
