import { readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import * as library from "../../../src/index.js";
import { run } from "../../cli/run-command.js";
import { workspace } from "../workspace.js";

const project = fileURLToPath(new URL("../../..", import.meta.url));
const page = readFileSync(join(project, "docs/library.md"), "utf8");

/** A module that loads the library in both ways. */
const main = `try {
  require("dmslint");
  console.log("required");
} catch ({ code }) {
  console.log(code);
}
import("dmslint").then(({ lintFiles }) => console.log(typeof lintFiles));
`;

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

  it("says how CommonJS loads it", async () => {
    expect(page).toContain('In CommonJS, write `await import("dmslint")`.');
    const cwd = workspace({ "main.cjs": main, "node_modules/.keep": "" });
    symlinkSync(project, join(cwd, "node_modules/dmslint"), "junction");
    // As the versions of Node do that do not require ES modules.
    const old = await run(cwd, process.execPath, ["--no-experimental-require-module", "main.cjs"]);
    expect(old.stdout).toBe("ERR_REQUIRE_ESM\nfunction\n");
    expect((await run(cwd, process.execPath, ["main.cjs"])).stdout).toMatch(/^(required|ERR_REQUIRE_ESM)\nfunction\n$/);
  });

  it("lists every option of linting", () => {
    const source = readFileSync(new URL("../../../src/workspace/library/library.ts", import.meta.url), "utf8");
    const options = [...source.matchAll(/^ {2}readonly (\w+)\?:/gm)].map(([, name]) => name);
    const rows = [...page.matchAll(/^\| (`\w+`.*?) \|/gm)].flatMap(
      ([, cell = ""]) => cell.match(/(?<=`)\w+(?=`)/g) ?? [],
    );
    expect(options.filter((name) => !rows.includes(name ?? ""))).toEqual([]);
  });
});
