import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { boundsOf, type Bomb } from "../../tools/bombs/bomb.js";
import { runBomb } from "../../tools/bombs/run-bomb.js";
import { sharedProcess } from "../../tools/bombs/shared-process.js";
import { bombs } from "../../tools/bombs/table.js";
import type { Usage } from "../../tools/bombs/usage.js";

const folder = mkdtempSync(join(tmpdir(), "dmslint-planted-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A program in the place of dmslint: what it does is in the file that it is given. */
const program = join(folder, "program.mjs");
writeFileSync(
  program,
  'import { createRequire } from "node:module";\nconst require = createRequire(import.meta.url);\n' +
    'eval(require("node:fs").readFileSync(process.argv[2], "utf8"));\n',
);

/** The same for a process that several bombs share. */
const script = join(folder, "script.cjs");
writeFileSync(
  script,
  "(require) => ({ mainOfProcess: async () => { process.exitCode = 0;" +
    'await eval(require("node:fs").readFileSync(process.argv[2], "utf8")); return process.exitCode; } })',
);

function planted(text: string, rest: Partial<Bomb> = {}): Bomb {
  return { name: "planted", files: () => ({ "code.js": text }), args: ["code.js"], ...rest };
}

const tight = { seconds: 0.3, because: "the test shall not take long" };

describe.runIf(process.platform === "linux")("a bomb", () => {
  it.each([
    ["one that does no harm", planted("process.exitCode = 1"), undefined],
    ["an endless loop", planted("for (;;);", { bounds: tight }), "stopped, it took too long"],
    ["a wait", planted("setInterval(() => 0, 1000)", { bounds: tight }), "stopped, it waits"],
    [
      "one that fills the memory",
      planted("const all = []; for (;;) all.push(Buffer.alloc(1e7, 1))", { bounds: { megabytes: 60, because: "" } }),
      "stopped, it took too much memory",
    ],
    ["one that takes a bit too much", planted("Buffer.alloc(650e6, 1); setTimeout(() => 0, 100)"), "too much memory"],
    ["a wrong exit status", planted("process.exitCode = 3"), "exit status 3"],
    ["a signal", planted("process.kill(process.pid, 'SIGTERM')"), "ended by SIGTERM"],
    [
      "a crash that is only told",
      planted('console.log("Please: dmslint failed on this file")'),
      "crash: dmslint failed on this file",
    ],
    ["a stack trace", planted("null.x"), expect.stringContaining("crash: TypeError")],
  ])("is judged: %s", async (_name, bomb, problem) => {
    expect((await runBomb(bomb, [program])).problem).toEqual(problem);
  });

  it("gets its files and its stdin", async () => {
    const code =
      'const { lstatSync: s, readFileSync: r } = require("node:fs");' +
      'const isRight = s("l").isSymbolicLink() && s("p").isFIFO() && s("f").isDirectory() && s("s").isSocket() &&' +
      's("r").size === 2e6 && r("a/b/c", "utf8") === "text" && r(0, "utf8") === "in"; process.exitCode = isRight ? 0 : 9';
    const bomb = planted(code, {
      files: () => ({
        "code.js": code,
        l: { kind: "link", to: "nowhere" },
        p: { kind: "pipe" },
        f: { kind: "folder" },
        s: { kind: "socket" },
        r: { kind: "repeated", text: "ab", megabytes: 2 },
        "a/b/c": "text",
      }),
      stdin: () => "in",
      statuses: [0],
    });
    expect((await runBomb(bomb, [program])).problem).toBeUndefined();
  });
});

describe.runIf(process.platform === "linux")("a process that bombs share", () => {
  const shared = sharedProcess(script);
  afterAll(shared.end);
  const problemOf = async (text: string): Promise<string | undefined> =>
    (await runBomb(planted(text), ["no program"], { shared })).problem;

  it.each([
    ["a wrong exit status", "process.exitCode = 3", "exit status 3"],
    ["a signal", "process.kill(process.pid, 'SIGTERM')", "ended by SIGTERM"],
    ["an end", "process.exit(4)", "exit status 4"],
    ["a crash that is only told", 'console.log("dmslint failed on this")', "crash: dmslint failed on this"],
    ["a stack trace", "null.x", expect.stringContaining("crash: TypeError")],
    ["a stack that is too deep", "const deep = () => deep() + 1; deep()", expect.stringContaining("crash: RangeError")],
    ["too much memory", "Buffer.alloc(650e6, 1)", "too much memory"],
  ])("judges %s, and the next one anew", async (_name, text, problem) => {
    expect(await problemOf("process.exitCode = 1")).toBeUndefined();
    expect(await problemOf(text)).toEqual(problem);
    expect(await problemOf("process.exitCode = 1")).toBeUndefined();
  });

  it.each([
    ["for (;;);", "stopped, it took too long"],
    ["new Promise(() => 0)", "stopped, it waits"],
  ])("is stopped: %s", async (text, stopped) => {
    writeFileSync(join(folder, "code.js"), text);
    const ended = await shared.lint({ args: ["code.js"], folder, bounds: { seconds: 0.3, megabytes: 600 } });
    expect(ended).toMatchObject({ stopped, signal: "SIGKILL" });
    expect(await problemOf("process.exitCode = 1")).toBeUndefined();
  });

  it("is started again if it ended between two bombs", async () => {
    expect(await problemOf("process.exitCode = 1; setTimeout(() => process.exit(7), 50)")).toBeUndefined();
    await sleep(300);
    expect(await problemOf("process.exitCode = 1")).toBeUndefined();
  });

  it("does not count the time and the memory of earlier ones", async () => {
    const collect = 'require("v8").setFlagsFromString("--expose-gc"); require("vm").runInNewContext("gc")()';
    const usage = async (text: string): Promise<Usage> => runBomb(planted(text), ["no program"], { shared });
    const wasteful = await usage(
      `const end = Date.now() + 500; while (Date.now() < end); Buffer.alloc(200e6, 1); ${collect}`,
    );
    const next = await usage("process.exitCode = 1");
    expect(wasteful.megabytes - next.megabytes).toBeGreaterThan(150);
    expect(next.seconds).toBeLessThan(wasteful.seconds);
  });
});

describe("the table of bombs", () => {
  it("has each name once", () => {
    const names = bombs.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it("gives more to larger inputs, and what an exception says", () => {
    const bomb = planted("");
    expect(boundsOf(bomb, 90_000)).toEqual({ seconds: 8, megabytes: 600 });
    expect(boundsOf(bomb, 5_000_000)).toEqual({ seconds: 28, megabytes: 1600 });
    expect(boundsOf({ ...bomb, bounds: tight }, 5_000_000)).toMatchObject({ seconds: 0.3, megabytes: 1600 });
  });
});
