import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CodeAction } from "vscode-languageserver/node.js";
import { describe, expect, it } from "vitest";
import { applied } from "../applied.js";
import { positionOf } from "../asking.js";
import { opener, titled, titles } from "../opened.js";
import { groupFile, jsonStack, lakeFile, roleFile, yamlStack } from "../templates.js";

const open = opener();
const title = /^Insert the least policy for /;

const bareRole = lakeFile.slice(0, lakeFile.indexOf("resource", 1)) + lakeFile.slice(lakeFile.lastIndexOf("resource"));
const s3Target = fileURLToPath(
  new URL("../../fixtures/pairs/s3-target-without-delete/cloudformation/stack.yaml", import.meta.url),
);
const withoutPolicy = (text: string): string => text.replace(/ {6}ManagedPolicyArns: .*\n/, "");

async function insertedAt(word: string, name: string, text: string, only?: readonly string[]) {
  const opened = await open(name, text);
  const place = positionOf(word, text);
  const actions: readonly CodeAction[] = await opened.server.codeActions(
    opened.path,
    { start: place, end: place },
    only,
  );
  return { ...opened, actions, action: titled(actions, title) };
}

describe("the action that inserts the least policy", () => {
  it.each([
    ["a role without a policy", "dms.tf", bareRole, '"lake"'],
    ["a role whose policy lacks actions", "dms.tf", lakeFile, '"lake"'],
    ["a role that nobody trusts", "dms.tf", lakeFile.replace("dms.amazonaws.com", "ec2.amazonaws.com"), '"lake"'],
    ["an account role", "stack.yaml", withoutPolicy(yamlStack), "DmsVpcRole"],
    ["a role of a stack", "stack.yaml", readFileSync(s3Target, "utf8"), "Type: AWS::IAM::Role"],
    ["a role in JSON", "stack.json", jsonStack.replace(/,\n\s*"ManagedPolicyArns".*\]/, ""), "AWS::IAM::Role"],
  ])("gives all that is missing to %s", async (_what, name, text, word) => {
    const { action, codesAfter, path } = await insertedAt(word, name, text);
    expect(action).toMatchObject({ kind: "refactor.rewrite" });
    expect(action).not.toHaveProperty("isPreferred");
    const after = applied(action, path, text);
    expect((await codesAfter(after)).filter((code) => code !== "account-role-order")).toEqual([]);
    const place = positionOf(word, after);
    const { server } = await open(name, after);
    const again = await server.codeActions(path, { start: place, end: place });
    expect(titled(again, title)).toBeUndefined();
  });

  it.each([
    ["a role that lacks nothing", "iam.tf", roleFile + groupFile, '"dms-vpc-role"'],
    ["an endpoint", "dms.tf", lakeFile, "bucket_name"],
    ["a role that DMS does not use", "iam.tf", roleFile, '"dms-vpc-role"'],
    [
      "a role whose needs are not known",
      "dms.tf",
      bareRole.replace('  bucket_name             = "lake"\n', ""),
      '"lake"',
    ],
    ["a role with several instances", "dms.tf", bareRole.replace("{\n", "{\n  count = 2\n"), '"lake"'],
    [
      "a role that CDK writes",
      "Stack.template.json",
      jsonStack
        .replace(/,\n\s*"ManagedPolicyArns".*\]/, "")
        .replace(`"Type": "AWS::IAM`, `"Metadata": { "aws:cdk:path": "Stack/Role" }, "Type": "AWS::IAM`),
      "AWS::IAM::Role",
    ],
    ["a text with a syntax error", "dms.tf", `${bareRole}resource {\n`, '"lake"'],
  ])("is not offered for %s", async (_what, name, text, word) => {
    expect((await insertedAt(word, name, text)).action).toBeUndefined();
  });

  it("is asked for by its kind", async () => {
    const some = await insertedAt('"lake"', "dms.tf", bareRole, ["refactor"]);
    expect(titles(some.actions)).toEqual(["Insert the least policy for lake"]);
    const others = await insertedAt('"lake"', "dms.tf", bareRole, ["quickfix"]);
    expect(others.action).toBeUndefined();
    expect(join(others.folder, "dms.tf")).toBe(others.path);
  });
});
