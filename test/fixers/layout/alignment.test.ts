import { describe, expect, it } from "vitest";
import { alignedWith, unaligned } from "../../../src/fixers/layout/alignment.js";
import { applyEdits, sourceFile, type SourceFile, type TextEdit } from "../../../src/source/index.js";

interface Case {
  readonly name: string;
  readonly text: string;
  /** Absent: nothing changes. */
  readonly after?: string;
}

/** `|` stands where the value begins. */
function changed(text: string, edits: (file: SourceFile, at: number) => readonly TextEdit[]): string {
  const file = sourceFile("main.tf", text.replace("|", ""));
  return applyEdits(file.text, edits(file, text.indexOf("|")));
}

const lines = (...all: readonly string[]): string => all.join("\n");

describe("a value that gets several lines", () => {
  const cases: readonly Case[] = [
    {
      name: "the longest key",
      text: lines('Effect   = "Allow"', 'Action   = "s3:*"', 'Resource = |"*"'),
      after: lines('Effect = "Allow"', 'Action = "s3:*"', 'Resource = "*"'),
    },
    {
      name: "one of several long keys",
      text: lines('Sid       = ""', 'NotAction = |"s3:*"', 'Effect    = "Allow"', 'Resource  = "*"'),
      after: lines('Sid = ""', 'NotAction = "s3:*"', 'Effect   = "Allow"', 'Resource = "*"'),
    },
    {
      name: "a short key",
      text: lines('Action   = |"s3:*"', 'Resource = "*"'),
      after: lines('Action = "s3:*"', 'Resource = "*"'),
    },
    {
      name: "between other lines",
      text: lines('Sid   = ""', "", 'Effect   = "Allow"', 'Resource = |"*"', "Condition = {", "  a = 1", "}"),
      after: lines('Sid   = ""', "", 'Effect = "Allow"', 'Resource = "*"', "Condition = {", "  a = 1", "}"),
    },
    {
      name: "beside texts in texts, and quoted keys",
      text: lines('"a-b"    = [for one in var.x : "${one["a"]}"]', "(var.a)  = 1", '"abcdef" = |"*"'),
      after: lines('"a-b"   = [for one in var.x : "${one["a"]}"]', "(var.a) = 1", '"abcdef" = "*"'),
    },
    {
      name: "beside values with brackets on one line",
      text: lines('"a-b"    = [for one in var.x : one] # {', '(var.a)  = "{"', '"abcdef" = |"*"'),
      after: lines('"a-b"   = [for one in var.x : one] # {', '(var.a) = "{"', '"abcdef" = "*"'),
    },
    { name: "lines that are not aligned", text: lines('Effect = "Allow"', 'Resource = |"*"') },
    { name: "a comparison", text: "  a == |b" },
    { name: "no key in front of it", text: "  [|a]" },
    {
      name: "line ends of Windows",
      text: 'Effect   = "Allow"\r\nResource = |"*"\r\n',
      after: 'Effect = "Allow"\r\nResource = "*"\r\n',
    },
  ];
  it.each(cases)("$name", ({ text, after }) => {
    expect(changed(text, unaligned)).toBe(after ?? text.replace("|", ""));
  });
});

describe("a line that comes beside others", () => {
  const cases: readonly Case[] = [
    {
      name: "with a longer key",
      text: lines('Id|  = "it"', 'Sid = ""'),
      after: lines('Id      = "it"', 'Sid     = ""'),
    },
    { name: "with a key as long", text: lines('Id|      = "it"', 'Another = ""') },
    { name: "beside an object", text: lines("Id| = {", "}") },
    { name: "beside a heredoc", text: lines("Id| = <<EOT", "EOT") },
    { name: "beside lines that are not aligned", text: lines('Id| = "it"', 'Sid = ""') },
  ];
  it.each(cases)("$name", ({ text, after }) => {
    expect(changed(text, (file, at) => alignedWith(file, at, "Version"))).toBe(after ?? text.replace("|", ""));
  });
});
