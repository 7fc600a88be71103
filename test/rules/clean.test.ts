import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { lintFiles } from "../../src/index.js";
import { engines } from "../../src/knowledge/index.js";
import { stacks as listed } from "../../tools/coverage/stacks.js";
import { findingsIn, fixtureFolders, fixturePath, lintFixture } from "./fixture-run.js";

/** Right stacks, whole, in every way of writing. A finding in one of them is a false alarm. */
const stacks = fixtureFolders("clean");

/** Stacks that hand no role to DMS. */
const withoutRole = ["deployer-policy", "events-documents", "roles-read-hcl"];

/** Where all that a role is allowed is what no template tells: the name of a domain. */
const withoutKnownResource = ["opensearch-heredoc"];

const copies = mkdtempSync(join(tmpdir(), "dmslint-clean-"));
afterAll(() => rmSync(copies, { recursive: true }));

describe("right stacks", () => {
  it("are those of the coverage page", () => {
    expect(listed.map(({ folder }) => folder)).toEqual(stacks);
  });

  it("are of engines that DMS has; test/dms/from-data/engines.test.ts writes one of every engine", () => {
    const known = engines.map(({ name }) => name);
    expect(listed.flatMap((stack) => stack.engines).filter((name) => !known.includes(name))).toEqual([]);
  });

  it.each(listed.map(({ engines: names, folder }) => [folder, names] as const))(
    "%s has its engines",
    (stack, names) => {
      const text = textOf(stack);
      // A type of its own in Terraform.
      const isThere = (name: string): boolean =>
        new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(text) ||
        (name === "s3" && text.includes("aws_dms_s3_endpoint"));
      expect(names.filter((name) => !isThere(name))).toEqual([]);
    },
  );

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

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return entries.map((entry) => join(folder, entry)).filter((path) => statSync(path).isFile());
}

function textOf(stack: string): string {
  return filesIn(fixturePath("clean", stack))
    .map((path) => readFileSync(path, "utf8"))
    .join("\n");
}

/** What the rules find in a copy of a stack in which every file is changed. */
async function lintChanged(stack: string, name: string, change: (text: string) => string): Promise<readonly string[]> {
  const copy = join(copies, `${stack}-${name}`);
  cpSync(fixturePath("clean", stack), copy, { recursive: true });
  for (const path of filesIn(copy)) writeFileSync(path, change(readFileSync(path, "utf8")));
  return findingsIn(await lintFiles(copy, { cwd: copy, preset: "recommended" }));
}
