import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hashicorpParser } from "../../../src/parsers/syntax/hcl/hashicorp-parser.js";
import { withHcl } from "../../../src/parsers/syntax/hcl/hcl-tree.js";
import type { HclFile } from "../../../src/parsers/syntax/hcl/hcl-ast.js";
import { locationWithin } from "../../../src/parsers/syntax/text-parts.js";
import { loadWasm } from "../../../src/workspace/files/wasm.js";
import { endOf, sourceFile, startOf, textOf } from "../../../src/source/index.js";
import { asHcl2json } from "../formats/terraform/as-hcl2json.js";

const fixtures = "test/fixtures";

async function read(text: string, path = "main.tf"): Promise<HclFile> {
  return withHcl(loadWasm, (hcl) => hcl.read(sourceFile(path, text)));
}

describe("the tree of a file", () => {
  const files = readdirSync(fixtures, { recursive: true, encoding: "utf8" }).filter((name) =>
    /\.(?:tf|tofu|tfvars)$/.test(name),
  );

  const hashicorp = hashicorpParser(loadWasm);

  it.each(files)("%s agrees with HashiCorp's parser", async (name) => {
    const text = readFileSync(join(fixtures, name), "utf8");
    const tree = await read(text, name);
    expect(await hashicorp(text)).toEqual({ accepts: true, values: asHcl2json(tree.body) });
    expect(tree).toMatchObject({ problems: [], isExact: true });
  });

  it("has every node where it stands", async () => {
    const { body } = await read('resource "aws_s3_bucket" b {\n  bucket = "x-${var.y}"\n}\n');
    const [block] = body.blocks;
    expect(block && textOf(block.header)).toBe('resource "aws_s3_bucket" b');
    expect(block?.labels.map(({ text }) => text)).toEqual(["aws_s3_bucket", "b"]);
    const [attribute] = block?.body.attributes ?? [];
    expect(
      attribute && [textOf(attribute.location), textOf(attribute.nameLocation), textOf(attribute.value.location)],
    ).toEqual(['bucket = "x-${var.y}"', "bucket", '"x-${var.y}"']);
    expect(
      attribute?.value.kind === "template" && attribute.value.parts.map(({ location }) => textOf(location)),
    ).toEqual(["x-", "${var.y}"]);
  });

  it("maps what is decoded to what is written", async () => {
    const text = 'a = "t\\tq\\"\\u00e9$${x}"\n';
    const { body } = await read(text);
    const value = body.attributes[0]?.value;
    const part = value?.kind === "template" ? value.parts[0] : undefined;
    expect(part).toMatchObject({ kind: "literal", text: 't\tq"\u00e9${x}' });
    const places =
      part?.kind === "literal" ? Array.from(part.text).map((_, at) => textOf(locationWithin(part, at, at + 1))) : [];
    expect(places).toEqual(["t", "\\t", "q", '\\"', "\\u00e9", "$$", "{", "x", "}"]);
  });

  it("takes the indentation from a heredoc and keeps the places of its lines", async () => {
    const text = "a = <<-EOT\n    one\n\n      two ${b}\n    EOT\n";
    const { body } = await read(text);
    const value = body.attributes[0]?.value;
    const [first] = value?.kind === "template" ? value.parts : [];
    expect(first).toMatchObject({ text: "one\n\n  two " });
    const lines =
      first?.kind === "literal"
        ? [
            [0, 3],
            [5, 11],
          ].map(([from = 0, to = 0]) => textOf(locationWithin(first, from, to)))
        : [];
    expect(lines).toEqual(["one", "  two "]);
  });

  it.each([
    ["a = 1\r\nb = <<EOT\r\nx\r\nEOT\r\n", ["a", "b"]],
    ["\ufeffa = 1\n", ["a"]],
    ["", []],
    ["# only a comment", []],
  ])("reads %j", async (text, names) => {
    const { body, problems } = await read(text);
    expect(problems).toEqual([]);
    expect(body.attributes.map(({ name }) => name)).toEqual(names);
  });

  it("reads chained conditionals from the right", async () => {
    const { body } = await read("a = b ? 1 : c ? 2 : 3\n");
    expect(body.attributes[0]?.value).toMatchObject({
      condition: { name: "b" },
      then: { text: "1" },
      otherwise: { condition: { name: "c" } },
    });
  });

  it("collects comments with their places", async () => {
    const text = "# one\na = 1 // two\n/* three\n   lines */\n";
    const { comments } = await read(text);
    expect(comments.map((comment) => [comment.text, textOf(comment.location)])).toEqual([
      ["one", "# one"],
      ["two", "// two"],
      ["three\n   lines", "/* three\n   lines */"],
    ]);
  });
});

describe("what cannot be read", () => {
  it.each<[string, string, [number, number, number, number]]>([
    [
      "a = \nb = 1\n",
      "Invalid expression; Expected the start of an expression, but found an invalid expression token.",
      [1, 5, 2, 1],
    ],
    [
      'resource "x" {\n  a = 1\n',
      "Unclosed configuration block; There is no closing brace for this block before the end of the file. This may be caused by incorrect brace nesting elsewhere in this file.",
      [1, 14, 1, 15],
    ],
    ["a = 1 b = 2\n", "Missing newline after argument; An argument definition must end with a newline.", [1, 7, 1, 8]],
    [
      "a = 1\na = 2\n",
      'Attribute redefined; The argument "a" was already set at this file:1,1-2. Each argument may be set only once.',
      [2, 1, 2, 2],
    ],
    [
      "a = 10.0.0.0/16\n",
      "Invalid number literal; Failed to recognize the value of this number literal.",
      [1, 5, 1, 13],
    ],
    [
      'x {\n  a = "${1 + }"\n}\n',
      "Invalid expression; Expected the start of an expression, but found an invalid expression token.",
      [2, 14, 2, 15],
    ],
    [
      'a = "\u{1f600}" b\n',
      "Missing newline after argument; An argument definition must end with a newline.",
      [1, 10, 1, 11],
    ],
  ])("%j is said in HashiCorp's words", async (text, message, [line, column, endLine, endColumn]) => {
    const { problems } = await read(text);
    expect(problems[0]?.message).toBe(message);
    const location = problems[0]?.location;
    expect(location && [startOf(location), endOf(location)]).toEqual([
      { line, column },
      { line: endLine, column: endColumn },
    ]);
  });

  it.each<[string, string, number]>([
    ["lists", `a = ${"[".repeat(5000)}${"]".repeat(5000)}\n`, 0],
    ["blocks", `${"a {\n".repeat(5000)}${"}\n".repeat(5000)}`, 0],
    ["steps", `a = b${".c".repeat(20_000)}\n`, 0],
    ["operators", `a = 1${" + 1".repeat(20_000)}\n`, 0],
    ["directives", `a = "${"%{ if x }".repeat(3000)}${"%{ endif }".repeat(3000)}"\n`, 0],
    ["lists that are not closed", `a = ${"[".repeat(100_000)}\n`, 1],
    ["blocks that are not closed", "a {\n".repeat(50_000), 1],
  ])("ends at thousands of %s", async (_, text, count) => {
    expect((await read(text)).problems).toHaveLength(count);
    // HashiCorp's parser answers again after a text that broke it.
    const { problems } = await read("a = \n");
    expect(problems.map(({ message }) => message)).toEqual([expect.stringContaining("Invalid expression")]);
  });

  it("still gives what can be read", async () => {
    const { body } = await read('resource "a" "b" {\n  c = 1\n}\n\nresource "d" "e" {\n  f =\n}\n');
    expect(body.blocks.map(({ labels }) => labels.map(({ text }) => text))).toContainEqual(["a", "b"]);
  });

  it("never throws on a mutated file", async () => {
    const text = readFileSync(join(fixtures, "terraform/syntax/odd.tf"), "utf8");
    const mutated = fc.tuple(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 6 }));
    await fc.assert(
      fc.asyncProperty(mutated, async ([at, removed, inserted]) => {
        const tree = await read(text.slice(0, at) + inserted + text.slice(at + removed));
        expect(Array.isArray(tree.problems)).toBe(true);
      }),
      { numRuns: 120 },
    );
  });

  it("never throws on random text", async () => {
    const words = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      '"',
      "${",
      "%{",
      "=",
      "a",
      "<<E\n",
      "\nE\n",
      "for",
      "if",
      ":",
      "?",
      ".",
      "*",
      "\n",
      "(",
      ")",
      "#",
      "\\",
      "\u{1f600}",
      "...",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 30 }), async (parts) => {
        const tree = await read(parts.join(""));
        expect(tree.body.location.end).toBe(parts.join("").length);
      }),
      { numRuns: 150 },
    );
  });
});
