import { spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "../cli/run-command.js";
import { runMain } from "../cli/run-main.js";
import { ordered, unordered } from "../cli/templates.js";
import { workspace } from "../workspace/workspace.js";
import { giveTo, isRoot, runAll, users } from "./run-as.js";

const program = fileURLToPath(new URL("../../bin/dmslint.js", import.meta.url));
const git = { ".git/HEAD": "" };
const isFixed = (cwd: string, name: string): boolean => readFileSync(join(cwd, name), "utf8").includes("DependsOn");
const stays = (name: string): string => `"${name}" is not fixed and stays as it was: `;

/** The files in a folder, without the folder of git. */
const namesIn = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name !== ".git");

describe("a disk that is full", () => {
  it("leaves the file that does not fit, fixes the others, and the report comes", async () => {
    const large = `${unordered}${"# a line that takes up space\n".repeat(1000)}`;
    const cwd = workspace({ ...git, "a.yaml": unordered, "b.yaml": large, "c.yaml": unordered });
    // No file may have more than 8 KB.
    const shell = `ulimit -f 8; ${process.execPath} ${program} --fix`;
    const { status, stderr, stdout } = await run(cwd, "bash", ["-c", shell]);
    expect(stderr).toMatch(
      /^"b\.yaml" is not fixed and stays as it was: it would be larger than a file may be here\.\n$/,
    );
    expect(stdout).toContain("account-role-order");
    expect(status).toBe(2);
    expect(readFileSync(join(cwd, "b.yaml"), "utf8")).toBe(large);
    expect([isFixed(cwd, "a.yaml"), isFixed(cwd, "c.yaml")]).toEqual([true, true]);
    expect(namesIn(cwd)).toEqual(["a.yaml", "b.yaml", "c.yaml"]);
  });

  it("leaves no part of a config that does not fit", async () => {
    const cwd = workspace({ ...git, "a.yaml": ordered });
    const { status, stderr } = await run(cwd, "bash", ["-c", `ulimit -f 0; ${process.execPath} ${program} --init`]);
    expect(stderr).toBe('"dmslint.config.yaml" cannot be written: it would be larger than a file may be here.\n');
    expect(status).toBe(2);
    expect(namesIn(cwd)).toEqual(["a.yaml"]);
  });

  it.runIf(process.platform === "linux")("is said if the report does not fit", async () => {
    const cwd = workspace({ ...git, "a.yaml": unordered });
    expect(await runMain(cwd, ["-o", "/dev/full"])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(
        /^The report cannot be written to "\/dev\/full": no space is left on the disk\.\n$/,
      ) as string,
    });
    const full = openSync("/dev/full", "w");
    const child = spawn(process.execPath, [program], { cwd, stdio: ["ignore", full, "pipe"] });
    closeSync(full);
    let stderr = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const status = await new Promise((done) => child.on("close", done));
    expect(stderr).toMatch(/^The report cannot be written: no space is left on the disk\.\n$/);
    expect(status).toBe(2);
  });
});

describe("a place that takes no file", () => {
  it.each<[string, readonly string[], string]>([
    ["a folder", ["-o", "sub"], 'The report cannot be written to "sub": it is a folder.'],
    [
      "below a file",
      ["-o", "a.yaml/x"],
      'The report cannot be written to "a.yaml/x": a file, or a link that leads nowhere, stands where its folder would be.',
    ],
    [
      "far below a file",
      ["--suppress-all", "--suppressions-location", "a.yaml/x/y.json"],
      '"a.yaml/x/y.json" cannot be written: a file, or a link that leads nowhere, stands where its folder would be.',
    ],
    [
      "through a link to nowhere",
      ["-o", "link/x"],
      'The report cannot be written to "link/x": a file, or a link that leads nowhere, stands where its folder would be.',
    ],
    [
      "a name too long",
      ["-o", "x".repeat(300)],
      `The report cannot be written to "${"x".repeat(300)}": its path is too long.`,
    ],
  ])("is named in plain words: %s", async (_, argv, words) => {
    const cwd = workspace({ ...git, "a.yaml": unordered, "sub/.keep": "" });
    symlinkSync("nowhere", join(cwd, "link"));
    expect(await runMain(cwd, argv)).toMatchObject({ status: 2, stderr: `${words}\n` });
  });

  it.runIf(existsSync("/proc/self"))("is named in plain words: where the system makes no folder", async () => {
    const cwd = workspace({ ...git, "a.yaml": unordered });
    expect(await runMain(cwd, ["-o", "/proc/nope/x"])).toMatchObject({
      status: 2,
      stderr: 'The report cannot be written to "/proc/nope/x": it or its folder does not exist.\n',
    });
  });

  it.each(users)("is named in plain words: a locked folder, %s", async (_, uid) => {
    const cwd = workspace({ ...git, "locked/a.yaml": unordered });
    giveTo(uid, cwd);
    chmodSync(join(cwd, "locked"), 0o555);
    const runs = await runAll(
      [["-o", "x"], ["--suppress-all", "--suppressions-location", "x.json"], ["--init"]].map((argv) => ({
        cwd: join(cwd, "locked"),
        argv,
      })),
      uid,
    );
    chmodSync(join(cwd, "locked"), 0o755);
    if (uid === undefined && isRoot) return;
    const reason = "there is no permission to write there.\n";
    expect(runs.map(({ stderr }) => stderr)).toEqual([
      `The report cannot be written to "x": ${reason}`,
      `"x.json" cannot be written: ${reason}`,
      `"dmslint.config.yaml" cannot be written: ${reason}`,
    ]);
  });
});

describe("files that may not be written", () => {
  it.each(users)("stay as they were, and the others are fixed, %s", async (_, uid) => {
    const cwd = workspace({ ...git, "a.yaml": unordered, "locked/b.yaml": unordered, "open/c.yaml": unordered });
    giveTo(uid, cwd);
    chmodSync(join(cwd, "a.yaml"), 0o444);
    chmodSync(join(cwd, "locked"), 0o555);
    const [fixed] = await runAll([{ cwd, argv: ["--fix"] }], uid);
    chmodSync(join(cwd, "locked"), 0o755);
    // Nothing but the mode of the file itself holds root back.
    const isFree = uid === undefined && isRoot;
    expect(fixed?.status).toBe(2);
    expect(fixed?.stderr).toContain(`${stays("a.yaml")}it is read-only.\n`);
    expect(fixed?.stderr.includes(`${stays("locked/b.yaml")}there is no permission to write there.\n`)).toBe(!isFree);
    expect(fixed?.stdout).toContain("account-role-order");
    expect([isFixed(cwd, "a.yaml"), isFixed(cwd, "locked/b.yaml"), isFixed(cwd, "open/c.yaml")]).toEqual([
      false,
      isFree,
      true,
    ]);
  });

  it.runIf(isRoot)("keep their owner: if it cannot be kept, they stay as they were", async () => {
    const [, other] = users;
    const cwd = workspace({ ...git, "a.yaml": unordered, "b.yaml": unordered });
    giveTo(other?.[1], cwd);
    chownSync(join(cwd, "a.yaml"), 0, 0);
    chmodSync(join(cwd, "a.yaml"), 0o666);
    const [fixed] = await runAll([{ cwd, argv: ["--fix"] }], other?.[1]);
    expect(fixed?.status).toBe(2);
    expect(fixed?.stderr).toMatch(/^"a\.yaml" is not fixed and stays as it was: its owner cannot be kept\.\n$/);
    expect([isFixed(cwd, "a.yaml"), isFixed(cwd, "b.yaml")]).toEqual([false, true]);
    expect(namesIn(cwd)).toEqual(["a.yaml", "b.yaml"]);
  });
});

describe("temporary files of a run that was killed", () => {
  // No process has this number: the largest one is 4194304.
  const left = ".a.yaml.dmslint-99999999-0123456789ab";

  it("are removed by the next run that fixes", async () => {
    const cwd = workspace({
      ...git,
      "a.yaml": ordered,
      [left]: "half",
      "reports/.keep": "",
      [`reports/${left}`]: "half",
    });
    expect(await runMain(cwd, [])).toMatchObject({ status: 0, stderr: "" });
    expect(namesIn(cwd)).toContain(left);
    expect(await runMain(cwd, ["--fix", "-o", "reports/it.txt"])).toMatchObject({ status: 0, stderr: "" });
    expect(namesIn(cwd)).toEqual(["a.yaml", "reports"]);
    expect(namesIn(join(cwd, "reports"))).toEqual([".keep", "it.txt"]);
  });

  it("of a process that runs, and files with other names, stay", async () => {
    const own = `.a.yaml.dmslint-${String(process.ppid)}-0123456789ab`;
    const others = [own, ".a.yaml.dmslint-99999999", "a.yaml.dmslint-99999999-0123456789ab", ".a.yaml.swp"];
    const cwd = workspace({ ...git, "a.yaml": ordered });
    for (const name of others) writeFileSync(join(cwd, name), "");
    await runMain(cwd, ["--fix"]);
    expect(namesIn(cwd)).toEqual([...others, "a.yaml"].sort());
  });
});
