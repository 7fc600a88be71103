import { describe, expect, it } from "vitest";
import { display } from "../../../../../src/tree/index.js";
import { moduleOf } from "../module.js";

/** Every policy document of a module: `holder address: action, …`. */
async function documentsOf(text: string): Promise<readonly string[]> {
  const { documents } = await moduleOf({ "main.tf": text });
  return documents.map(({ address, document, holderKind }) => {
    const actions = document.statements.flatMap(({ actions }) => actions?.items.map(({ text }) => display(text)) ?? []);
    return `${holderKind} ${address}: ${actions.join(", ")}`;
  });
}

describe("a policy whose statements another document replaces", () => {
  const outer = (name: string, rest: string): string => `data "aws_iam_policy_document" "b" {
  ${name} = [data.aws_iam_policy_document.a.json]
  ${rest}
}
output "o" { value = data.aws_iam_policy_document.b.json }
`;
  const inner = `data "aws_iam_policy_document" "a" {
  statement {
    sid       = "One"
    actions   = ["s3:*"]
    resources = ["*"]
  }
}
`;
  const own = 'statement {\n sid = "One"\n actions = ["s3:Get*"]\n resources = ["*"]\n }';
  const merged = "unseen data.aws_iam_policy_document.b: s3:Get*";
  const left = "unseen data.aws_iam_policy_document.a: s3:*";

  it.each<[string, string, readonly string[]]>([
    ["not if that alone takes it", outer("source_policy_documents", own), [merged]],
    [
      "not if a local hands it on",
      `${outer("source_policy_documents", own).replace("[data.aws_iam_policy_document.a.json]", "local.all")}
locals {\n all = [data.aws_iam_policy_document.a.json]\n}`,
      [merged],
    ],
    [
      "if an output has it too",
      `${outer("source_policy_documents", own)}output "a" { value = data.aws_iam_policy_document.a.json }`,
      [left, merged],
    ],
    [
      "if an argument of a type that is not known has it too",
      `${outer("source_policy_documents", own)}resource "aws_new" "a" {\n p = data.aws_iam_policy_document.a.json\n}`,
      [left, merged],
    ],
    ["if it is an override, which others do not replace", outer("override_policy_documents", own), [left]],
    [
      "if what else is included is not known",
      outer("source_policy_documents", `override_policy_documents = [var.x]\n${own}`) + 'variable "x" {}',
      [left],
    ],
  ])("is read %s", async (_, text, expected) => {
    expect((await documentsOf(`${inner}${text}`)).toSorted()).toEqual(expected);
  });
});
