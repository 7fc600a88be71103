import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lintFiles } from "../../../src/index.js";

const module = fileURLToPath(new URL("../../fixtures/clean/mysql-modules", import.meta.url));
const copy = mkdtempSync(join(tmpdir(), "dmslint-read-"));

beforeAll(() => cpSync(module, copy, { recursive: true }));
afterAll(() => rmSync(copy, { recursive: true }));

async function notJudged(path: string): Promise<readonly string[]> {
  const results = await lintFiles(join(copy, path), { cwd: copy, preset: "recommended" });
  return results.flatMap((result) => result.notJudged.map(({ address }) => address));
}

async function findings(path: string): Promise<readonly string[]> {
  const results = await lintFiles(join(copy, path), { cwd: copy, rules: { "pass-role": "error" } });
  return results.flatMap(({ messages }) => messages.map(({ ruleId, address }) => `${ruleId ?? ""} ${address}`));
}

describe("what a linted file reads", () => {
  it("is judged through its calls, where it is a module", async () => {
    expect(await notJudged(".")).toEqual([]);
  });

  it("is judged by itself, where nothing that is linted calls it", async () => {
    expect(await notJudged("modules/endpoint")).toContain("aws_dms_endpoint.this");
  });

  it("is judged where it is read, where it is a policy", async () => {
    const policy = {
      Version: "2012-10-17",
      Statement: [{ Effect: "Allow", Action: "dms:CreateEndpoint", Resource: "*" }],
    };
    writeFileSync(join(copy, "operators.json"), JSON.stringify(policy));
    expect(await findings(".")).toContain("pass-role Statement[0]");
    writeFileSync(
      join(copy, "operators.tf"),
      'resource "aws_iam_group" "operators" {\n  name = "operators"\n}\n\nresource "aws_iam_group_policy" "operators" {\n  group  = aws_iam_group.operators.name\n  policy = file("${path.module}/operators.json")\n}\n',
    );
    expect(await findings(".")).toEqual(["pass-role aws_iam_group_policy.operators"]);
  });
});
