import { describe, expect, it } from "vitest";
import { lintTexts } from "../lint-texts.js";

const roles = `resource "aws_iam_role_policy" "it" {
  for_each = { a = "s3:GetObject", b = "s3:GetObjcet", c = var.third }
  role     = each.key
  policy   = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = each.value, Resource = "*" }]
  })
}
`;

const called = (name: string, third: string): string => `module "${name}" {
  source = "./roles"
  third  = "${third}"
}
`;

const module = `variable "third" {
  type = string
}

${roles}`;

/** The names at the ends of the messages. */
async function namesIn(files: Readonly<Record<string, string>>, linted = ["main.tf"]): Promise<readonly string[]> {
  const { messages } = await lintTexts(files, { linted, rules: ["known-action"] });
  return messages.map(({ message }) => /\.( \(.*\))?$/.exec(message)?.[1] ?? "");
}

describe("instances in messages", () => {
  it.each([
    [
      "the one of several that is wrong",
      roles.replace("var.third", '"s3:PutObject"'),
      ' (aws_iam_role_policy.it["b"])',
    ],
    [
      "all that are wrong",
      roles.replace(", c = var.third", "").replace("each.value", '"s3:GetObjcet"'),
      ' (aws_iam_role_policy.it["a"] and aws_iam_role_policy.it["b"])',
    ],
    [
      "not where the place says which it is",
      `locals {\n  all = { a = "s3:GetObject", b = "s3:GetObjcet" }\n}\n` + roles.replace(/\{ a.*\}/, "local.all"),
      "",
    ],
    ["not the only one", roles.replace(/\{ a.*\}/, '{ b = "s3:GetObjcet" }'), ""],
    [
      "not a block that is not repeated",
      roles.replace(/ *for_each.*\n/, "").replace("each.value", '"s3:GetObjcet"'),
      "",
    ],
  ])("%s", async (_, text, names) => {
    expect(await namesIn({ "main.tf": text })).toEqual([names]);
  });

  it("the one of several calls that is wrong", async () => {
    const own = module.replace(/\{ a.*\}/, "{ c = var.third }");
    const main = called("right", "s3:GetObject") + called("wrong", "s3:GetObjcet");
    expect(await namesIn({ "main.tf": main, "roles/main.tf": own })).toEqual([
      ' (module.wrong.aws_iam_role_policy.it["c"])',
    ]);
  });
});
