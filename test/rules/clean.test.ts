import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lintFiles } from "../../src/index.js";
import { findingsIn, fixtureFolders, fixturePath, lintFixture } from "./fixture-run.js";

/** Right stacks, whole: every engine, every way of writing. A finding in one of them is a false alarm. */
const stacks = fixtureFolders("clean");

/** Stacks that hand no role to DMS. */
const withoutRole = ["deployer-policy", "events-documents", "roles-read-hcl"];

/** Where all that a role is allowed is what no template tells: the name of a domain. */
const withoutKnownResource = ["opensearch-heredoc"];

const copies = mkdtempSync(join(tmpdir(), "dmslint-clean-"));
afterAll(() => rmSync(copies, { recursive: true }));

describe("right stacks", () => {
  it("are many", () => {
    expect(stacks.length).toBeGreaterThanOrEqual(20);
  });

  it.each(stacks)("%s gives nothing in preset recommended", async (stack) => {
    const results = await lintFixture("clean", stack, ".", "recommended");
    expect(results.length).toBeGreaterThan(0);
    const found = results.flatMap(({ messages }) =>
      messages.map(({ line, ruleId, message }) => `${line} ${ruleId ?? "syntax"}: ${message}`),
    );
    expect(found).toEqual([]);
  });
});

describe("stacks that are right no more", () => {
  const withRole = stacks.filter((stack) => !withoutRole.includes(stack));

  it.each(withRole)("%s: nobody may assume its roles", async (stack) => {
    const found = await lintChanged(stack, "untrusted", (text) => text.replaceAll("sts:AssumeRole", "sts:TagSession"));
    expect(found).toContainEqual(expect.stringContaining(" role-trust: "));
  });

  const judged = withRole.filter((stack) => !withoutKnownResource.includes(stack) && !stack.includes("redshift"));

  it.each(judged)("%s: its roles may only write logs", async (stack) => {
    const found = await lintChanged(stack, "powerless", (text) =>
      text.replace(/\b(?:secretsmanager|s3|kinesis|dynamodb|logs|cloudwatch):[A-Z]\w+/g, "logs:PutMetricFilter"),
    );
    expect(found).toContainEqual(expect.stringContaining(" role-permissions: "));
  });
});

/** What the rules find in a copy of a stack in which every file is changed. */
async function lintChanged(stack: string, name: string, change: (text: string) => string): Promise<readonly string[]> {
  const copy = join(copies, `${stack}-${name}`);
  cpSync(fixturePath("clean", stack), copy, { recursive: true });
  for (const entry of readdirSync(copy, { recursive: true, encoding: "utf8" })) {
    const path = join(copy, entry);
    if (statSync(path).isFile()) writeFileSync(path, change(readFileSync(path, "utf8")));
  }
  return findingsIn(await lintFiles(copy, { cwd: copy, preset: "recommended" }));
}
