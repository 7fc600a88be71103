import { describe, expect, it } from "vitest";
import { format } from "../../src/formatters/index.js";
import { context, message, result } from "./results.js";

describe("github", () => {
  it("gives a command a finding, with columns where the range is within a line", async () => {
    const results = [
      result("/project/infra/main.tf", [
        message({ line: 7, column: 3, endLine: 7, endColumn: 20 }),
        message({ line: 9, column: 3, endLine: 12, endColumn: 4, severity: 1, ruleId: "pass-role" }),
      ]),
      result("/project/clean.tf", []),
    ];
    expect(await format("github", results, context)).toBe(
      "::error file=infra/main.tf,line=7,col=3,endLine=7,endColumn=20,title=dmslint role-trust::Role TargetRole cannot be assumed.\n" +
        "::warning file=infra/main.tf,line=9,endLine=12,title=dmslint pass-role::Role TargetRole cannot be assumed.\n",
    );
  });

  it("escapes what would end a property or the command", async () => {
    const results = [result("/project/a,b: 50%.yaml", [message({ message: "100% of\r\nthe :: lines" })])];
    expect(await format("github", results, context)).toBe(
      "::error file=a%2Cb%3A 50%25.yaml,line=1,col=1,endLine=1,endColumn=2,title=dmslint role-trust::100%25 of%0D%0Athe :: lines\n",
    );
  });

  it("keeps a file that is named like a command", async () => {
    const text = await format("github", [result("/project/::error::x.yaml", [message({})])], context);
    expect(text).toMatch(/^::error file=%3A%3Aerror%3A%3Ax\.yaml,line=/);
  });

  it("names related places, and findings of no rule", async () => {
    const related = [
      { filePath: "/project/iam.tf", line: 4, column: 1, endLine: 5, endColumn: 1, message: "the role" },
    ];
    const results = [
      result("/project/a.tf", [
        message({ related }),
        message({ ruleId: null, fatal: true, message: "Not closed." }),
        message({ ruleId: null, severity: 1, message: "No reason." }),
      ]),
    ];
    const lines = (await format("github", results, context)).split("\n");
    expect(lines[0]).toContain("::Role TargetRole cannot be assumed.%0Arelated: iam.tf:4 the role");
    expect(lines[1]).toContain("title=dmslint syntax::Not closed.");
    expect(lines[2]).toContain("title=dmslint directive::No reason.");
  });

  it("counts paths from the top of the sources, and keeps those outside whole", async () => {
    const results = [result("/project/infra/a.tf", [message({})]), result("/elsewhere/b.tf", [message({})])];
    const lines = (await format("github", results, { ...context, cwd: "/project/infra" })).split("\n");
    expect(lines[0]).toContain("file=infra/a.tf,");
    expect(lines[1]).toContain("file=/elsewhere/b.tf,");
  });

  it("says nothing of clean files", async () => {
    expect(await format("github", [result("/project/a.tf", [])], context)).toBe("");
  });
});
