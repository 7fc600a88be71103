import { describe, expect, it } from "vitest";
import type { Need } from "../../src/knowledge/index.js";
import { variantsOf, type Variant } from "./fixture.js";
import { naming, saidBy } from "./findings.js";
import { lintVariant, type FixtureOutcome } from "./lint-fixture.js";
import { roleOf } from "./role.js";
import { rowsOf, settingOf, trusted, writtenUses } from "./rows.js";
import type { TrustNeed } from "../../src/knowledge/index.js";

const required: readonly Need[] = ["required", "conditional"];
const ofTrust = ["role-trust"];
const stranger = "ec2.amazonaws.com";

function lintTrust(variant: Variant, row: TrustNeed | undefined, services: readonly string[]): Promise<FixtureOutcome> {
  const { use } = variant;
  return lintVariant(variant, settingOf(use, row), roleOf(use, [stranger, ...services], rowsOf(use, required)));
}

const variants = writtenUses.flatMap((use) =>
  variantsOf(use).map((variant) => [use.id, variant.path, variant] as const),
);
const allMust = variants.filter(([, , { use }]) => use.trustRule === "all-must");
const anyOf = variants.filter(([, , { use }]) => use.trustRule === "any-of");

describe.each(allMust)("the trust of %s at %s", (_use, _path, variant) => {
  const { use } = variant;
  const rows = use.trustPrincipals.filter(({ need }) => need === "must");

  it.each(rows.map((row) => [row.service, row] as const))("must have %s", async (service, row) => {
    const others = trusted(use).filter((one) => one !== service);
    const lacking = await lintTrust(variant, row, others);
    expect(naming(lacking, ofTrust, service), lacking.text).toHaveLength(1);
    const complete = await lintTrust(variant, row, trusted(use));
    expect(saidBy(complete, ofTrust), complete.text).toEqual([]);
  });

  const conditional = rows.filter(({ when }) => when !== null);
  it.runIf(conditional.length > 0)("need not have what depends on something that is not there", async () => {
    const always = rows.filter(({ when }) => when === null).map(({ service }) => service);
    for (const { service } of conditional) {
      const other = conditional.find((one) => one.service !== service);
      const outcome = await lintTrust(variant, other, [...always, ...(other ? [other.service] : [])]);
      expect(naming(outcome, ofTrust, service), outcome.text).toEqual([]);
    }
  });

  it("need not have what only may be there", async () => {
    const outcome = await lintTrust(variant, undefined, trusted(use));
    expect(saidBy(outcome, ofTrust), outcome.text).toEqual([]);
  });
});

describe.each(anyOf)("the trust of %s at %s", (_use, _path, variant) => {
  it("must have one of its principals", async () => {
    const outcome = await lintTrust(variant, undefined, []);
    expect(saidBy(outcome, ofTrust), outcome.text).toHaveLength(1);
  });

  it.each(trusted(variant.use))("is right with %s alone", async (service) => {
    const outcome = await lintTrust(variant, undefined, [service]);
    expect(saidBy(outcome, ofTrust), outcome.text).toEqual([]);
  });
});
