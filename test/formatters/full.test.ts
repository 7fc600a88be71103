import { describe, expect, it } from "vitest";
import { format } from "../../src/formatters/index.js";
import { context, message, result } from "./results.js";

const sources = new Map([
  ["/project/main.tf", `${"\n".repeat(97)}endpoint {\n  role = aws_iam_role.lake.arn\n}\n`],
  ["/project/iam.tf", 'resource "aws_iam_role" "lake" {\n  name = "lake"\n}\n'],
]);
const sourceOf = (path: string) => {
  const text = sources.get(path);
  return text === undefined ? undefined : { text, secrets: [] };
};

describe("full", () => {
  it("says what a related place is below it where both do not fit on a line", async () => {
    const place = { filePath: "/project/iam.tf", line: 1, column: 1, endLine: 1, endColumn: 9 };
    const results = [result("/project/main.tf", [message({ related: [{ ...place, message: "the role of it" }] })])];
    expect(await format("full", results, { ...context, width: 30, sourceOf })).toContain(
      " --> iam.tf:1:1\n     related: the role of it\n  |\n1 | resource",
    );
  });

  it("shows the source of a finding and of what is related, and what can be done", async () => {
    const edit = { filePath: "/project/iam.tf", range: [1, 1] as const, text: "x" };
    const found = message({
      ...{ line: 99, column: 10, endLine: 99, endColumn: 31 },
      related: [
        { filePath: "/project/iam.tf", line: 1, column: 1, endLine: 3, endColumn: 2, message: "the role" },
        { filePath: "/project/gone.tf", line: 5, column: 1, endLine: 5, endColumn: 2, message: "its policy" },
      ],
      suggestions: [{ messageId: "add", desc: "Let dms.amazonaws.com assume lake.", fixes: [edit] }],
    });
    const rulesMeta = { "role-trust": { description: "", url: "https://example.com/rules/role-trust" } };
    expect(await format("full", [result("/project/main.tf", [found])], { ...context, rulesMeta, sourceOf }))
      .toMatchInlineSnapshot(`
        "
        error[role-trust]: Role TargetRole cannot be assumed.
           --> main.tf:99:10
            |
         99 |   role = aws_iam_role.lake.arn
            |          ^^^^^^^^^^^^^^^^^^^^^
           --> iam.tf:1:1 related: the role
            |
          1 | resource "aws_iam_role" "lake" {
            | --------------------------------
          2 |   name = "lake"
            |   -------------
          3 | }
            | -
           --> gone.tf:5:1 related: its policy
            = suggestion: Let dms.amazonaws.com assume lake.
            = see: https://example.com/rules/role-trust

        ✖ 1 problem (1 error, 0 warnings)
          1 has a suggestion (--fix-suggestions).

        "
      `);
  });

  it("shows a finding without a source, wrapped in a terminal", async () => {
    const found = message({ severity: 1, message: "Role TargetRole cannot be assumed by anybody.", fixes: [] });
    expect(await format("full", [result("/project/a.yaml", [found])], { ...context, width: 50 }))
      .toMatchInlineSnapshot(`
      "
      warning[role-trust]: Role TargetRole cannot be
      assumed by anybody.
       --> a.yaml:1:1
        = fix: --fix corrects it

      ✖ 1 problem (0 errors, 1 warning)
        1 warning potentially fixable with --fix.

      "
    `);
  });

  it("has links in terminals that know them", async () => {
    const rulesMeta = { "role-trust": { description: "", url: "https://example.com/x" } };
    const text = await format("full", [result("/project/a b.tf", [message({})])], {
      ...context,
      rulesMeta,
      hyperlinks: true,
    });
    expect(text).toContain("\u001B]8;;https://example.com/x\u001B\\role-trust\u001B]8;;\u001B\\");
    expect(text).toContain("\u001B]8;;file:///project/a%20b.tf\u001B\\a b.tf:1:1\u001B]8;;\u001B\\");
  });
});
