import { describe, expect, it } from "vitest";
import { format, type FormatContext } from "../../src/formatters/index.js";
import type { LintResult } from "../../src/linter/index.js";
import { context, message, result } from "./results.js";

const stylish = (results: readonly LintResult[], rest: Partial<FormatContext> = {}): Promise<string> =>
  format("stylish", results, { ...context, ...rest });

const long =
  "Endpoint TargetEndpoint cannot delete objects in arn:aws:s3:::orders-lake/*: role LakeRole grants s3:PutObject only, and a full load with DROP_AND_CREATE deletes.";

describe("stylish", () => {
  it("shows place, severity, sentence, rule and related places, wrapped to the width", async () => {
    const related = [
      { filePath: "/project/iam.tf", line: 40, column: 5, endLine: 41, endColumn: 1, message: "the role" },
      {
        filePath: "/project/modules/lake/main.tf",
        line: 2,
        column: 1,
        endLine: 2,
        endColumn: 9,
        message: "the statement that almost grants it",
      },
    ];
    const results = [
      result("/project/main.tf", [
        message({ line: 7, column: 3, message: long, ruleId: "role-permissions", related }),
        message({ line: 120, column: 11, severity: 1, message: "Short.", ruleId: "account-role-present" }),
      ]),
    ];
    expect(await stylish(results)).toMatchInlineSnapshot(`
      "
      main.tf
        7:3     error    Endpoint TargetEndpoint cannot delete objects in
                         arn:aws:s3:::orders-lake/*: role LakeRole grants s3:PutObject
                         only, and a full load with DROP_AND_CREATE deletes.
                         role-permissions
                         related: iam.tf:40:5 the role
                         related: modules/lake/main.tf:2:1 the statement that almost
                                  grants it
        120:11  warning  Short.  account-role-present

      ✖ 2 problems (1 error, 1 warning)

      "
    `);
  });

  it("counts, and says what can be mended", async () => {
    const edit = { filePath: "/project/a.yaml", range: [1, 1] as const, text: "x" };
    const suggestion = { messageId: "add", desc: "Add it.", fixes: [edit] };
    const results = [
      result("/project/a.yaml", [
        message({ fixes: [edit] }),
        message({ severity: 1, fixes: [edit] }),
        message({ suggestions: [suggestion] }),
      ]),
    ];
    expect((await stylish(results)).split("\n").slice(-4).join("\n")).toMatchInlineSnapshot(`
      "  1 error and 1 warning potentially fixable with --fix; 1 has a suggestion
        (--fix-suggestions).

      "
    `);
  });

  it("shows a syntax error", async () => {
    const results = [
      result("/project/a.yaml", [message({ ruleId: null, fatal: true, message: "A mapping is not closed." })]),
    ];
    expect(await stylish(results)).toMatchInlineSnapshot(`
      "
      a.yaml
        1:1  error  A mapping is not closed.  syntax

      ✖ 1 problem (1 error, 0 warnings)

      "
    `);
  });

  it("prints nothing for clean files, and only the count where something was not judged", async () => {
    expect(await stylish([result("/project/a.yaml", [])])).toBe("");
    const open = {
      ruleId: "role-trust",
      address: "Resources.Role",
      reason: "parameter Service has no value",
      line: 3,
      column: 5,
    };
    expect(await stylish([result("/project/a.yaml", [], { notJudged: [open] })])).toMatchInlineSnapshot(`
      "
        1 check could not be judged (--not-judged lists them).

      "
    `);
  });

  it("counts what is suppressed", async () => {
    const suppressed = { ...message({}), suppressions: [{ kind: "directive", justification: "why" }] } as const;
    const open = { ruleId: "role-trust", address: "", reason: "parameter Service has no value", line: 3, column: 5 };
    expect(await stylish([result("/project/a.yaml", [], { suppressedMessages: [suppressed] })])).toBe(
      "\n  1 problem is suppressed.\n\n",
    );
    const suppressedMessages = [suppressed, suppressed];
    expect(await stylish([result("/project/a.yaml", [], { suppressedMessages, notJudged: [open] })])).toBe(
      "\n  1 check could not be judged (--not-judged lists them); 2 problems are\n  suppressed.\n\n",
    );
  });

  it("lists what was not judged when asked", async () => {
    const notJudged = [
      { ruleId: "role-trust", address: "Resources.Role", reason: "parameter Service has no value", line: 3, column: 5 },
      {
        ruleId: "role-permissions",
        address: "Resources.Target",
        reason: "the role comes from parameter RoleArn, which has no value and no default",
        line: 12,
        column: 7,
      },
    ];
    expect(await stylish([result("/project/a.yaml", [], { notJudged })], { listNotJudged: true }))
      .toMatchInlineSnapshot(`
        "
        Not judged:

        parameter Service has no value
          a.yaml:3:5  Resources.Role: role-trust

        the role comes from parameter RoleArn, which has no value and no default
          a.yaml:12:7  Resources.Target: role-permissions

          2 checks could not be judged.

        "
      `);
  });

  it("colours only when told to", async () => {
    const results = [result("/project/a.yaml", [message({})])];
    expect(await stylish(results)).not.toContain("\u001B[");
    expect(await stylish(results, { color: true })).toContain("\u001B[31merror\u001B[39m");
  });

  it("does not wrap where no terminal shows it", async () => {
    const notJudged = [{ ruleId: "role-trust", address: "Resources.Role", reason: long, line: 3, column: 5 }];
    const results = [result("/project/a.yaml", [message({ message: long })], { notJudged })];
    const text = await stylish(results, { width: Infinity, listNotJudged: true });
    expect(text).toContain(`1:1  error  ${long}  role-trust\n`);
    expect(text).toContain(`\n${long}\n`);
  });

  it("names no file where the related place is in the same one", async () => {
    const place = { line: 40, column: 5, endLine: 41, endColumn: 1 };
    const related = [
      { filePath: "/project/main.tf", ...place, message: "the role" },
      { filePath: "/project/iam.tf", ...place, message: "its policy" },
    ];
    const text = await stylish([result("/project/main.tf", [message({ related })])]);
    expect(text).toContain("related: 40:5 the role\n");
    expect(text).toContain("related: iam.tf:40:5 its policy\n");
  });

  it("groups by reason what was not judged, and names each place once", async () => {
    const open = { reason: "parameter RoleArn has no value", line: 3, column: 5, address: "Resources.A" };
    const text = await stylish(
      [
        result("/project/a.yaml", [], {
          notJudged: [
            { ...open, ruleId: "role-trust" },
            { ...open, ruleId: "role-permissions" },
            { ...open, ruleId: "role-trust", reason: "another one" },
          ],
        }),
        result("/project/b.yaml", [], { notJudged: [{ ...open, ruleId: null, address: "" }] }),
      ],
      { listNotJudged: true },
    );
    expect(text).toMatchInlineSnapshot(`
      "
      Not judged:

      parameter RoleArn has no value
        a.yaml:3:5  Resources.A: role-trust, role-permissions
        b.yaml:3:5  every rule

      another one
        a.yaml:3:5  Resources.A: role-trust

        4 checks could not be judged.

      "
    `);
  });

  it("links files, places and rules in terminals that know links", async () => {
    const rulesMeta = { "role-trust": { description: "", url: "https://example.com/x" } };
    const link = (url: string, text: string): string => `\u001B]8;;${url}\u001B\\${text}\u001B]8;;\u001B\\`;
    const related = [{ filePath: "/project/b.tf", line: 4, column: 5, endLine: 4, endColumn: 6, message: "the role" }];
    const results = [result("/project/a b.tf", [message({ related })])];
    const text = await stylish(results, { rulesMeta, hyperlinks: true });
    expect(text).toContain(`${link("file:///project/a%20b.tf", "a b.tf")}\n`);
    expect(text).toContain(`  ${link("file:///project/a%20b.tf", "1:1")}  error`);
    expect(text).toContain(link("https://example.com/x", "role-trust"));
    expect(text).toContain(`related: ${link("file:///project/b.tf", "b.tf:4:5")} the role`);
    expect(await stylish(results, { rulesMeta })).not.toContain("https:");
  });

  it.each(["javascript:alert(1)", "https://x/\u001B\\", "file:///etc/passwd"])("makes no link to %s", async (url) => {
    const rulesMeta = { "role-trust": { description: "", url } };
    const text = await stylish([result("/project/a", [message({})])], { rulesMeta, hyperlinks: true });
    expect(text).not.toContain(url);
  });

  it("shows paths far away whole", async () => {
    const text = await stylish([result("/elsewhere/a.yaml", [message({})])], { cwd: "/project/deep/er" });
    expect(text).toContain("\n/elsewhere/a.yaml\n");
  });
});
