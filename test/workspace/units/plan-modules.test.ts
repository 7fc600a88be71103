import { relative } from "node:path";
import { describe, expect, it } from "vitest";
import { openedFolder, workspace } from "../workspace.js";

const role = (name: string): string => `resource "aws_iam_role" "${name}" {\n  assume_role_policy = "{}"\n}\n`;

function planOf(...names: readonly string[]): string {
  const resources = names.map((name) => ({
    ...{ address: `aws_iam_role.${name}`, mode: "managed", type: "aws_iam_role", name },
  }));
  return JSON.stringify({
    format_version: "1.2",
    terraform_version: "1.9.8",
    planned_values: { root_module: { resources: resources.map((one) => ({ ...one, values: {} })) } },
    configuration: { root_module: { resources: resources.map((one) => ({ ...one, expressions: {} })) } },
  });
}

/** The folders of the modules that the plans of some files were made from, by the path of the plan. */
async function modulesOf(
  files: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string | undefined>>> {
  const cwd = workspace(files);
  const opened = await openedFolder(cwd);
  const plans = opened.units.filter(({ path }) => path.endsWith("plan.json"));
  return Object.fromEntries(plans.map(({ module, path }) => [relative(cwd, path), module && relative(cwd, module)]));
}

describe("the module that a plan was made from", () => {
  it("is in the folder of the plan or above it, whatever other modules declare", async () => {
    const files = { "app/main.tf": role("a"), "app/plans/plan.json": planOf("a"), "other/main.tf": role("a") };
    expect(await modulesOf(files)).toEqual({ "app/plans/plan.json": "app" });
  });

  it("is the only other one that declares all of it", async () => {
    const files = {
      "one/main.tf": role("a"),
      "two/main.tf": role("a"),
      "two/more.tf": role("b"),
      "three/main.tf": role("ab"),
      "plans/plan.json": planOf("a", "b"),
    };
    expect(await modulesOf(files)).toEqual({ "plans/plan.json": "two" });
  });

  it("is not chosen among several, nor where none declares all of it", async () => {
    const modules = { "one/main.tf": role("a"), "two/main.tf": role("a"), "three/main.tf": role("a") };
    const plans = { "plans/plan.json": planOf("a"), "plans/b-plan.json": planOf("a", "c") };
    expect(await modulesOf({ ...modules, ...plans })).toEqual({
      "plans/plan.json": undefined,
      "plans/b-plan.json": undefined,
    });
  });
});
