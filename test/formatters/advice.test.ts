import { describe, expect, it } from "vitest";
import { format } from "../../src/formatters/index.js";
import { context, message, result } from "./results.js";

/** A finding in a template of CDK, which nobody edits. */
const results = [
  result("/project/cdk.out/Roles.template.json", [
    message({ message: "Role <Writer> cannot be assumed (Data/Writer).", advice: ["Let <DMS> [1] assume it"] }),
  ]),
];

describe("what suggestions without edits say", () => {
  it.each([
    ["stylish", /^ +suggestion: Let <DMS> \[1\] assume it$/m],
    ["full", /= suggestion: Let <DMS> \[1\] assume it$/m],
    ["markdown", /<br>suggestion: Let &#60;DMS&#62; &#91;1&#93; assume it/],
    ["html", /<li>Suggestion: Let &lt;DMS&gt; \[1\] assume it<\/li>/],
    ["sarif", /Data\/Writer\)\.\\nsuggestion: Let <DMS> \\\\\[1\\\\\] assume it/],
    ["json", /"advice": ?\["Let <DMS> \[1\] assume it"\]/],
  ])("is shown by %s, with the construct", async (name, words) => {
    const text = await format(name, results, context);
    expect(text).toMatch(words);
    expect(text).toContain("(Data/Writer)");
  });

  it("is wrapped in a narrow terminal", async () => {
    const long = [
      result("/project/a.json", [message({ advice: ["Let dms.amazonaws.com assume it ".repeat(4).trim()] })]),
    ];
    const text = await format("stylish", long, { ...context, width: 60 });
    expect(text.split("\n").filter((line) => line.length > 60)).toEqual([]);
  });
});
