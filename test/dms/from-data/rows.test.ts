import { describe, expect, it } from "vitest";
import { roleUses, type ActionNeed, type Need } from "../../../src/knowledge/index.js";
import { variantsOf, type Format, type Variant } from "./fixture.js";
import { naming, saidBy } from "./findings.js";
import { lintVariant, type FixtureOutcome } from "./lint-fixture.js";
import { roleOf } from "./role.js";
import { isUntold, rowsOf, settingOf, shown, trusted, untested, writtenUses } from "./rows.js";

const required: readonly Need[] = ["required", "conditional"];
const never: readonly Need[] = ["optional", "handler-only", "uncertain"];

const ofActions = ["role-permissions", "account-role-policy", "account-role-stale-policy"];
const ofRecommended = ["role-recommended-permissions"];

function lintRow(
  { use, ...place }: Variant,
  row: ActionNeed | undefined,
  granted: readonly ActionNeed[],
  untold?: string,
): Promise<FixtureOutcome> {
  return lintVariant({ use, ...place }, settingOf(use, row), roleOf(use, trusted(use), granted, untold));
}

const formats: readonly Format[] = ["cloudformation", "terraform"];

/** Rows are tested in the first place of each format that names the role; all places are the same to them. */
const inBothFormats = writtenUses.flatMap((use) =>
  formats.flatMap((format) => {
    const variant = variantsOf(use).find((one) => one.format === format);
    return variant ? [[use.id, format, variant] as const] : [];
  }),
);

describe("the uses of roles", () => {
  it("are tested, or no template can write them", () => {
    const apart = ["service-linked-role", "resource-policy"];
    const unwritten = roleUses.filter((use) => variantsOf(use).length === 0 || apart.includes(use.kind));
    expect(unwritten.map(({ id }) => id).sort()).toEqual([...untested].sort());
  });

  const places = writtenUses.flatMap((use) =>
    variantsOf(use).map((variant) => [use.id, variant.path, variant] as const),
  );

  it.each(places)("%s is found at %s", async (_use, _path, variant) => {
    const rows = rowsOf(variant.use, required);
    const first = rows.find(({ need }) => need === "required");
    const outcome = await lintRow(variant, first, []);
    expect(naming(outcome, ofActions, first?.action ?? "")).toHaveLength(1);
    const granted = await lintRow(variant, first, rows);
    expect(saidBy(granted, [...ofActions, "role-trust"])).toEqual([]);
  });
});

describe.each(inBothFormats)("%s in %s", (_use, _format, variant) => {
  const { use } = variant;
  const needed = rowsOf(use, required);
  const named = (rows: readonly ActionNeed[]): (readonly [string, ActionNeed])[] =>
    rows.map((row) => [shown(row), row] as const);

  it.each(named(needed.filter((row) => !isUntold(row))))("asks for %s until it is granted", async (_row, row) => {
    const others = needed.filter(({ action }) => action !== row.action);
    const lacking = await lintRow(variant, row, others);
    expect(naming(lacking, ofActions, row.action), shown(row)).toHaveLength(1);
    expect(naming(lacking, ofRecommended, row.action), shown(row)).toEqual([]);
    const granted = await lintRow(variant, row, needed);
    expect(saidBy(granted, [...ofActions, "role-trust"]), shown(row)).toEqual([]);
  });
});

/** The uses that have such rows, in both formats. */
function having(has: (row: ActionNeed) => boolean): typeof inBothFormats {
  return inBothFormats.filter(([, , { use }]) => use.actions.some(has));
}

function isNeeded({ need }: ActionNeed): boolean {
  return required.includes(need);
}

/** Part of `kms:GenerateDataKey*` is not nothing of it. */
function isPartOf(action: string, pattern: string): boolean {
  return pattern.endsWith("*") ? action.startsWith(pattern.slice(0, -1)) : action === pattern;
}

describe("rows that are no missing action", () => {
  const isOpen = (row: ActionNeed): boolean => isNeeded(row) && isUntold(row);

  it.each(having(isOpen))("%s in %s: what the files cannot show", async (_use, _format, variant) => {
    for (const row of variant.use.actions.filter(isOpen)) {
      const others = rowsOf(variant.use, required).filter(
        (one) => one.action !== row.action || one.need === "required",
      );
      const lacking = await lintRow(variant, row, others);
      expect(naming(lacking, ofActions, row.action), shown(row)).toEqual([]);
    }
  });

  const isListed = ({ need }: ActionNeed): boolean => need === "recommended";

  it.each(having(isListed))("%s in %s: what AWS only lists is recommended", async (_use, _format, variant) => {
    const needed = rowsOf(variant.use, required);
    for (const row of variant.use.actions.filter(isListed)) {
      const lacking = await lintRow(
        variant,
        row,
        needed.filter(({ action }) => !isPartOf(action, row.action)),
      );
      expect(naming(lacking, ofRecommended, row.action), shown(row)).toHaveLength(1);
      expect(naming(lacking, ofActions, row.action), shown(row)).toEqual([]);
      const granted = await lintRow(variant, row, [...needed, ...variant.use.actions.filter(isListed)]);
      expect(saidBy(granted, [...ofActions, ...ofRecommended]), shown(row)).toEqual([]);
    }
  });

  const isUnasked = ({ need }: ActionNeed): boolean => never.includes(need);

  it.each(having(isUnasked))("%s in %s: what is optional or not established", async (_use, _format, variant) => {
    const others = rowsOf(variant.use, [...required, "recommended"]);
    for (const row of variant.use.actions.filter(isUnasked)) {
      const outcome = await lintRow(variant, row, others);
      expect(saidBy(outcome, [...ofActions, ...ofRecommended]), shown(row)).toEqual([]);
    }
  });
});

describe("an action that is needed on several resources", () => {
  const dynamodb = inBothFormats.filter(([use]) => use === "endpoint-dynamodb-target");

  it.each(dynamodb)("%s in %s: the tables alone are not enough", async (_use, _format, variant) => {
    const needed = rowsOf(variant.use, required);
    const control = needed.filter(({ resource }) => resource.join().includes("awsdms_"));
    expect(control).not.toEqual([]);
    const others = needed.filter((row) => !control.includes(row));
    const lacking = await lintRow(variant, undefined, others, "orders");
    for (const { action } of control) expect(naming(lacking, ofActions, action), action).toHaveLength(1);
  });
});
