import { describe, expect, it } from "vitest";
import { moduleOf } from "../module.js";

const dms = "terraform-aws-modules/dms/aws";
const role = "terraform-aws-modules/iam/aws//modules/iam-role";
const repository = "github.com/terraform-aws-modules/terraform-aws-iam";

const read = [
  ["the newest version", dms],
  ["an older one", dms, "~> 1.6"],
  ["a version with a v", dms, "v2.6.1"],
  ["a range", dms, ">= 1.2, < 3.0.0"],
  ["the major version alone", dms, "2"],
  ["a submodule", role, "~> 6.0"],
  ["a submodule of OpenTofu's registry", `registry.opentofu.org/${role}`, "6.5.0"],
  ["a submodule of a repository", `git::https://${repository}.git//modules/iam-role?ref=v6.5.0`],
  ["a submodule without git", `${repository}//modules/iam-role?ref=v6.0.0`],
  ["a clone that is not deep", `git::https://${repository}.git//modules/iam-role?depth=1&ref=v6.5.0`],
  ["one of several major versions", "terraform-aws-modules/iam/aws//modules/iam-assumable-role", "~> 3.0"],
  ["a submodule that a newer version does not have", "terraform-aws-modules/iam/aws//modules/iam-assumable-role"],
] as const;

const unread = [
  ["a version that is not known", role, "~> 5.0"],
  ["a newer version", dms, ">= 3.0"],
  [
    "a commit whose first character is a number that is known",
    "git::https://github.com/terraform-aws-modules/terraform-aws-dms.git?ref=2f1c0d2",
  ],
  ["a commit", `git::https://${repository}.git//modules/iam-role?ref=6f1c0d2e5b`],
  ["a branch", `git::https://${repository}.git//modules/iam-role?ref=master`],
  ["the folder above", `git::https://${repository}.git?ref=v6.5.0`],
  ["a submodule that is not known", "terraform-aws-modules/iam/aws//modules/iam-account", "~> 6.0"],
  ["a registry of one's own", "app.terraform.io/example/dms/aws", "2.0.0"],
] as const;

describe("a public module that is not here", () => {
  it.each(read)("is known: %s", async (_, source, version?: string) => {
    expect(await openReason(source, version && `"${version}"`)).toBeUndefined();
  });

  it.each(unread)("is not known: %s", async (_, source, version?: string) => {
    expect(await openReason(source, version && `"${version}"`)).toMatch(/^module one is not read/);
  });

  it("is not known where an expression gives its version", async () => {
    expect(await openReason(dms, "var.version_of_dms")).toMatch(/^module one is not read/);
  });
});

async function openReason(source: string, version?: string): Promise<string | undefined> {
  const constraint = version ? `  version = ${version}\n` : "";
  const text = `module "one" {\n  source = "${source}"\n${constraint}  name = "one"\n}\n`;
  return (await moduleOf({ "main.tf": text })).incompleteReason;
}
