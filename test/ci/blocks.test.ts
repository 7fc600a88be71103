import { chmodSync, existsSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { run } from "../cli/run-command.js";
import { runMain } from "../cli/run-main.js";
import { program } from "../cli/program.js";
import { project } from "./action.js";
import { blocksOf, commandsIn, folderOfPages } from "./blocks.js";

const pages = [
  "README.md",
  ...["ci", "docker", "pre-commit", "plans"].map((name) => `docs/${name}.md`),
  ...readdirSync(join(project, "docs/ci")).map((name) => `docs/ci/${name}`),
];
const blocks = pages.flatMap(blocksOf);

/** The command lines in blocks to copy. What stands for something of the reader is filled in. */
const commands = blocks
  .filter(({ language }) => language !== "text")
  .flatMap(({ page, text }) => commandsIn(text).map((words) => [page, words] as const))
  .map(
    ([page, words]) => [page, words.replace("$SHOWFILE", "plan.json").replace("{staged_files}", "plan.json")] as const,
  );

describe("the blocks of the pages about CI", () => {
  let folder = "";

  beforeAll(() => {
    const { path, remove } = folderOfPages();
    folder = path;
    return remove;
  });

  it.each(blocks.filter(({ language }) => language === "yaml" || language === "json"))(
    "can be read: $page $text",
    ({ language, text }) => {
      if (language === "json") expect(JSON.parse(text)).toBeTypeOf("object");
      else for (const document of parseAllDocuments(text)) expect(document.errors).toEqual([]);
    },
  );

  it("hold command lines of dmslint", () => {
    expect(commands.map(([, words]) => words)).toEqual(
      expect.arrayContaining(["--no-plugins -f checkstyle -o dmslint.xml infra", "plans", "--no-plugins -- plan.json"]),
    );
    expect(commands.length).toBeGreaterThan(25);
  });

  it.each(commands.filter(([page]) => page !== "README.md"))("%s: dmslint %s", async (_, words) => {
    const { path, remove } = folderOfPages();
    const { status, stderr } = await run(path, process.execPath, [program, ...words.split(/ +/)]);
    remove();
    // 2 is a run that failed: an option that does not exist, for example.
    expect(status, stderr).toBeLessThan(2);
  });

  it.each(
    blocks.filter(
      ({ language, page, text }) => language === "text" && text.startsWith("$ dmslint ") && page !== "README.md",
    ),
  )("show what is printed: $page $text", async ({ text }) => {
    const [, words = "", printed = ""] = /^\$ dmslint (.*)\n\n([\s\S]*)$/.exec(text) ?? [];
    const { stdout } = await runMain(folder, words.split(" "));
    expect(stdout.replaceAll(folder, "").trim()).toBe(printed.trim());
  });
});

describe("ci/gitlab.yml", () => {
  const file = parse(readFileSync(join(project, "ci/gitlab.yml"), "utf8")) as {
    readonly dmslint: {
      readonly variables: Readonly<Record<string, string>>;
      readonly script: readonly string[];
      readonly artifacts: { readonly reports: { readonly codequality: string } };
    };
  };
  const { artifacts, script, variables } = file.dmslint;

  /** Runs the lines as GitLab's runner does: until one fails. `npx` is the program that is here. */
  async function job(given: Readonly<Record<string, string>>): Promise<{ readonly status: number; report: unknown }> {
    const { path } = folderOfPages();
    const npx = join(path, "npx");
    writeFileSync(npx, `#!/bin/sh\nshift 2\nexec "${process.execPath}" "${program}" "$@"\n`);
    chmodSync(npx, 0o755);
    const environment = { ...variables, ...given, PATH: `${path}:${process.env.PATH ?? ""}` };
    const { status } = await run(path, "bash", ["-eo", "pipefail", "-c", script.join("\n")], environment);
    const report = join(path, artifacts.reports.codequality);
    return { status, report: existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : undefined };
  }

  it("writes the report, and fails", async () => {
    const { report, status } = await job({ DMSLINT_PATHS: "infra policies/*.json" });
    expect(status).toBe(1);
    expect(report).toHaveLength(4);
  });

  it("passes what is right", async () => {
    expect(await job({ DMSLINT_OPTIONS: "--only role-trust", DMSLINT_PATHS: "policies" })).toEqual({
      status: 0,
      report: [],
    });
  });

  it("fails without a report if an option is wrong", async () => {
    expect(await job({ DMSLINT_OPTIONS: "--nope" })).toEqual({ status: 1, report: undefined });
  });

  it("has the variables that the page lists", () => {
    const rows = [...readFileSync(join(project, "docs/ci.md"), "utf8").matchAll(/^\| (DMSLINT_\w+) \| (?:`(.*?)`)?/gm)];
    expect(rows.map(([, name, value]) => [name, value ?? ""])).toEqual(
      Object.entries(variables).map(([name, value]) => [name, name === "DMSLINT_OPTIONS" ? "" : value]),
    );
  });
});
