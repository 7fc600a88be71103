import { describe, expect, it } from "vitest";
import { policyCodes } from "../../tools/coverage/policy-codes.js";
import { triedPolicies, type TriedPolicy } from "../../tools/coverage/tried-policies.js";
import { tryPolicy, type Trial } from "../../tools/coverage/try-policy.js";

// Written from AWS's words for each code, before the rule was looked at; docs/coverage.md counts them.
const tried = triedPolicies(new URL("../fixtures/policy-checks/", import.meta.url));

async function trialOf(policy: TriedPolicy): Promise<Trial> {
  const code = policyCodes.find(({ code: name }) => name === policy.code);
  if (!code) throw new Error(`There is no code ${policy.code}`);
  return tryPolicy(policy, code);
}

describe("policies tried for a code", () => {
  it("are there for every code that a rule reports, several where it has variants", () => {
    const codes = policyCodes.filter(({ reason }) => reason === undefined).map(({ code }) => code);
    expect(new Set(tried.map(({ code }) => code))).toEqual(new Set(codes));
    expect(codes.filter((code) => tried.filter((one) => one.code === code).length < 2)).toEqual([]);
  });

  it("are none about DMS", () => {
    expect(tried.filter((policy) => /\bdms\b/.test(JSON.stringify(policy))).map(({ code }) => code)).toEqual([]);
  });

  it("are missed where the fixture says so, and nowhere else", async () => {
    const said = tried.filter(({ missed }) => missed !== undefined);
    const trials = await Promise.all(said.map(trialOf));
    // A policy that is reported by now: take `missed` out of its row.
    expect(said.filter((_, index) => trials[index]?.isReported).map(({ code, at }) => `${code} ${at}`)).toEqual([]);
  });
});

const cases = tried.filter(({ missed }) => missed === undefined).map((policy, index) => ({ ...policy, index }));

describe.each(cases)("$code, $index: $at", (policy) => {
  it("is reported at the element at fault, and not where it is put right", async () => {
    const { isReported, falseAlarms, said } = await trialOf(policy);
    expect(isReported, said.join("\n")).toBe(true);
    expect(falseAlarms).toEqual([]);
  });
});
