import { describe, expect, it } from "vitest";
import { policy, read } from "./policy-files.js";

describe("a policy that AWS rejects for one of its elements", () => {
  const beside = (entry: string): string => policy.replace("{", `{${entry}, `);
  const wrong = (...elements: readonly string[]): unknown[] =>
    elements.map((element) => ({ code: "unknown-element", data: { element } }));

  it.each<[string, string, readonly unknown[]]>([
    ["a comment", beside('"_comment": "x"'), wrong("_comment")],
    ["a name", beside('"PolicyName": "x"'), wrong("PolicyName")],
    ["a schema", beside('"$schema": "x"'), wrong("$schema")],
    ["statements beside its statement", beside('"Statements": "x"'), wrong("Statements")],
    ["id", beside('"id": "x"'), wrong("id")],
    ["version", policy.replace("Version", "version"), wrong("version")],
    ["statement", policy.replace("Statement", "statement"), wrong("statement")],
    ["a misspelled version", policy.replace("Version", "Verison"), wrong("Verison")],
    ["Statements", policy.replace("Statement", "Statements"), wrong("Statements")],
    [
      "all elements in lower case",
      policy.replaceAll(/"[A-Z]\w*":/g, (key) => key.toLowerCase()),
      wrong("version", "statement"),
    ],
    ["an answer with such a policy", `{"PolicyDocument": ${beside('"Name": "x"')}}`, wrong("Name")],
    [
      "a number as version beside an ARN",
      policy.replace("2012-10-17", "1").replace('"*"', '"arn:aws:s3:::b/*"'),
      [{ code: "invalid-version" }],
    ],
  ])("%s", async (_, text, problems) => {
    expect((await read(text))?.documents).toMatchObject([{ document: { problems } }]);
  });

  it("is also one that has a policy in place of a statement", async () => {
    const nested = `{"Version": "2012-10-17", "Statement": [${policy}]}`;
    expect((await read(nested))?.documents[0]?.document.problems.length).toBeGreaterThan(0);
  });

  it("is also one without a Statement, which is misspelled", async () => {
    const problems = (await read(policy.replace("Statement", "Staement")))?.documents[0]?.document.problems ?? [];
    expect(problems.map(({ code }) => code).sort()).toEqual(["missing-statement", "unknown-element"]);
  });
});
