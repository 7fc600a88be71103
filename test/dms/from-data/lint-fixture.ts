import { lint, rules, type LintMessage } from "../../../src/linter/index.js";
import { presetRules } from "../../../src/presets/index.js";
import { loadWasm } from "../../../src/workspace/index.js";
import { resourcesOf, type Setting, type Variant } from "./fixture.js";
import type { FixtureRole } from "./role.js";
import { cloudFormation } from "./write-cloudformation.js";
import { plan } from "./write-plan.js";
import { terraform } from "./write-terraform.js";

export interface FixtureOutcome {
  readonly messages: readonly LintMessage[];
  /** `role-permissions: the key is not known`. */
  readonly notJudged: readonly string[];
}

/** The rules that speak of what roles need; the others would only take time. */
const asked: ReadonlySet<string> = new Set([
  "account-role-policy",
  "account-role-present",
  "account-role-stale-policy",
  "ineffective-setting",
  "key-policy",
  "resource-policy",
  "role-permissions",
  "role-present",
  "role-recommended-permissions",
  "role-trust",
]);

const rulesOfRoles: RuleSettings = new Map([...presetRules("all")].filter(([name]) => asked.has(name)));

type RuleSettings = ReturnType<typeof presetRules>;

/** Lints the fixture of a variant. */
export async function lintVariant(
  variant: Variant,
  setting: Setting,
  role: FixtureRole | undefined,
  ruleSettings = rulesOfRoles,
): Promise<FixtureOutcome> {
  const resources = resourcesOf(variant, setting);
  return variant.format === "cloudformation"
    ? lintText("stack.json", cloudFormation(resources, role, setting), ruleSettings)
    : lintText("main.tf", terraform(resources, role, setting), ruleSettings);
}

/** The same as a plan, with nothing beside it. */
export async function lintPlan(
  variant: Variant,
  setting: Setting,
  role: FixtureRole | undefined,
): Promise<FixtureOutcome> {
  return lintText(planPath, plan(resourcesOf(variant, setting), role));
}

const planPath = "plan.json";

export async function lintText(path: string, text: string, ruleSettings = rulesOfRoles): Promise<FixtureOutcome> {
  const isModule = path.endsWith(".tf");
  const { results } = await lint({
    units: [
      {
        kind: isModule ? "terraform" : path === planPath ? "plan" : "cloudformation",
        path: isModule ? "." : path,
        files: [path],
        rules: ruleSettings,
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: (name) => (name === path ? text : undefined), list: (folder) => (folder === "." ? [path] : []) },
    loadWasm,
    rules,
  });
  const messages = results.flatMap((result) => result.messages);
  const broken = messages.find(({ fatal, messageId }) => fatal === true || messageId === undefined);
  if (broken) throw new Error(`${broken.message}\n${text}`);
  return {
    messages,
    notJudged: results.flatMap(({ notJudged }) =>
      notJudged.map(({ ruleId, reason }) => `${ruleId ?? "unread"}: ${reason}`),
    ),
  };
}
