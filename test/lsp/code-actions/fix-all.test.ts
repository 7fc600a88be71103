import { describe, expect, it } from "vitest";
import { applied } from "../applied.js";
import { groupFile, passesAllPolicy, roleFile } from "../templates.js";
import { everywhere, opener, titled } from "../opened.js";

const open = opener();

describe("source.fixAll.dmslint", () => {
  const two = `${groupFile}\n${groupFile.replaceAll("private", "other").replace("Private", "Other")}`;

  it.each([["source.fixAll.dmslint"], ["source.fixAll"], ["source"]])("asked as %s, mends all", async (kind) => {
    const { codesAfter, path, server } = await open("dms.tf", two, { "iam.tf": roleFile });
    const actions = await server.codeActions(
      path,
      { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      [kind],
    );
    expect(actions).toMatchObject([{ kind: "source.fixAll.dmslint" }]);
    const mended = applied(actions[0], path, two);
    expect(mended.match(/depends_on/g)).toHaveLength(2);
    expect(await codesAfter(mended)).toEqual([]);
  });

  it("makes no two edits that each were right alone", async () => {
    const one = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:ListBucket",
      "Resource": "arn:aws:s3:::data",
      "Condition": {
        "StringEqual": { "aws:PrincipalOrgID": "o-1234567890" },
        "StringEqals": { "aws:PrincipalAccount": "123456789012" }
      }
    }
  ]
}
`;
    const { path, server } = await open("policy.json", one);
    const { edit } = titled(await server.codeActions(path, everywhere), /Fix all/) ?? {};
    expect(edit?.documentChanges).toHaveLength(1);
    const mended = applied({ title: "", edit: edit ?? {} }, path, one);
    expect(mended.match(/"StringEquals"/g)).toHaveLength(1);
  });

  it.each(["\n", "\r\n"])("makes at once what needs several passes, with lines that end in %j", async (lineEnd) => {
    const statement = (operator: string): string => `    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::data/*",
      "Condition": { "${operator}": { "aws:PrincipalOrgID": "o-1234567890" } }
    }`;
    const policy = (...statements: readonly string[]): string =>
      `{\n  "Version": "2012-10-17",\n  "Statement": [\n${statements.join(",\n")}\n  ]\n}\n`.replaceAll("\n", lineEnd);
    const [right, misspelled] = [statement("StringEquals"), statement("StringEqual")];
    // With its operator corrected, the second statement says what the first one says.
    const text = policy(right, misspelled, statement("StringLike"));
    const { path, server } = await open("policy.json", text, {}, { args: ["--preset", "all"] });
    const action = titled(await server.codeActions(path, everywhere), /Fix all/);
    expect(applied(action, path, text)).toBe(policy(right, statement("StringLike")));
  });

  it("is offered beside the quick fixes to an editor whose list of kinds is empty", async () => {
    const { path, server } = await open("dms.tf", two, { "iam.tf": roleFile });
    const kinds = (await server.codeActions(path, everywhere, [])).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(["quickfix", "source.fixAll.dmslint"]));
  });

  it("is not offered where there is nothing to fix, nor when quick fixes are asked for", async () => {
    const { path, server } = await open("dms.tf", two, { "iam.tf": roleFile });
    expect(titled(await server.codeActions(path, everywhere, ["quickfix"]), /Fix all/)).toBeUndefined();
    const policy = await open("policy.json", passesAllPolicy);
    expect(titled(await policy.server.codeActions(policy.path, everywhere), /Fix all/)).toBeUndefined();
  });
});
