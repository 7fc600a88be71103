import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { writeFiles } from "../workspace/workspace.js";
import { cdkProject, hasCdk, synthesize, type Synthesis } from "./cdk-app.js";

const page = readFileSync(new URL("../../docs/cdk.md", import.meta.url), "utf8");

/** The blocks of a language, or of a language and a word. */
function blocks(language: string): readonly string[] {
  return [...page.matchAll(/^```([\w ]+)\n([\s\S]*?)^```$/gm)].flatMap(([, name, code]) =>
    name === language && code !== undefined ? [code] : [],
  );
}

/** Runs the app of the page, with more code before it is synthesized. */
async function synthesizeWith(code = ""): Promise<Synthesis> {
  const folder = cdkProject("new");
  writeFiles(folder, { "app.mjs": [...blocks("js"), code, "app.synth();\n"].join("\n") });
  return synthesize(folder, "app.mjs");
}

describe("the page about CDK", () => {
  it.skipIf(!hasCdk)("shows what the app prints", async () => {
    const { status, stderr } = await synthesizeWith();
    expect(status).toBe(1);
    const start = stderr.indexOf("app.mjs:");
    expect(blocks("text")).toEqual([stderr.slice(start, stderr.indexOf("\n\n", start) + 1)]);
  });

  it.skipIf(!hasCdk).each(["js suppress", "js acknowledge"])("has code that silences it: %s", async (block) => {
    const [code = ""] = blocks(block);
    expect(code).toContain("role-permissions");
    expect(await synthesizeWith(code)).toMatchObject({ status: 0, stderr: "", violations: [] });
  });

  it("lists every option", () => {
    const source = readFileSync(new URL("../../src/cdk/validator-options.ts", import.meta.url), "utf8");
    const options = [...source.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name]) => name ?? "");
    const rows = [...page.matchAll(/^\| (`\w+`.*?) \|/gm)].flatMap(
      ([, cell = ""]) => cell.match(/(?<=`)\w+(?=`)/g) ?? [],
    );
    expect(rows.sort()).toEqual(options.sort());
  });
});
