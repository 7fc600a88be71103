import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { costOf, medianCost } from "../../tools/bench/cost.js";
import { writeModules, writeTemplates } from "../../tools/bench/generate.js";
import { measureRounds } from "../../tools/bench/rounds.js";
import { textOfLines, textOfResources } from "../../tools/bench/unit-text.js";

const folder = mkdtempSync(join(tmpdir(), "dmslint-bench-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function program(name: string, text: string): { readonly args: readonly string[] } {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, text);
  return { args: [file] };
}

const busy = "const end = process.cpuUsage().user + 1e5; while (process.cpuUsage().user < end);";

describe("what a program costs", () => {
  it("is its own time of the processor, by the thread", () => {
    const threads =
      `import { isMainThread, Worker } from "node:worker_threads";\n` +
      `if (isMainThread) new Worker(new URL(import.meta.url)); else { ${busy} }`;
    const cost = costOf(program("threads", threads));
    expect(cost.cpu).toBeGreaterThan(100);
    if (process.platform === "linux") expect(cost.cpu - cost.main).toBeGreaterThan(60);
    expect(costOf(program("waits", "setTimeout(() => 0, 500)")).wall).toBeGreaterThan(500);
  });

  it.runIf(process.platform === "linux")("is the most memory that it held, not what its parent does", () => {
    const held = Buffer.alloc(200e6, 1);
    const small = costOf(program("small", ""));
    const large = costOf(program("large", "Buffer.alloc(100e6, 1)"));
    expect(held.length).toBe(200e6);
    expect(small.megabytes).toBeLessThan(100);
    expect(large.megabytes - small.megabytes).toBeGreaterThan(90);
  });

  it("is not told of a program that fails", () => {
    expect(costOf(program("found", "process.exitCode = 1")).cpu).toBeGreaterThan(0);
    expect(() => costOf(program("crashes", "throw new TypeError('broken')"))).toThrow(/TypeError: broken/);
    expect(() => costOf(program("ends", "console.error('why'); process.exit(2)"))).toThrow(/ended with 2: why/);
  });

  it("is the median of each number by itself", () => {
    const costs = [1, 5, 9].map((wall) => ({ wall, cpu: 10 - wall, main: 3, megabytes: wall * wall }));
    expect(medianCost(costs)).toEqual({ wall: 5, cpu: 5, main: 3, megabytes: 25 });
  });
});

describe("the rounds", () => {
  it("run every program once in each, with the baseline before it", () => {
    const ran: string[] = [];
    const [base, one, other] = ["base", "one", "other"].map((name) => ({ args: [name] }));
    const rounds = measureRounds([one ?? { args: [] }, other ?? { args: [] }], 2, base ?? { args: [] }, ({ args }) => {
      ran.push(...args);
      return { wall: ran.length, cpu: 0, main: 0, megabytes: 0 };
    });
    expect(ran.join(" ")).toBe("base one base other base one base other");
    expect(rounds.baseline.map(({ wall }) => wall)).toEqual([1, 3, 5, 7]);
    expect([...rounds.programs.values()].map((costs) => costs.map(({ wall }) => wall))).toEqual([
      [2, 6],
      [4, 8],
    ]);
  });
});

describe("the corpora", () => {
  it("have the number of files that they are asked for", () => {
    writeTemplates(join(folder, "yaml"), "yaml", 13);
    writeModules(join(folder, "modules"), 30);
    expect(readdirSync(join(folder, "yaml"))).toHaveLength(13);
    expect(
      readdirSync(join(folder, "modules")).map((name) => readdirSync(join(folder, "modules", name)).length),
    ).toEqual([10, 10, 10]);
  });

  it("have units of the number of resources and lines that they are asked for", () => {
    // Each template has a subnet group and its role as well.
    expect(textOfResources("yaml", 250).match(/^ +Type:/gm)).toHaveLength(252);
    expect(textOfResources("terraform", 250).match(/^(?:resource|data) /gm)).toHaveLength(250);
    expect(textOfLines("yaml", 500).split("\n").length).toBeGreaterThanOrEqual(500);
    expect(textOfLines("terraform", 500).split("\n").length).toBeLessThan(560);
  });
});
