import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import * as library from "../../src/index.js";
import { workspace } from "./workspace.js";

const page = readFileSync(new URL("../../docs/library.md", import.meta.url), "utf8");

function blocks(language: string): readonly string[] {
  return [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, "g"))].map(([, code = ""]) => code);
}

const scripts = blocks("js").filter((code) => code.includes("// →"));

/** Runs a block of the page and gives what it prints. */
async function printed(code: string): Promise<readonly string[]> {
  const lines: string[] = [];
  const console = { log: (...values: readonly unknown[]) => lines.push(values.join(" ")) };
  const body = code.replace(/import (\{.*?\}) from "dmslint";/, "const $1 = library;");
  await (runInNewContext(`(async () => { ${body} })()`, { library, console }) as Promise<void>);
  return lines;
}

describe("the page about the library", () => {
  it.each(scripts.map((code) => [code]))("prints what it says: %s", async (code) => {
    const said = [...code.matchAll(/^\/\/ → (.*)$/gm)].map(([, line]) => line);
    expect(await printed(code)).toEqual(said);
  });

  it("has a plugin that works", async () => {
    const plugin = blocks("js").find((code) => code.includes("definePlugin(")) ?? "";
    const alone = plugin.replace(
      /import .* from "dmslint";/,
      "const [defineRule, definePlugin] = [(x) => x, (x) => x];",
    );
    const role =
      "Resources:\n  Deployer:\n    Type: AWS::IAM::Role\n    Properties: { AssumeRolePolicyDocument: {} }\n";
    const cwd = workspace({
      "our-rules.js": alone,
      "dmslint.config.yaml": blocks("yaml")[0] ?? "",
      "stack.yaml": role,
    });
    const [result] = await library.lintFiles("stack.yaml", { cwd });
    expect(result?.messages.map(({ message }) => message)).toContain("Role Deployer has no permissions boundary.");
  });

  it("lists every option of linting", () => {
    const source = readFileSync(new URL("../../src/workspace/library.ts", import.meta.url), "utf8");
    const options = [...source.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name]) => name);
    const rows = [...page.matchAll(/^\| (`\w+`.*?) \|/gm)].flatMap(
      ([, cell = ""]) => cell.match(/(?<=`)\w+(?=`)/g) ?? [],
    );
    expect(options.filter((name) => !rows.includes(name ?? ""))).toEqual([]);
  });
});
