import { describe, expect, it } from "vitest";
import {
  callerNeeds,
  resourceType as typeOf,
  type CallerNeed,
  type CallerNeeds,
} from "../../../src/knowledge/index.js";
import { lint, rules, type LintUnit } from "../../../src/linter/index.js";
import { presetRules } from "../../../src/presets/index.js";
import { loadWasm } from "../../../src/workspace/index.js";
import { naming, saidBy } from "./findings.js";
import { isWritable, settingFor, terraformType, writtenIn, type Setting } from "./fixture.js";
import type { FixtureOutcome } from "./lint-fixture.js";
import { cloudFormation } from "./write-cloudformation.js";
import { terraform } from "./write-terraform.js";

/** The rules that speak of what a caller needs. */
const ofCallers = ["caller-permissions", "pass-role", "service-linked-role"];

const ruleSettings = new Map([...presetRules("all")].filter(([name]) => ofCallers.includes(name)));

const policy = "caller.json";

/** The resource of a need, in the first format that can write what the need depends on. */
function deployed(
  resourceType: string,
  setting: Setting,
): Pick<LintUnit, "kind" | "path" | "files"> & { text: string } {
  const role = { services: [["dms.amazonaws.com"]], statements: [] };
  if (isWritable("cloudformation", resourceType, setting)) {
    const text = cloudFormation(writtenIn("cloudformation", resourceType, setting), role, setting);
    return { kind: "cloudformation", path: "stack.json", files: ["stack.json"], text };
  }
  const text = terraform(writtenIn("terraform", terraformType(resourceType), setting), role, setting);
  return { kind: "terraform", path: ".", files: ["main.tf"], text };
}

/** Lints a resource to which a need applies, with the policy of who deploys it. */
async function lintCaller(resourceType: string, need: CallerNeed, allowed: readonly string[]): Promise<FixtureOutcome> {
  const { text, ...unit } = deployed(resourceType, settingFor(need.when));
  const statement = { Effect: "Allow", Action: allowed, Resource: "*" };
  const texts = new Map([
    [unit.files[0] ?? "", text],
    [policy, JSON.stringify({ Version: "2012-10-17", Statement: statement })],
  ]);
  const settings = { existingRoles: [], callerPolicies: [policy], regions: [], partialPolicies: [] };
  const rest = { rules: ruleSettings, settings, values: { parameters: {}, variables: {} } };
  const { results } = await lint({
    units: [
      { ...unit, ...rest },
      { kind: "policy", path: policy, files: [policy], ...rest },
    ],
    reader: { read: (path) => texts.get(path), list: () => [...texts.keys()] },
    loadWasm,
    rules,
  });
  return {
    messages: results.flatMap(({ messages }) => messages),
    notJudged: results.flatMap(({ notJudged }) => notJudged.map(({ reason }) => reason)),
  };
}

/** Needs that are reported; of the recommended ones only those of the network are. */
function reportedOf({ needs }: CallerNeeds): readonly CallerNeed[] {
  return needs.filter(
    ({ action, need }) =>
      need === "required" || need === "conditional" || (need === "recommended" && action.startsWith("ec2:")),
  );
}

/** Properties on which a need depends that is not tested, and why. */
const untold: Readonly<Record<string, string>> = {
  "timestream.roleArn": "the API alone has TimestreamSettings",
  "dmsTransfer.roleArn": "the API alone has DmsTransferSettings",
  "kerberos.roleArn": "pass-role does not look at callers that create instances and no endpoint",
};

function isUntold({ when }: CallerNeed): boolean {
  return when !== null && "prop" in when && when.prop in untold;
}

const shown = ({ action, resource, when }: CallerNeed): string =>
  `${action} on ${resource.join(", ")}${when === null ? "" : ` when ${JSON.stringify(when)}`}`;

/** What is started, not declared, has no type in a template. */
const declared = callerNeeds().filter(({ resourceType }) => typeOf(resourceType));

describe("the needs of callers", () => {
  it("are tested, or are for nothing that a template declares", () => {
    const others = callerNeeds().filter((one) => !declared.includes(one));
    expect(others.map(({ resourceType }) => resourceType)).toEqual(["AWS::DMS::StartReplicationTaskAssessmentRun"]);
  });
});

describe.each(declared.map((one) => [one.resourceType, one] as const))("who deploys %s", (resourceType, one) => {
  const reported = reportedOf(one);
  const actions = [...new Set(reported.map(({ action }) => action))];
  const rows = reported.filter((need) => !isUntold(need)).map((need) => [shown(need), need] as const);

  it.each(rows)("needs %s", async (_name, need) => {
    const others = actions.filter((action) => action !== need.action);
    const lacking = await lintCaller(resourceType, need, others);
    expect(naming(lacking, ofCallers, need.action)).toHaveLength(1);
    expect(saidBy(await lintCaller(resourceType, need, actions), ["caller-permissions"])).toEqual([]);
  });
});
