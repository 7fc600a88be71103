import { expect, it } from "vitest";
import { renderEdits } from "../../../src/fixers/index.js";
import { trust } from "../documents/terraform-trust-texts.js";
import { parse } from "../edit-case.js";
import { addVpcRole } from "../edits.js";

const role = `resource "aws_iam_role" "other" {
  assume_role_policy = ${trust}
}
`;
const own = role.replace("other", "own");
const instance = `resource "aws_dms_replication_instance" "main" {
  replication_instance_id = "main"
}
`;

/** The file of a module to whose end a new role is written. */
async function fileOfNewRole(files: Readonly<Record<string, string>>): Promise<string | undefined> {
  const template = await parse("variables.tf", { "variables.tf": 'variable "vpc" {}\n', ...files });
  const edits = renderEdits([addVpcRole("aws_dms_replication_instance.main", "dms_vpc_role")(template)], template);
  return edits?.find(({ text }) => text.includes("aws_iam_role"))?.location.file.path;
}

it.each<[string, string, Readonly<Record<string, string>>]>([
  ["the file with the roles", "iam.tf", { "iam.tf": role, "main.tf": instance }],
  ["the file with the DMS resources, if it has roles", "main.tf", { "iam.tf": role, "main.tf": instance + own }],
  ["that file, if another one has no roles yet", "main.tf", { "iam.tf": "locals {}\n", "main.tf": instance }],
  ["that file, if those with roles are for other things", "main.tf", { "lambda.tf": role, "main.tf": instance }],
  ["that file, if several are for roles", "main.tf", { "iam.tf": role, "roles.tf": own, "main.tf": instance }],
  ["the one for DMS of several", "dms_iam.tf", { "dms_iam.tf": own, "iam.tf": role, "main.tf": instance }],
])("a new role goes into %s: %s", async (_, expected, files) => {
  expect(await fileOfNewRole(files)).toBe(expected);
});
