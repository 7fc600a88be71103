import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { run } from "../cli/run-command.js";
import type { Run } from "../cli/run-main.js";
import { temporaryFolder, writeFiles } from "../workspace/workspace.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const hasTypes = existsSync(join(project, "dist/types/index.d.ts")) || Boolean(process.env.CI);
const example = join(project, "examples/plugin");
const readme = readFileSync(join(example, "README.md"), "utf8");

/** The blocks of the README that are files, by the name in their first line. */
const files = Object.fromEntries(
  [...readme.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)].map(([, name = "", text = ""]) => [
    name,
    `# ${name}\n${text}`,
  ]),
);
const shown = /```text\n([\s\S]*?)```/.exec(readme)?.[1] ?? "";

const inOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

describe("the example of a plugin, as its author and its users have it", () => {
  let folder = "";
  let app = "";

  /** The program that npm installed for the users. */
  const dmslint = (...args: readonly string[]): Promise<Run> =>
    run(app, process.execPath, [join(app, "node_modules/dmslint/bin/dmslint.js"), ...args], { NO_COLOR: "1" });

  /** Installs packed packages. With an empty cache, nothing that this machine happens to have is used. */
  const install = async (cwd: string, ...packages: readonly string[]): Promise<void> => {
    const offline = ["--offline", "--no-audit", "--no-fund", `--cache=${join(folder, "cache")}`];
    const installed = await run(cwd, "npm", ["install", ...offline, ...packages]);
    expect(installed, installed.stderr).toMatchObject({ status: 0 });
  };

  const pack = async (cwd: string): Promise<string> => {
    const packed = await run(cwd, "npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder]);
    expect(packed, packed.stderr).toMatchObject({ status: 0 });
    return join(folder, packed.stdout.trim());
  };

  beforeAll(async () => {
    const { path, remove } = temporaryFolder();
    folder = path;
    app = join(folder, "app");
    const author = join(folder, "author");
    cpSync(example, author, { recursive: true, filter: (from) => !from.includes("node_modules") });
    const linter = await pack(project);
    await install(author, "--no-save", linter);
    mkdirSync(app);
    writeFiles(app, { ...files, "package.json": '{ "private": true }' });
    await install(app, linter, await pack(author));
    return remove;
  }, 180_000);

  it("passes its own tests", async () => {
    const { status, stderr, stdout } = await run(join(folder, "author"), "npm", ["test"]);
    expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: "" });
    // Not a run that finds no tests. Newer versions of Node write "ℹ" where older ones write "#".
    expect(Number(/^\S+ pass (\d+)$/m.exec(stdout)?.[1])).toBeGreaterThan(5);
    expect(stdout).toMatch(/^\S+ fail 0$/m);
  });

  it.skipIf(!hasTypes)("is what the compiler accepts, as `// @ts-check` asks it", async () => {
    const strict = ["--allowJs", "--checkJs", "--strict", "--noEmit", "--target", "es2022", "--module", "nodenext"];
    // The declarations of the compiler itself are not ours, and would take nearly all of the time.
    const options = [...strict, "--skipDefaultLibCheck"];
    const checked = await run(join(folder, "author"), process.execPath, [compiler, ...options, "index.js"]);
    expect(checked).toEqual({ status: 0, stdout: "", stderr: "" });
  });

  it("publishes what it needs, and no tests", () => {
    const installed = join(app, "node_modules/dmslint-plugin-acme");
    expect(existsSync(join(installed, "identifier.js"))).toBe(true);
    expect(existsSync(join(installed, "test"))).toBe(false);
    // Both are the one dmslint of the user.
    expect(existsSync(join(installed, "node_modules"))).toBe(false);
    expect(realpathSync(join(app, "node_modules/dmslint"))).toBe(join(app, "node_modules/dmslint"));
  });

  it("finds what its README shows, checks its options, and lists its rule", async () => {
    expect(Object.keys(files)).toEqual(["dmslint.config.yaml", "stack.yaml"]);
    // Only a terminal gets wrapped lines.
    const { status, stderr, stdout } = await dmslint("stack.yaml");
    expect({ status, stderr, stdout: inOneLine(stdout) }).toEqual({ status: 1, stderr: "", stdout: inOneLine(shown) });
    expect((await dmslint("--list-rules")).stdout).toMatch(/^acme\/identifier .*fix, suggestions$/m);
    const wrong = await dmslint("--rule", "acme/identifier: [error, { prefx: a }]", "stack.yaml");
    expect(wrong).toMatchObject({ status: 2, stdout: "" });
    expect(wrong.stderr).toContain("prefx");
    expect((await dmslint("--no-plugins", "stack.yaml")).stdout).not.toContain("acme/identifier");
  });

  it("corrects what --fix corrects, and offers what it does not", async () => {
    const template = files["stack.yaml"] ?? "";
    writeFiles(app, { "fixed.yaml": template.replace("Acme-Orders", "Orders") });
    const fixed = await dmslint("--fix", "fixed.yaml");
    const read = (): string => readFileSync(join(app, "fixed.yaml"), "utf8");
    expect(read()).toBe(template.replace("Acme-Orders", "orders"));
    expect(inOneLine(fixed.stdout)).toContain("does not begin with acme-, so our alarms do not see it.");
    expect(await dmslint("--fix-suggestions", "--fix-type", "renames", "fixed.yaml")).toMatchObject({ status: 0 });
    expect(read()).toBe(template.replace("Acme-Orders", "acme-orders"));
  });
});
