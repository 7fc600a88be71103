import { describe, expect, it } from "vitest";
import {
  engines,
  roleUses,
  type ActionNeed,
  type Engine,
  type Need,
  type NeedCondition,
  type RoleUse,
} from "../../../src/knowledge/index.js";
import { presetRules } from "../../../src/presets/index.js";
import { sampleOf, variantsOf, type Format, type Setting, type Variant } from "./fixture.js";
import { naming, saidBy } from "./findings.js";
import { lintVariant, type FixtureOutcome } from "./lint-fixture.js";
import { roleOf } from "./role.js";
import { rowsOf, settingOf, trusted } from "./rows.js";
import { text, type FixtureValue } from "./text.js";

type Side = "source" | "target";

interface Case {
  readonly engine: Engine;
  readonly side: Side;
  readonly format: Format;
  readonly isSupported: boolean;
  readonly uses: readonly RoleUse[];
}

const formats: readonly Format[] = ["cloudformation", "terraform"];

const cases = engines.flatMap((engine) =>
  (["source", "target"] as const).flatMap((side) =>
    formats.map((format): readonly [string, Side, Format, Case] => {
      const ids = side === "source" ? engine.rolesAsSource : engine.rolesAsTarget;
      const isSupported = side === "source" ? engine.asSource : engine.asTarget;
      const uses = roleUses.filter(({ id }) => ids.includes(id));
      return [engine.name, side, format, { engine, side, format, isSupported, uses }];
    }),
  ),
);

/** Where an endpoint of any engine can stand, with a role or without. */
function placeOf({ format, uses }: Case): Variant {
  const own = serviceUse(uses);
  const variant = own && variantsOf(own).find((one) => one.format === format && !one.type.includes("s3_endpoint"));
  const type = format === "cloudformation" ? "AWS::DMS::Endpoint" : "aws_dms_endpoint";
  return variant ?? { use: own ?? secretUse, format, type, path: `${type}.` };
}

const secretUse = useNamed("endpoint-secret-role");

function useNamed(name: string): RoleUse {
  const found = roleUses.find(({ id }) => id === name);
  if (!found) throw new Error(`There is no use ${name}.`);
  return found;
}

/** The use that comes with the engine alone, if one does. */
function serviceUse(uses: readonly RoleUse[]): RoleUse | undefined {
  return uses.find(({ kind, triggerWhen }) => kind === "endpoint-service-role" && enginesIn(triggerWhen).length > 0);
}

function enginesIn(condition: NeedCondition | null): readonly string[] {
  if (condition === null) return [];
  if ("all" in condition) return condition.all.flatMap(enginesIn);
  if ("any" in condition) return condition.any.flatMap(enginesIn);
  return "prop" in condition && condition.prop === "endpoint.engineName" && "value" in condition
    ? [condition.value].flat().map(String)
    : [];
}

function settingWith({ engine, side }: Case, more: Readonly<Record<string, FixtureValue>> = {}): Setting {
  const props = { "endpoint.engineName": text(engine.name), "endpoint.endpointType": text(side), ...more };
  return { props: new Map(Object.entries(props)), facts: new Set() };
}

const ofAll = ["account-role-present", "ineffective-setting", "role-permissions", "role-present", "role-trust"];

const needed: readonly Need[] = ["required", "conditional"];

/** In a right stack no rule that is on by default finds anything. */
const recommended = presetRules("recommended");

/** Redshift works with an account role where none is given. */
const withAccountRole = "dms-access-for-endpoint";

describe.each(cases)("an endpoint for %s as %s in %s", (_name, _side, _format, one) => {
  const own = serviceUse(one.uses);
  const place = placeOf(one);
  const canNameRole = own !== undefined && place.path.length > place.type.length + 1;

  it("without a role: only what cannot do without one is found", async () => {
    const outcome = await lintVariant(place, settingWith(one), undefined);
    const hasAccountRole = one.uses.some(({ id }) => id === withAccountRole);
    expect(saidBy(outcome, ["role-present"])).toHaveLength(canNameRole && !hasAccountRole ? 1 : 0);
    expect(naming(outcome, ["account-role-present"], withAccountRole)).toHaveLength(hasAccountRole ? 1 : 0);
    if (!one.isSupported) expect(saidBy(outcome, ofAll)).toEqual([]);
  });

  if (canNameRole) {
    const setting = settingWith(one, {
      ...Object.fromEntries(settingOf(own, undefined).props),
      "endpoint.engineName": text(one.engine.name),
      "endpoint.endpointType": text(one.side),
    });

    it("with a role that may do nothing: its first need is found", async () => {
      const outcome = await lintVariant(place, setting, roleOf(own, trusted(own), []));
      const [first] = own.actions.filter(({ need }) => need === "required");
      expect(naming(outcome, ["role-permissions"], first?.action ?? "")).toHaveLength(1);
    });

    it("with a role that may do what it needs: nothing is found", async () => {
      const outcome = await lintVariant(place, setting, roleOf(own, trusted(own), rowsOf(own, needed)), recommended);
      expect(outcome.messages).toEqual([]);
    });
  }

  if (one.isSupported && one.engine.secretAuth) {
    it("with a secret whose role may not read it: that is found, until it may", async () => {
      const variant = variantsOf(secretUse).find(({ format }) => format === one.format) ?? place;
      const pair = { "secret.secretId": sampleOf("secret.secretId"), "secret.roleArn": sampleOf("secret.roleArn") };
      const lint = (granted: readonly ActionNeed[]): Promise<FixtureOutcome> =>
        lintVariant(variant, settingWith(one, pair), roleOf(secretUse, trusted(secretUse), granted), recommended);
      const lacking = await lint([]);
      expect(naming(lacking, ["role-permissions"], "secretsmanager:GetSecretValue")).toHaveLength(1);
      const { messages } = await lint(rowsOf(secretUse, needed));
      // What is found without an account role is tested above.
      expect(messages.filter(({ ruleId }) => ruleId !== "account-role-present")).toEqual([]);
    });
  }
});
