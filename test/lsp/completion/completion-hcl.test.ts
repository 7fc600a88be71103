import { describe, expect, it } from "vitest";
import { completer, hcl, type Completed } from "./completed.js";

const complete = completer();

const inPolicy = async (statement: string): Promise<Completed> => complete("dms.tf", hcl(statement));

describe("in an expression of HCL", () => {
  it.each([
    'Action = var.x ? "s3:|" : "x"',
    'Action = var.x ? "x" : "s3:|"',
    'Action = var.x ? ["x"] : ["s3:|"]',
    'Action = [var.x ? "s3:|" : "x"]',
    'Action = (var.x\n ? "s3:|"\n : "x")',
    'Action = var.x == "a" && length(var.y) > 0 ? "s3:|" : var.z ? "x" : "y"',
  ])("both values can be completed: %s", async (marked) => {
    expect((await inPolicy(marked)).taken("s3:PutObject")).toBe(hcl(marked.replace("s3:|", "s3:PutObject")));
  });

  it.each([
    'Action = [for name in var.names : "s3:|"]',
    'Action = [for name in ["a", "b"] : "s3:|" if name != "b"]',
    'Action = { read = ["s3:|"], write = ["x"] }[var.mode]',
    'Action = lookup({ read = "s3:|" }, var.mode, "x")',
  ])("what is chosen from can be completed: %s", async (marked) => {
    expect((await inPolicy(marked)).taken("s3:PutObject")).toBe(hcl(marked.replace("s3:|", "s3:PutObject")));
  });

  it.each(['Action = var.x == "|" ? "x" : "y"', 'Action = { for k in var.x : k => "|" }'])(
    "what is compared or made a mapping is no action: %s",
    async (marked) => {
      expect((await inPolicy(marked)).items).toEqual([]);
    },
  );

  it("what follows belongs to the statement", async () => {
    const { taken } = await inPolicy('Effect = var.x ? "Allow" : "Deny"\n|');
    expect(taken("Action")).toBe(hcl('Effect = var.x ? "Allow" : "Deny"\nAction = '));
  });
});

it.each([
  ["Condition = { | }", "StringEquals", "Condition = { StringEquals =  }"],
  ["Condition = { StringEquals = { | } }", "aws:SourceVpc", 'Condition = { StringEquals = { "aws:SourceVpc" =  } }'],
  [
    'Condition = { StringEquals = { aw| = "x" } }',
    "aws:SourceVpc",
    'Condition = { StringEquals = { "aws:SourceVpc" = "x" } }',
  ],
])("a key of HCL with a colon is written in quotes: %s", async (marked, label, expected) => {
  expect((await inPolicy(marked)).taken(label)).toBe(hcl(expected));
});
