import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { LintResult } from "../../src/linter/index.js";
import { workspace, writeFiles } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { ordered, passesAll, subnetGroup, unordered, unorderedModule, withoutRole } from "./templates.js";

const baseline = "dmslint-suppressions.json";

type Baseline = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

const read = (cwd: string, name = baseline): Baseline => JSON.parse(readFileSync(join(cwd, name), "utf8")) as Baseline;

async function lint(cwd: string, ...argv: readonly string[]) {
  const { status, stderr, stdout } = await runMain(cwd, ["-f", "json", ...argv]);
  const results = stdout === "" ? [] : (JSON.parse(stdout) as readonly LintResult[]);
  return {
    status,
    stderr,
    found: results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId)),
    suppressed: results.flatMap(({ suppressedMessages }) => suppressedMessages.map(({ ruleId }) => ruleId)),
    kinds: results.flatMap(({ suppressedMessages }) => suppressedMessages.flatMap((one) => one.suppressions)),
  };
}

const files = { "a.yaml": unordered, "p.json": passesAll, "m/iam.tf": unorderedModule, "m/main.tf": subnetGroup };
const found = ["account-role-order", "account-role-order", "pass-role-scope"];

describe("--suppress-all", () => {
  it("puts all findings on the baseline, by unit and rule, and leaves them alone from then on", async () => {
    const cwd = workspace(files);
    expect((await lint(cwd)).found.toSorted()).toEqual(found);
    expect(await lint(cwd, "--suppress-all")).toMatchObject({
      status: 0,
      stderr: 'The baseline "dmslint-suppressions.json" has 3 entries now, 3 new.\n',
      found: [],
    });
    expect(read(cwd)).toEqual({
      "a.yaml": { "account-role-order": [expect.stringMatching(/^[0-9a-f]{32}$/)] },
      m: { "account-role-order": [expect.stringMatching(/^[0-9a-f]{32}$/)] },
      "p.json": { "pass-role-scope": [expect.stringMatching(/^[0-9a-f]{32}$/)] },
    });
    const after = await lint(cwd);
    expect(after).toMatchObject({ status: 0, stderr: "", found: [] });
    expect(after.suppressed.toSorted()).toEqual(found);
    expect(after.kinds[0]).toEqual({ kind: "file", justification: "" });
    expect((await runMain(cwd, [])).stdout).toBe("\n  3 problems are suppressed.\n\n");
  });

  it("keeps what is there, and writes the same for the same findings", async () => {
    const cwd = workspace(files);
    await lint(cwd, "--suppress-all", "p.json");
    const first = read(cwd);
    await lint(cwd, "--suppress-all", "--quiet");
    expect(read(cwd)).toMatchObject(first);
    const text = readFileSync(join(cwd, baseline), "utf8");
    await lint(cwd, "--suppress-all", "m", "a.yaml", "p.json");
    expect(readFileSync(join(cwd, baseline), "utf8")).toBe(text);
  });

  it("does not suppress what is new, or a syntax error", async () => {
    const cwd = workspace(files);
    await lint(cwd, "--suppress-all");
    const second = unordered.replace("  SubnetGroup:", "  Other:").slice(unordered.indexOf("  SubnetGroup:"));
    writeFiles(cwd, { "a.yaml": unordered + second, "b.yaml": unordered });
    expect((await lint(cwd)).found).toEqual(["account-role-order", "account-role-order"]);
    writeFiles(cwd, { "a.yaml": `${unordered}  - {\n`, "b.yaml": ordered });
    await lint(cwd, "--suppress-all");
    expect(await lint(cwd)).toMatchObject({ status: 1, found: [null] });
  });

  it("knows findings wherever they move within their unit", async () => {
    const cwd = workspace(files);
    await lint(cwd, "--suppress-all");
    writeFiles(cwd, { "a.yaml": `# more\n\n${unordered}`, "m/other.tf": `# more\n${subnetGroup}`, "m/main.tf": "" });
    expect(await lint(cwd)).toMatchObject({ status: 0, stderr: "", found: [] });
  });

  it("leaves what a comment suppresses to the comment", async () => {
    const cwd = workspace({
      "a.yaml": unordered.replace("  SubnetGroup:", "  # dmslint-disable-next-line -- why\n  SubnetGroup:"),
    });
    await lint(cwd, "--suppress-all");
    expect(read(cwd)).toEqual({});
  });

  it("suppresses a list item by item, so that a new one shows", async () => {
    const role = (
      actions: string,
    ): string => `${ordered.slice(0, ordered.indexOf("      ManagedPolicyArns"))}      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: "2012-10-17"
            Statement: [{ Effect: Allow, Action: [${actions}], Resource: "*" }]
`;
    const all = ["ec2:CreateNetworkInterface", "ec2:DescribeAvailabilityZones", "ec2:DescribeInternetGateways"];
    const more = [
      "ec2:DescribeSecurityGroups",
      "ec2:DescribeSubnets",
      "ec2:DescribeVpcs",
      "ec2:ModifyNetworkInterfaceAttribute",
    ];
    const cwd = workspace({ "a.yaml": role([...all, ...more].join(", ")) });
    expect((await lint(cwd)).found).toEqual(["account-role-policy"]);
    await lint(cwd, "--suppress-all");
    const lacking = read(cwd)["a.yaml"]?.["account-role-policy"]?.length ?? 0;
    writeFiles(cwd, { "a.yaml": role(more.join(", ")) });
    expect((await lint(cwd)).found).toEqual(["account-role-policy"]);
    await lint(cwd, "--suppress-all");
    expect(read(cwd)["a.yaml"]?.["account-role-policy"]).toHaveLength(lacking + 3);
    // Fewer are missing than are on the baseline: known still, and the rest can go.
    writeFiles(cwd, { "a.yaml": role([...all, ...more].join(", ")) });
    expect(await lint(cwd)).toMatchObject({
      found: [],
      stderr: "3 suppressed findings are no longer found. --prune-suppressions removes them from the baseline.\n",
    });
  });
});

describe("--suppress-rule", () => {
  it("puts the findings of these rules on the baseline", async () => {
    const cwd = workspace({ ...files, "w.yaml": withoutRole });
    expect((await lint(cwd, "w.yaml", "p.json", "--suppress-rule", "role-trust,account-role-present")).found).toEqual([
      "pass-role-scope",
    ]);
    expect(Object.keys(read(cwd))).toEqual(["w.yaml"]);
  });

  it("refuses a rule that there is not", async () => {
    expect(await runMain(workspace(files), ["--suppress-rule", "pass-rol"])).toEqual({
      status: 2,
      stdout: "",
      stderr: '--suppress-rule: There is no rule "pass-rol". Did you mean "pass-role"?\n',
    });
  });
});

describe("--prune-suppressions", () => {
  it("takes off what is no longer found, and units that are gone", async () => {
    const cwd = workspace(files);
    await lint(cwd, "--suppress-all");
    writeFiles(cwd, { "a.yaml": ordered });
    rmSync(join(cwd, "p.json"));
    expect((await lint(cwd, "a.yaml")).stderr).toBe(
      "2 suppressed findings are no longer found. --prune-suppressions removes them from the baseline.\n",
    );
    expect(await lint(cwd, "a.yaml", "--prune-suppressions")).toMatchObject({
      status: 0,
      stderr: 'The baseline "dmslint-suppressions.json" has 1 entry now, 2 removed.\n',
    });
    expect(Object.keys(read(cwd))).toEqual(["m"]);
  });

  it("speaks of one that is gone in the singular", async () => {
    const cwd = workspace({ "a.yaml": files["a.yaml"] });
    await lint(cwd, "--suppress-all");
    writeFiles(cwd, { "a.yaml": ordered });
    expect((await lint(cwd)).stderr).toMatch(/^1 suppressed finding is no longer .* removes it from/);
  });

  it("leaves units alone that were not linted, and rules that --quiet does not ask", async () => {
    const cwd = workspace({ ...files, "w.yaml": withoutRole });
    await lint(cwd, "w.yaml", "p.json", "--suppress-all");
    expect(await lint(cwd, "w.yaml", "--quiet")).toMatchObject({ stderr: "" });
    await lint(cwd, "w.yaml", "--quiet", "--prune-suppressions");
    expect(Object.keys(read(cwd))).toEqual(["p.json", "w.yaml"]);
  });

  it.each<[string, readonly string[], string]>([
    ["in this run", ["--rule", "account-role-order:off"], "{}"],
    ["by a config", [], '{ "rules": { "account-role-order": "off" } }'],
    ["for some files", [], '{ "overrides": [{ "files": ["a.yaml"], "rules": { "account-role-order": "off" } }] }'],
    ["because no preset has them", [], '{ "extends": [] }'],
  ])("leaves entries of rules alone that are off %s", async (_, argv, config) => {
    const cwd = workspace(files);
    await lint(cwd, "--suppress-all");
    writeFiles(cwd, { "dmslint.config.json": config });
    expect(await lint(cwd, "a.yaml", ...argv)).toMatchObject({ found: [], stderr: "" });
    await lint(cwd, "a.yaml", "--prune-suppressions", ...argv);
    expect(Object.keys(read(cwd))).toEqual(["a.yaml", "m", "p.json"]);
  });

  it("takes off rules that do not exist", async () => {
    const cwd = workspace({ ...files, [baseline]: '{ "a.yaml": { "gone": ["x"] } }' });
    await lint(cwd, "a.yaml", "--prune-suppressions");
    expect(read(cwd)).toEqual({});
  });

  it("refuses when there is none", async () => {
    const run = await runMain(workspace(files), ["--prune-suppressions"]);
    expect(run).toEqual({ status: 2, stdout: "", stderr: "There is no baseline to prune.\n" });
  });
});

describe("the suppressions file", () => {
  it("is where --suppressions-location says", async () => {
    const cwd = workspace(files);
    const location = ["--suppressions-location", "known.json"];
    expect(await runMain(cwd, location)).toEqual({
      status: 2,
      stdout: "",
      stderr: 'There is no baseline "known.json". --suppress-all writes it.\n',
    });
    await lint(cwd, ...location, "--suppress-all");
    expect(existsSync(join(cwd, baseline))).toBe(false);
    expect(await lint(cwd, ...location)).toMatchObject({ status: 0 });
    expect(await lint(cwd)).toMatchObject({ status: 1 });
  });

  it("is written into a folder that is not there yet", async () => {
    const cwd = workspace(files);
    const location = ["--suppressions-location", "known/dms/base.json"];
    expect(await lint(cwd, ...location, "--suppress-all")).toMatchObject({ status: 0 });
    expect(await lint(cwd, ...location)).toMatchObject({ status: 0 });
  });

  it("is found at the top of the repository, from any folder in it", async () => {
    const cwd = workspace({ ...files, ".git/HEAD": "" });
    await lint(join(cwd, "m"), "--suppress-all");
    expect(Object.keys(read(cwd))).toEqual(["m"]);
    expect(await lint(cwd, "m")).toMatchObject({ status: 0, suppressed: ["account-role-order"] });
  });

  it("keeps --fix from mending what it suppresses", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    await lint(cwd, "--suppress-all");
    await lint(cwd, "--fix");
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(unordered);
  });

  it.each(["[]", '{ "a.yaml": [] }', '{ "a.yaml": { "pass-role": [1] } }'])(
    "is refused when it holds %s",
    async (text) => {
      expect(await runMain(workspace({ ...files, [baseline]: text }), [])).toEqual({
        status: 2,
        stdout: "",
        stderr: '"dmslint-suppressions.json" is not a baseline of dmslint. Remove it, and --suppress-all writes one.\n',
      });
    },
  );

  it("may hold any name", async () => {
    const text = '{ "__proto__": { "polluted": ["x"] }, "m": { "__proto__": ["y"] } }';
    const cwd = workspace({ ...files, [baseline]: text });
    await lint(cwd, "m", "--prune-suppressions");
    expect(Object.prototype).not.toHaveProperty("polluted");
    expect(read(cwd)).toEqual({});
  });
});
