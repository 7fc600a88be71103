import { describe, expect, it } from "vitest";
import { textOf } from "../../../../src/source/index.js";
import { moduleOf } from "./module.js";

describe("what is left out because of a limit", () => {
  it("is listed as not judged with the place of each value that is too large", async () => {
    const { unread } = await moduleOf({
      "main.tf": `locals {
  many = range(1000)
  all  = [for a in local.many : local.many]
}
resource "aws_iam_role" "r" {
  for_each = toset(["x", "y"])
  name     = join("", local.all)
  tags     = { all = [for a in local.many : local.many] }
}
module "called" {
  source = "./called"
}
`,
      "called/main.tf": `output "all" {
  value = [for a in range(1000) : range(1000)]
}
resource "aws_iam_role" "r" {
  name = join("", [for a in range(1000) : range(1000)])
}
`,
    });
    const reason = "a part was left out, because it is too large to follow";
    expect(unread?.map((one) => [one.reason, one.address, textOf(one.location)])).toEqual([
      [reason, "local.all", "[for a in local.many : local.many]"],
      [reason, 'aws_iam_role.r["x"]', "[for a in local.many : local.many]"],
      [reason, "module.called.aws_iam_role.r", "[for a in range(1000) : range(1000)]"],
    ]);
  });

  it("is listed with the first place where a module takes too long", async () => {
    const roles = Array.from(
      { length: 400 },
      (_, at) => `resource "aws_iam_role" "r${at}" {\n  name = length([for a in range(1000) : a + ${at}])\n}\n`,
    );
    const { unread = [] } = await moduleOf({ "main.tf": roles.join("") });
    expect(unread.map(({ reason }) => reason)).toEqual([
      "a part was left out, because the file or module takes too long to follow",
    ]);
    expect(unread[0]?.address).toMatch(/^aws_iam_role\.r\d+$/);
  });
});
