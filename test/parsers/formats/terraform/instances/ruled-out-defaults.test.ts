import { describe, expect, it } from "vitest";
import { entryOf } from "../../../../../src/tree/index.js";
import { moduleOf, shown } from "../module.js";

const variables = `
variable "url" {
  type    = string
  default = ""
}
variable "on" {
  type    = bool
  default = false
}
locals {
  bucket = trimspace(var.url) != "" ? split("/", var.url)[0] : ""
}
`;

async function valueIn(repetition: string, around = ""): Promise<unknown> {
  const text = `resource "x" "y" {\n  ${repetition}\n  value = local.bucket\n  plain = var.url\n}\n${variables}${around}`;
  const template = await moduleOf({ "main.tf": text });
  const [resource] = template.resources.values();
  return resource && shown(entryOf(resource.properties, "plain")?.value);
}

const open = "?variable url cannot have its default here";

describe("the default of a variable with which a resource would not exist", () => {
  it.each([
    ["behind a function", `count = trimspace(var.url) != "" ? 1 : 0`, open],
    ["behind a local value", `count = local.bucket != "" ? 1 : 0`, open],
    ["beside another variable", `count = var.on && local.bucket != "" ? 1 : 0`, open],
    ["in for_each", `for_each = local.bucket != "" ? toset(["a"]) : toset([])`, open],
    [
      "in a condition that says it",
      `count = var.url != "" ? 1 : 0`,
      "?the condition of the resource rules out the default of the variable",
    ],
  ])("does not count: %s", async (_, repetition, expected) => {
    expect(await valueIn(repetition)).toBe(expected);
  });

  it.each([
    ["of which it does not depend", "count = var.on ? 1 : 0"],
    ["with which it may exist", `count = trimspace(var.url) != "" || var.other != "" ? 1 : 0`],
    ["with which it exists", `count = trimspace(var.url) == "" ? 1 : 0`],
  ])("counts where it is a variable %s", async (_, repetition) => {
    expect(await valueIn(repetition, 'variable "other" {}\n')).toBe("");
  });

  it("does not count in a called module that is passed the variable", async () => {
    const template = await moduleOf({
      "main.tf": `module "it" {\n  source = "./it"\n  name   = var.url\n}\n${variables}`,
      "it/main.tf": `variable "name" {}
resource "x" "y" {
  count = trimspace(var.name) != "" ? 1 : 0
  plain = var.name
}
`,
    });
    const [resource] = template.resources.values();
    expect(resource && shown(entryOf(resource.properties, "plain")?.value)).toBe(open);
  });
});

it("a list of many instances under one condition is not evaluated again for each of them", async () => {
  const keys = Array.from({ length: 700 }, (_, at) => `"k${String(at)}"`).join(", ");
  const text = `resource "x" "y" {\n  for_each = var.on ? toset([${keys}]) : toset([])\n}\n`;
  const template = await moduleOf({ "main.tf": `${text}${variables}` });
  expect(template.unread).toEqual([]);
  expect(template.resources.size).toBe(700);
});
