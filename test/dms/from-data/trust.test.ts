import { describe, expect, it } from "vitest";
import type { Need, TrustNeed } from "../../../src/knowledge/index.js";
import { variantsOf, type Variant } from "./fixture.js";
import { naming, saidBy } from "./findings.js";
import { lintVariant, type FixtureOutcome } from "./lint-fixture.js";
import { roleOf } from "./role.js";
import { rowsOf, settingOf, trusted, writtenUses } from "./rows.js";

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
    expect(naming(lacking, ofTrust, service)).toHaveLength(1);
    const complete = await lintTrust(variant, row, trusted(use));
    expect(saidBy(complete, ofTrust)).toEqual([]);
  });

  it("need not have what only may be there", async () => {
    const outcome = await lintTrust(variant, undefined, trusted(use));
    expect(saidBy(outcome, ofTrust)).toEqual([]);
  });
});

const isConditional = ({ need, when }: TrustNeed): boolean => need === "must" && when !== null;
const withConditions = allMust.filter(([, , { use }]) => use.trustPrincipals.some(isConditional));

it.each(withConditions)("%s at %s: no trust for what is not there", async (_use, _path, variant) => {
  const { trustPrincipals } = variant.use;
  const always = trustPrincipals.filter(({ need, when }) => need === "must" && when === null);
  for (const row of trustPrincipals.filter(isConditional)) {
    const [other] = trustPrincipals.filter((one) => isConditional(one) && one !== row);
    const services = [...always, ...(other ? [other] : [])].map(({ service }) => service);
    const outcome = await lintTrust(variant, other, services);
    expect(saidBy(outcome, ofTrust)).toEqual([]);
  }
});

describe.each(anyOf)("the trust of %s at %s", (_use, _path, variant) => {
  it("must have one of its principals", async () => {
    const outcome = await lintTrust(variant, undefined, []);
    expect(saidBy(outcome, ofTrust)).toHaveLength(1);
  });

  it.each(trusted(variant.use))("is right with %s alone", async (service) => {
    const outcome = await lintTrust(variant, undefined, [service]);
    expect(saidBy(outcome, ofTrust)).toEqual([]);
  });
});
