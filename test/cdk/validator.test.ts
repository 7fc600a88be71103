import { describe, expect, it } from "vitest";
import { DmslintValidator } from "../../src/cdk/index.js";
import { version as installed } from "../../src/disk/index.js";
import { cdkProject, hasCdk, synthesize, type Violation } from "./cdk-app.js";

/** A violation in one line: what it is, and where. */
function lineOf({ ruleName, severity, suggestedFix = "", violatingConstructs }: Violation): string {
  const places = violatingConstructs.map(({ cloudFormationResource: resource, constructPath }) =>
    [constructPath, resource?.templatePath, resource?.logicalId, ...(resource?.propertyPaths ?? [])].join(" "),
  );
  return `${severity} ${ruleName}: ${places.join(", ")}: ${suggestedFix}`;
}

const access = "Properties.S3Settings.ServiceAccessRoleArn";
const wrongLines = [
  `role-permissions: Orders/Target Orders.template.json Target ${access}: Allow Writer3ED51D24 s3:DeleteObject`,
  "role-trust: Orders/Inner/Writer/Resource OrdersInner5BBF6F46.nested.template.json Writer3ED51D24 Properties.AssumeRolePolicyDocument.Statement.0.Principal: Let dms.amazonaws.com assume Writer3ED51D24",
  // The role is in another stack of the stage. Its permissions are seen through the export.
  `role-permissions: Prod/Data/Target assembly-Prod/ProdData90A795AA.template.json Target ${access}: Allow Writer3ED51D24 s3:DeleteObject`,
];
const errorLines = wrongLines.map((line) => `error ${line}`);

// Who runs the tests without aws-cdk-lib may; CI may not.
describe.skipIf(!hasCdk)("the plugin in an app of the newest aws-cdk-lib", () => {
  it("reports errors of stacks, nested stacks and stages, and fails the synthesis", async () => {
    const { status, stderr, violations } = await synthesize(cdkProject("new"), "wrong.js");
    expect(violations.map(lineOf)).toEqual(errorLines);
    expect(violations[0]?.description).toMatch(/^Role Writer3ED51D24 does not allow what endpoint Target needs/);
    expect(stderr.match(/Orders\/Target.*/g)).toEqual(["Orders/Target (Target) aws-cdk-lib.aws_dms.CfnEndpoint"]);
    expect(stderr).toContain("Suggested fix: Allow Writer3ED51D24 s3:DeleteObject");
    expect(status).toBe(1);
  });

  it.each(["right.js", "right.mjs"])("is silent if nothing is wrong: %s", async (app) => {
    const { status, stderr, stdout, violations } = await synthesize(cdkProject("new"), app);
    expect({ status, stderr, stdout, violations }).toEqual({ status: 0, stderr: "", stdout: "", violations: [] });
  });

  it("leaves out what metadata disables, and what is acknowledged", async () => {
    const folder = cdkProject("new");
    const { status, stderr, suppressed, violations } = await synthesize(folder, "suppressed.js");
    expect([status, stderr, violations]).toEqual([0, "", []]);
    expect(suppressed.map(lineOf)).toEqual([expect.stringContaining("error role-trust: Orders/Other/Resource ")]);
    const all = await synthesize(folder, "suppressed.js", { options: { inlineConfig: false } });
    expect(all.violations.map(lineOf)).toEqual([expect.stringContaining("error role-permissions: Orders/Target ")]);
  });

  it("does not fail for warnings, unless it should", async () => {
    const folder = cdkProject("new");
    const rules = { "role-permissions": "warn", "role-trust": "warn" };
    const warned = await synthesize(folder, "wrong.js", { options: { rules } });
    expect(warned.violations.map(lineOf)).toEqual(wrongLines.map((line) => `warning ${line}`));
    expect(warned.status).toBe(0);
    expect(warned.stderr).toContain("WARNING Role Writer3ED51D24");
    expect((await synthesize(folder, "wrong.js", { options: { rules, failOn: "warning" } })).status).toBe(1);
    expect((await synthesize(folder, "wrong.js", { options: { rules, failOn: "error" } })).status).toBe(0);
  });

  it("knows the region of the stacks", async () => {
    const folder = cdkProject("new");
    const named = async (region: string): Promise<string> =>
      (await synthesize(folder, "wrong.js", { region })).violations.map(({ description }) => description).join("\n");
    expect(await named("eu-west-1")).toContain("s3:DeleteObject on arn:aws:s3:::");
    expect(await named("cn-north-1")).toContain("s3:DeleteObject on arn:aws-cn:s3:::");
  });

  it("takes the config of the project, wherever the templates are written", async () => {
    const off = "rules: { role-permissions: off, role-trust: off }\n";
    const folder = cdkProject("new", { "dmslint.config.yaml": off, "other.yaml": "rules: { role-trust: off }\n" });
    for (const hasCli of [true, false]) {
      expect(await synthesize(folder, "wrong.js", { hasCli })).toMatchObject({ status: 0, stderr: "" });
      const { stderr } = await synthesize(folder, "wrong.js", { hasCli, options: { config: false } });
      expect(stderr).toContain("Acknowledge with 'dmslint::role-permissions'");
    }
    const { violations } = await synthesize(folder, "wrong.js", { options: { config: "other.yaml" } });
    expect(violations.map(({ ruleName }) => ruleName)).toEqual(["role-permissions", "role-permissions"]);
  });

  it.each<[string, object]>([
    ['rules: There is no rule "role-trst". Did you mean "role-trust"?', { rules: { "role-trst": "off" } }],
    ['settings: There is no key "existingRole" in "settings". Did you mean', { settings: { existingRole: [] } }],
    ['The config "nope.yaml" does not exist', { config: "nope.yaml" }],
  ])("says what it cannot do: %s", async (message, options) => {
    const { status, stderr } = await synthesize(cdkProject("new"), "right.js", { options });
    expect(stderr).toContain(`Validation plugin 'dmslint' failed: ${message}`);
    expect(status).toBe(1);
  });

  it("says which templates the config leaves out", async () => {
    const folder = cdkProject("new", { "dmslint.config.yaml": 'ignores: ["cdk.out/Orders*"]\n' });
    const { stderr, violations } = await synthesize(folder, "wrong.js");
    expect(stderr).toContain('dmslint: "cdk.out/Orders.template.json" is skipped: "ignores" in the config lists it.\n');
    expect(violations.map(({ violatingConstructs: [first] }) => first?.constructPath)).toEqual(["Prod/Data/Target"]);
  });

  it("fails for warnings no longer, once aws-cdk-lib acknowledged a finding", async () => {
    const options = { failOn: "warning", inlineConfig: false, rules: { "role-permissions": "warn" } };
    const { status, violations } = await synthesize(cdkProject("new"), "suppressed.js", { options });
    expect(violations.map(({ severity }) => severity)).toEqual(["warning"]);
    // This is a limit of aws-cdk-lib, and docs/cdk.md says so. If it is gone, the sentence can go too.
    expect(status).toBe(0);
  });

  it("passes on what plugins print, and does not read it", async () => {
    const rule = `{ name: "it", meta: { type: "problem", docs: { description: "it" }, messages: {} }, create: () => ({}) }`;
    const plugin = `console.log("from a plugin"); export default { name: "own", rules: [${rule}] };`;
    const folder = cdkProject("new", { "own.mjs": plugin, "dmslint.config.yaml": "plugins: [./own.mjs]\n" });
    const { status, stdout } = await synthesize(folder, "right.js");
    expect({ status, stdout }).toEqual({ status: 0, stdout: "from a plugin\n" });
    expect(await synthesize(folder, "right.js", { options: { plugins: false } })).toMatchObject({ stdout: "" });
  });

  it("says that the linting process ended", async () => {
    const folder = cdkProject("new", {
      "own.mjs": "process.exit(7);",
      "dmslint.config.yaml": "plugins: [./own.mjs]\n",
    });
    const { status, stderr } = await synthesize(folder, "right.js");
    expect(stderr).toContain("The process that lints ended without an answer (status 7).");
    expect(status).toBe(1);
  });
});

describe.skipIf(!hasCdk)("the plugin in an app of an aws-cdk-lib that has the Beta1 interface only", () => {
  it("reports errors, and fails the synthesis", async () => {
    const { status, stderr } = await synthesize(cdkProject("old"), "wrong.js");
    expect(status).toBe(1);
    for (const words of [
      `Version: ${installed()}`,
      "Status: failure",
      "How to fix: Allow Writer3ED51D24 s3:DeleteObject",
    ])
      expect(stderr).toContain(words);
    const paths = ["Orders/Target", "Orders/Inner/Writer/Resource", "Prod/Data/Target"];
    expect([...stderr.matchAll(/Construct Path: (\S+)/g)].map(([, path]) => path)).toEqual(paths);
  });

  it.each(["right.js", "suppressed.js"])("finds nothing in %s", async (app) => {
    const { status, stdout } = await synthesize(cdkProject("old"), app);
    expect(stdout).toContain("Policy Validation Successful!");
    expect(status).toBe(0);
  });
});

describe("the options of the plugin", () => {
  it.each<[string, unknown]>([
    ['DmslintValidator has no option "failon". Did you mean "failOn"?', { failon: "error" }],
    ['DmslintValidator has no option "constructor".', { constructor: 1 }],
    ['The option "failOn" of DmslintValidator must be "error" or "warning", but is "never".', { failOn: "never" }],
    ['The option "preset" of DmslintValidator must be "recommended", "strict" or "all", but is "x".', { preset: "x" }],
    ['The option "config" of DmslintValidator must be a path, or false, but is true.', { config: true }],
    ['The option "plugins" of DmslintValidator must be true or false, but is "no".', { plugins: "no" }],
    ["The options of DmslintValidator must be an object.", null],
  ])("throw: %s", (message, options) => {
    expect(() => Reflect.construct(DmslintValidator, [options]) as unknown).toThrow(new TypeError(message));
  });

  it("may be left out", () => {
    const { name, ruleIds, version } = new DmslintValidator();
    expect({ name, version }).toEqual({ name: "dmslint", version: installed() });
    expect(ruleIds).toContain("role-permissions");
  });
});
