import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { subjectOf } from "../../tools/fuzz/subject.js";

const folder = mkdtempSync(join(tmpdir(), "dmslint-fuzz-subject-"));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const script = join(folder, "worker.mjs");
writeFileSync(
  script,
  `process.on("message", ({ question }) => {
    if (question === "hang") for (;;);
    if (question === "crash") { console.error("it went wrong"); process.exit(3); }
    process.send({ pid: process.pid, question });
  });
  process.send("ready");`,
);

describe("a process that is asked", () => {
  it("is replaced when it hangs or crashes, and only then", async () => {
    const subject = subjectOf<string, { pid: number; question: string }>(script, []);
    const first = await subject.ask("one", 20_000);
    expect(first).toMatchObject({ question: "one" });
    expect(await subject.ask("two", 20_000)).toEqual({ ...first, question: "two" });
    expect(await subject.ask("hang", 300)).toMatchObject({ kind: "hang" });
    const second = await subject.ask("three", 20_000);
    expect(second).toMatchObject({ question: "three" });
    expect(second).not.toMatchObject({ pid: "pid" in first && first.pid });
    expect(await subject.ask("crash", 20_000)).toMatchObject({ kind: "crash", detail: "it went wrong\n" });
    expect(await subject.ask("four", 20_000)).toMatchObject({ question: "four" });
    subject.end();
  });
});
