import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { allOptions } from "../../src/cli/options/options.js";
import { runMain } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

const page = readFileSync(new URL("../../docs/policy.md", import.meta.url), "utf8");

function blocks(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, code = ""]) => code);
}

const [stack = "", written] = blocks("yaml");

describe("the page about the least policy", () => {
  it.each([
    ["the policies", ["--for", "roles"], written],
    ["the differences", ["--diff", "--for", "roles"], blocks("text")[0]],
    ["the JSON", ["--output", "json", "--region", "eu-west-1", "--for", "Resources.WriterRole"], blocks("json")[0]],
  ])("shows %s as they are", async (_, argv, expected) => {
    const { stdout } = await runMain(workspace({ "stack.yaml": stack }), ["policy", ...argv]);
    expect(stdout).toBe(expected);
  });

  it("names only options that there are", () => {
    const named = [...page.matchAll(/--([a-z][\w-]+)/g)].map(([, name]) => name);
    const known = allOptions.map(({ name }) => name);
    expect(named.filter((name) => !known.includes(name ?? ""))).toEqual([]);
  });
});
