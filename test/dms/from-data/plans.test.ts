import { describe, expect, it } from "vitest";
import { naming, saidBy } from "./findings.js";
import { variantsOf } from "./fixture.js";
import { lintPlan } from "./lint-fixture.js";
import { roleOf } from "./role.js";
import { rowsOf, settingOf, trusted, writtenUses } from "./rows.js";

const ofActions = ["role-permissions", "account-role-policy", "account-role-stale-policy"];
const ofTrust = ["role-trust"];

/** What is started is no resource: a plan tells of it only when it is triggered. */
const isPlanned = (type: string): boolean => type.startsWith("aws_dms_") && !type.startsWith("aws_dms_start_");

/** Every place where Terraform lets a resource name the role of a use, in a plan without its source. */
const places = writtenUses.flatMap((use) =>
  variantsOf(use)
    .filter(({ type }) => isPlanned(type))
    .map((variant) => [use.id, variant.path, variant] as const),
);

describe.each(places)("%s at %s in a plan", (_use, _path, variant) => {
  const { use } = variant;
  const needed = rowsOf(use, ["required", "conditional"]);
  const first = needed.find(({ need }) => need === "required");
  const setting = settingOf(use, first);

  it("asks for what the use needs, until it is granted", async () => {
    const lacking = await lintPlan(variant, setting, roleOf(use, trusted(use), []));
    expect(naming(lacking, ofActions, first?.action ?? "")).toHaveLength(1);
    const granted = await lintPlan(variant, setting, roleOf(use, trusted(use), needed));
    expect(saidBy(granted, [...ofActions, ...ofTrust])).toEqual([]);
  });

  it("asks for trust in DMS", async () => {
    const outcome = await lintPlan(variant, setting, roleOf(use, ["ec2.amazonaws.com"], needed));
    expect(saidBy(outcome, ofTrust)).toHaveLength(1);
  });
});
