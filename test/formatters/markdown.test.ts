import { describe, expect, it } from "vitest";
import { format } from "../../src/formatters/index.js";
import { context, message, result } from "./results.js";

const open = {
  ruleId: "role-trust",
  address: "Resources.Role",
  reason: "parameter Role is not known",
  line: 3,
  column: 5,
};

describe("markdown", () => {
  it("has a table with what can be done, and what is not reported", async () => {
    const edit = { filePath: "/project/iam.tf", range: [1, 1] as const, text: "x" };
    const found = message({
      ...{ line: 7, column: 3, fixes: [edit] },
      related: [{ filePath: "/project/iam.tf", line: 4, column: 1, endLine: 5, endColumn: 1, message: "the role" }],
      suggestions: [{ messageId: "add", desc: "Let it.", fixes: [edit] }],
    });
    const suppressed = { ...message({}), suppressions: [{ kind: "file", justification: "" }] } as const;
    const results = [
      result("/project/infra/a.yaml", [found, message({ severity: 1, ruleId: "pass-role" })], {
        suppressedMessages: [suppressed],
        notJudged: [open, { ...open, ruleId: "pass-role" }, { ...open, address: "Resources.Other" }],
      }),
    ];
    const rulesMeta = { "role-trust": { description: "", url: "https://example.com/rules/role-trust" } };
    const text = await format("markdown", results, { ...context, rulesMeta, listNotJudged: true });
    expect(text).toMatchInlineSnapshot(`
      "### dmslint: 2 problems (1 error, 1 warning)

      | severity | place | finding | rule |
      |---|---|---|---|
      | ❌ error | <code>infra/a.yaml:7:3</code> | Role TargetRole cannot be assumed.<br>related: <code>iam.tf:4:1</code> the role<br><code>--fix</code> corrects it.<br>suggestion: Let it. | <a href="https://example.com/rules/role-trust">role-trust</a> |
      | ⚠️ warning | <code>infra/a.yaml:1:1</code> | Role TargetRole cannot be assumed. | pass-role |

      <details><summary>3 checks could not be judged</summary>

      - parameter Role is not known (<code>Resources.Role</code> and 1 more)

      </details>

      1 problem is suppressed.
      "
    `);
  });

  it("says that nothing was found", async () => {
    expect(await format("markdown", [result("/project/a.yaml", [])], context)).toBe("### dmslint: no problems\n");
  });

  it.each([
    [
      "a cell or a tag",
      "a | b <img> *c* `d` [e](f) ~g~ $h$",
      "a &#124; b &#60;img&#62; &#42;c&#42; &#96;d&#96; &#91;e&#93;(f) &#126;g&#126; &#36;h&#36;",
    ],
    ["a call of a person or a link to an issue", "ask @team, or #12.", "ask <code>@team</code>, or <code>#12</code>."],
    ["a question about one", "did you mean s3:GetObject?", "did you mean <code>s3:GetObject</code>?"],
    [
      "a picture",
      "arn:aws:secretsmanager:eu-west-1:1:secret:x: no",
      "<code>arn:aws:secretsmanager:eu-west-1:1:secret:x</code>: no",
    ],
  ])("makes no text %s", async (_, text, expected) => {
    expect(await format("markdown", [result("/project/a.yaml", [message({ message: text })])], context)).toContain(
      `| ${expected} |`,
    );
  });

  it("is never too long for a comment", async () => {
    const messages = [...Array(2000).keys()].map((line) => message({ line: line + 1 }));
    const text = await format("markdown", [result("/project/a.yaml", messages)], context);
    expect(text.length).toBeLessThan(65_536);
    const shown = text.split("\n").filter((line) => line.startsWith("| ❌")).length;
    expect(shown).toBeGreaterThan(400);
    expect(text).toContain(`${String(2000 - shown)} more problems are not shown here.`);
  });
});
