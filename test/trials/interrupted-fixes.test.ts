import { spawn } from "node:child_process";
import { mkdirSync, watch } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "../cli/run-command.js";
import type { Run } from "../cli/run-main.js";
import { workspace, writeFiles } from "../workspace/workspace.js";
import { randomFrom, type Random } from "./random.js";
import { templateFiles, type TemplateFiles } from "./template-files.js";

const program = fileURLToPath(new URL("../../bin/dmslint.js", import.meta.url));

const fixes = (folder: string): Promise<Run> => run(folder, process.execPath, [program, "--fix"]);

/** Only the rule with the fix, because the files are linted many times. */
const config = "root: true\nextends: []\nrules: { account-role-order: error }\n";

interface Folder {
  readonly path: string;
  readonly files: TemplateFiles;
}

function folderIn(cwd: string, name: string, count: number): Folder {
  const path = join(cwd, name);
  mkdirSync(path);
  writeFiles(path, { "dmslint.config.yaml": config });
  const files = templateFiles(path, count);
  files.reset();
  return { path, files };
}

/**
 * Starts `--fix` and kills it after a number of changes of its temporary files. Meanwhile somebody else edits files.
 * Gives whether it was killed before it ended.
 */
async function killed(
  { files, path }: Folder,
  changes: number,
  count: number,
  random: Random,
  kill: NodeJS.Signals = "SIGKILL",
): Promise<boolean> {
  const child = spawn(process.execPath, [program, "--fix"], { cwd: path, stdio: "ignore" });
  let left = changes;
  const watcher = watch(path, (_, name) => {
    if (name?.startsWith(".") !== true || --left > 0) return;
    child.kill(kill);
  });
  const editor = setInterval(() => {
    if (random.below(20) === 0) files.edit(random.below(count));
  }, 5);
  const signal = await new Promise((done) => child.on("close", (_, by) => done(by)));
  clearInterval(editor);
  watcher.close();
  return signal === kill;
}

/** How many kills there are. With other numbers in the environment, there are more, at other moments. */
const { KILLS = "12", KILLS_SEED = "7" } = process.env;

/** In how many folders runs are killed at once, and with how many files. */
const trial = { kills: Number(KILLS), lanes: 2, folders: 25, files: 20 };

/** Kills runs in some folders, one after the other. What a killed run leaves is fixed by the next one. */
async function lane(folders: readonly Folder[], kills: number, random: Random): Promise<readonly string[]> {
  const flaws: string[] = [];
  for (let done = 0, turn = 0; done < kills; turn++) {
    const folder = folders[turn % folders.length];
    if (!folder) break;
    if (folder.files.isFixed()) folder.files.reset();
    if (await killed(folder, 1 + random.below(25), trial.files, random)) done++;
    flaws.push(...folder.files.flaws());
  }
  for (const { files, path } of folders) {
    const { status, stderr } = await fixes(path);
    flaws.push(...files.flaws(), ...files.leftovers());
    if (status !== 0 || stderr !== "" || !files.isFixed()) flaws.push(`the last run: ${String(status)} ${stderr}`);
  }
  return flaws;
}

describe("--fix", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("ends between two edits on %s", { timeout: 300_000 }, async (signal) => {
    const folder = folderIn(workspace({}), "d", trial.files);
    const random = randomFrom(5);
    for (let done = 0; done < 4;) {
      folder.files.reset();
      if (await killed(folder, 1 + random.below(8), trial.files, random, signal)) done++;
      expect([...folder.files.flaws(), ...folder.files.leftovers()]).toEqual([]);
    }
  });

  it("leaves whole files, however often it is killed, and loses nobody's edits", { timeout: 900_000 }, async () => {
    const cwd = workspace({});
    const all = Array.from({ length: trial.folders }, (_, index) => folderIn(cwd, `d${String(index)}`, trial.files));
    const lanes = Array.from({ length: trial.lanes }, (_, index) =>
      lane(
        all.filter((_folder, at) => at % trial.lanes === index),
        trial.kills / trial.lanes,
        randomFrom(Number(KILLS_SEED) + index),
      ),
    );
    expect((await Promise.all(lanes)).flat()).toEqual([]);
  });

  it("twice at once fixes as once", { timeout: 120_000 }, async () => {
    const folder = folderIn(workspace({}), "d", 100);
    const runs = await Promise.all([fixes(folder.path), fixes(folder.path), fixes(folder.path)]);
    expect(runs).toEqual(runs.map(() => ({ status: 0, stdout: "", stderr: "" })));
    expect(folder.files.flaws()).toEqual([]);
    expect(folder.files.leftovers()).toEqual([]);
    expect(folder.files.isFixed()).toBe(true);
  });
});
