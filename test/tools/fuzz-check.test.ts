import { describe, expect, it } from "vitest";
import { rules, type Rule } from "../../src/linter/index.js";
import type { Case } from "../../tools/fuzz/case.js";
import { checkCase } from "../../tools/fuzz/check.js";
import { failed, thrown } from "../../tools/fuzz/failure.js";
import { fewest, shrink } from "../../tools/fuzz/shrink.js";

const policy = (...actions: readonly string[]): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }] }, null, 2);

const caseOf = (text: string): Case => ({
  units: [{ kind: "policy", path: "policy.json" }],
  texts: { "policy.json": text },
});

/** A rule of the preset that does what it should not. */
function planted(create: Rule["create"]): readonly Rule[] {
  return rules.map((rule) =>
    rule.name === "known-action" ? { ...rule, create, meta: { ...rule.meta, messages: { found: "It." } } } : rule,
  );
}

const throwing = planted(() => ({
  ActionPattern: ({ text }) => {
    if (text.parts.some((part) => part.kind === "literal" && part.text.includes("toString")))
      throw new TypeError("no service toString");
  },
}));

describe("checkCase", () => {
  it("finds nothing in a policy that is linted as it should be", async () => {
    for (const extra of ["again", "edits", "fixes", "suggestions", "formats"] as const)
      expect((await checkCase({ ...caseOf(policy("s3:GetObjct", "s3:*")), extra })).failures).toEqual([]);
  });

  it("finds a rule that throws, and where", async () => {
    const { failures } = await checkCase(caseOf(policy("s3:GetObject", "toString:x")), { rules: throwing });
    expect(failures.map(({ kind }) => kind)).toEqual(["rule fails"]);
    expect(failures[0]?.detail).toContain("fuzz-check.test.ts");
    expect((await checkCase(caseOf(policy("s3:GetObject")), { rules: throwing })).failures).toEqual([]);
  });

  it("finds a place that is outside of the text", async () => {
    const misplaced = planted((context) => ({
      ActionPattern: (node) => {
        const location = { ...node.location, end: 5000 };
        context.report({ node: { ...node, location }, address: "", messageId: "found" } as never);
      },
    }));
    const { failures } = await checkCase(caseOf(policy("s3:GetObject")), { rules: misplaced });
    expect(failures.map(({ signature }) => signature)).toEqual(["range: known-action is outside of its text"]);
  });

  it("finds a lint that gives another result the second time", async () => {
    let count = 0;
    const restless = planted((context) => ({
      "Template:exit": (node) => {
        const location = { file: node.files[0], start: 0, end: ++count % 2 };
        context.report({ node: { location }, address: "", messageId: "found" } as never);
      },
    }));
    const { failures } = await checkCase({ ...caseOf(policy("s3:GetObject")), extra: "again" }, { rules: restless });
    expect(failures.map(({ kind }) => kind)).toEqual(["not stable"]);
  });

  it("finds what takes too long, or too much memory", async () => {
    const kept: unknown[] = [];
    const wasteful = planted(() => ({
      "Template:exit": () => {
        const start = process.cpuUsage();
        while (process.cpuUsage(start).user < 60_000) kept.push(Array.from({ length: 1000 }));
      },
    }));
    const limits = { milliseconds: 30, bytes: 1_000_000 };
    const { failures } = await checkCase(caseOf(policy("s3:GetObject")), { rules: wasteful, limits });
    expect(failures.map(({ kind }) => kind).sort()).toEqual(["memory", "slow"]);
    expect(failures[0]?.signature).toContain("known-action");
  });
});

describe("a failure's signature", () => {
  it("is the same for names and numbers that differ", () => {
    expect(failed("reader fails", 'no "a" at 17').signature).toBe(failed("reader fails", 'no "b c" at 4').signature);
    expect(failed("reader fails", "one").signature).not.toBe(failed("reader fails", "two").signature);
    expect(thrown("throws", new Error("x 1")).signature).not.toBe(thrown("throws", new TypeError("x 1")).signature);
  });
});

describe("shrink", () => {
  it("leaves what is needed to fail", async () => {
    const one: Case = {
      ...caseOf(policy("s3:GetObject", "dms:x", "s3:toString", "s3:PutObject")),
      extra: "formats",
    };
    const big = { ...one, texts: { ...one.texts, "other.json": "{}" } };
    const stillFails = async (smaller: Case): Promise<boolean> =>
      (await checkCase(smaller, { rules: throwing })).failures.some(({ kind }) => kind === "rule fails");
    const small = await shrink(big, stillFails, Number.POSITIVE_INFINITY);
    expect(small.extra).toBeUndefined();
    expect(Object.keys(small.texts)).toEqual(["policy.json"]);
    expect(small.texts["policy.json"]).toContain("toString");
    expect(small.texts["policy.json"]?.length).toBeLessThan(60);
  });

  it("stops when the time is over", async () => {
    const one = caseOf("abc");
    expect(await shrink(one, () => Promise.resolve(true), 0)).toEqual(one);
  });

  it.each([
    [[3], 20],
    [[0, 19], 20],
    [[4, 5, 6, 7], 9],
    [[], 5],
  ])("finds %j among %i", async (needed, count) => {
    const all = Array.from({ length: count }, (_, at) => at);
    const passes = (kept: readonly number[]) => Promise.resolve(needed.every((one) => kept.includes(one)));
    expect(await fewest(all, passes)).toEqual(needed);
  });
});
