import { describe, expect, it } from "vitest";
import { moduleOf } from "../module.js";

const called = { "mods/dms/main.tf": 'resource "aws_iam_role" "r" { name = "writer" }' };

async function rolesOf(main: string, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const template = await moduleOf({ "main.tofu": main, ...called, ...files });
  return [...template.resources.keys()];
}

describe("the source of a called module, which OpenTofu reads early", () => {
  it.each([
    ["a local", 'locals { dir = "./mods/dms" }', "local.dir"],
    ["a local in a text", 'locals { base = "./mods" }', '"${local.base}/dms"'],
    ["a local of a local", 'locals {\n base = "./mods"\n dir = "${local.base}/dms"\n}', "local.dir"],
    ["an element of a local", 'locals { dirs = { dms = "./mods/dms" } }', "local.dirs.dms"],
    ["the path of the root", "", '"${path.module}/mods/dms"'],
    ["parentheses", "", '("./mods/dms")'],
  ])("is known with %s", async (_, more, source) => {
    expect(await rolesOf(`${more}\nmodule "m" { source = ${source} }`)).toEqual(["module.m.aws_iam_role.r"]);
  });

  it("is known with a variable that has a value in a file of values", async () => {
    const main = 'variable "name" {}\nmodule "m" { source = "./mods/${var.name}" }';
    expect(await rolesOf(main, { "terraform.tfvars": 'name = "dms"' })).toEqual(["module.m.aws_iam_role.r"]);
  });

  it("is that of the run's own value, which wins over the file", async () => {
    const files = {
      "main.tofu": 'variable "name" {}\nmodule "m" { source = "./mods/${var.name}" }',
      "terraform.tfvars": 'name = "other"',
      ...called,
    };
    const { resources } = await moduleOf(files, { variables: { name: "dms" } });
    expect([...resources.keys()]).toEqual(["module.m.aws_iam_role.r"]);
  });

  it.each([
    ["a default, which is not the only value", 'variable "dir" { default = "./mods/dms" }', "var.dir"],
    ["locals in a circle", 'locals { dir = "${local.dir}/dms" }', "local.dir"],
    ["a local that is not there", "", '"./mods/${local.none}"'],
    ["a directive", "", '"./mods/%{ if true }dms%{ endif }"'],
  ])("is not known with %s", async (_, more, source) => {
    expect(await rolesOf(`${more}\nmodule "m" { source = ${source} }`)).toEqual([]);
  });

  it("is not taken from the path of a module that is called itself, which is not its own folder", async () => {
    const inner = { "mods/outer/main.tf": 'module "n" { source = "${path.module}/../dms" }' };
    expect(await rolesOf('module "m" { source = "./mods/outer" }', inner)).toEqual([]);
  });
});
