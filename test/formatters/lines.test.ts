import { describe, expect, it } from "vitest";
import { format } from "../../src/formatters/index.js";
import { context, message, result } from "./results.js";

const open = { ruleId: null, address: "Resources.Role", reason: "parameter Role has no value", line: 3, column: 5 };
const results = [
  result(
    "/project/infra/a & b.yaml",
    [
      message({ line: 7, column: 3, message: 'Role "x" <y> | *z* cannot.' }),
      message({ severity: 1, ruleId: "pass-role" }),
      message({ ruleId: null, fatal: true, message: "Not closed." }),
    ],
    { notJudged: [open] },
  ),
  result("/project/clean.tf", []),
];

describe("compact", () => {
  it("has one line a finding, and nothing else", async () => {
    expect(await format("compact", results, context)).toMatchInlineSnapshot(`
      "infra/a & b.yaml:7:3: error: Role "x" <y> | *z* cannot. [role-trust]
      infra/a & b.yaml:1:1: warning: Role TargetRole cannot be assumed. [pass-role]
      infra/a & b.yaml:1:1: error: Not closed. [syntax]
      "
    `);
  });

  it("also has a line for what was not judged, if that is asked for", async () => {
    const text = await format("compact", results.slice(0, 1), { ...context, listNotJudged: true });
    expect(text.split("\n").slice(-2)).toMatchInlineSnapshot(`
      [
        "infra/a & b.yaml:3:5: note: not judged: Resources.Role: parameter Role has no value [every rule]",
        "",
      ]
    `);
  });
});

describe("checkstyle", () => {
  it("has an element a file, with an element a finding", async () => {
    expect(await format("checkstyle", results, { ...context, cwd: "/project/infra" })).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <checkstyle version="4.3">
        <file name="infra/a &amp; b.yaml">
          <error line="7" column="3" severity="error" message="Role &quot;x&quot; &lt;y&gt; | *z* cannot." source="dmslint.role-trust" />
          <error line="1" column="1" severity="warning" message="Role TargetRole cannot be assumed." source="dmslint.pass-role" />
          <error line="1" column="1" severity="error" message="Not closed." source="dmslint.syntax" />
        </file>
        <file name="clean.tf">
        </file>
      </checkstyle>
      "
    `);
  });
});
