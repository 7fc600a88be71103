import { describe, expect, it } from "vitest";
import { roleUses, type ActionNeed, type Need, type RoleUse } from "../../src/knowledge/index.js";
import { variantsOf, type Variant } from "./fixture.js";
import { lintVariant, type FixtureOutcome } from "./lint-fixture.js";
import { roleOf } from "./role.js";
import { isUntold, settingOf, trusted, unwritable, writtenUses } from "./rows.js";

const required: readonly Need[] = ["required", "conditional"];
const never: readonly Need[] = ["optional", "handler-only", "uncertain"];

/** The rules that speak of a missing action, and of a missing principal. */
const ofActions = ["role-permissions", "account-role-policy", "account-role-stale-policy"];
const ofRecommended = ["role-recommended-permissions"];
const ofTrust = ["role-trust"];

const endOfName = String.raw`(?![\w*:-])`;

function naming({ messages }: FixtureOutcome, ruleIds: readonly string[], name: string): readonly string[] {
  const words = new RegExp(name.replace(/[*.$]/g, String.raw`\$&`) + endOfName);
  return messages
    .filter(({ ruleId, message }) => ruleIds.includes(ruleId ?? "") && words.test(message))
    .map(({ message }) => message);
}

function saidBy({ messages }: FixtureOutcome, ruleIds: readonly string[]): readonly string[] {
  return messages.filter(({ ruleId }) => ruleIds.includes(ruleId ?? "")).map(({ message }) => message);
}

/** A name for a test: `cloudformation AWS::DMS::Endpoint.S3Settings.ServiceAccessRoleArn`. */
function nameOf({ format, path }: Variant): string {
  return `${format} ${path.replace(/\.$/, "")}`;
}

function lintRow(variant: Variant, row: ActionNeed | undefined, granted: readonly ActionNeed[]): Promise<FixtureOutcome> {
  return lintVariant(variant, settingOf(variant.use, row), roleOf(variant.use, trusted(variant.use), granted));
}

function rowsOf(use: RoleUse, needs: readonly Need[]): readonly ActionNeed[] {
  return use.actions.filter(({ need }) => needs.includes(need));
}

function shown({ action, resource }: ActionNeed): string {
  return `${action} on ${resource.join(", ")}`;
}

describe("the uses of roles", () => {
  it("are tested, or no template can write them", () => {
    const unwritten = roleUses.filter((use) => variantsOf(use).length === 0).map(({ id }) => id);
    const apart = ["slr-dms-serverless", "event-subscription-topic-policy"];
    expect([...unwritten, ...apart].sort()).toEqual(Object.keys(unwritable).sort());
    expect(roleUses).toHaveLength(27);
  });

  it.each(writtenUses.map((use) => [use.id, use] as const))("%s: every row can be written", (_id, use) => {
    const formats = new Set(variantsOf(use).map(({ format }) => format));
    expect([...formats]).not.toEqual([]);
  });
});

describe.each(writtenUses.map((use) => [use.id, use] as const))("%s", (_id, use) => {
  describe.each(variantsOf(use).map((variant) => [nameOf(variant), variant] as const))("%s", (_name, variant) => {
    it("is silent when every row is granted", async () => {
      for (const row of [undefined, ...rowsOf(use, required)]) {
        const outcome = await lintRow(variant, row, rowsOf(use, required));
        expect(saidBy(outcome, [...ofActions, ...ofTrust]), outcome.text).toEqual([]);
      }
    });

    it.each(rowsOf(use, required).filter((row) => !isUntold(row)).map((row) => [shown(row), row] as const))(
      "asks for %s",
      async (_row, row) => {
        const others = rowsOf(use, required).filter(({ action }) => action !== row.action);
        const outcome = await lintRow(variant, row, others);
        expect(naming(outcome, ofActions, row.action), outcome.text).toHaveLength(1);
      },
    );
  });
});
