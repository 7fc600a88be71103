import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { lintFiles, type LintMessage } from "../src/index.js";
import { mainRules } from "./rules/fixture-run.js";

const fixtures = fileURLToPath(new URL("fixtures/pairs/", import.meta.url));

/** What is wrong with each infrastructure: the rule, and the resource as all three ways of writing name it. */
const expected: Readonly<Record<string, readonly string[]>> = {
  "caller-passes-any-role": ["pass-role-scope deployer"],
  "misnamed-vpc-role": ["account-role-name dmsvpcrole"],
  "missing-order": ["account-role-order subnetgroup"],
  "s3-target-without-delete": ["role-permissions target"],
  "secret-role-without-region": ["role-trust secretrole"],
};

describe("one infrastructure as CloudFormation, HCL and a plan", () => {
  it("has a fixture for each", () => {
    expect(readdirSync(fixtures).sort()).toEqual(Object.keys(expected).sort());
  });

  const ways = ["cloudformation", "terraform", "plan"];
  it.each(Object.keys(expected).flatMap((name) => ways.map((way) => [name, way] as const)))(
    "%s, %s",
    async (name, way) => {
      const found = await findingsIn(name, way);
      expect(found.map(({ address, ruleId }) => `${ruleId ?? "syntax"} ${resourceOf(address)}`)).toEqual(
        expected[name],
      );
    },
  );

  it.each(Object.keys(expected))("%s has the same addresses and fingerprints as HCL and as a plan", async (name) => {
    const identities = async (way: string): Promise<readonly string[]> =>
      (await findingsIn(name, way)).map(({ address, fingerprint, messageId }) =>
        [address, messageId, fingerprint].join(" "),
      );
    expect(await identities("plan")).toEqual(await identities("terraform"));
  });
});

async function findingsIn(name: string, way: string): Promise<readonly LintMessage[]> {
  const results = await lintFiles(`${fixtures}${name}/${way}`, { cwd: fixtures, preset: "recommended" });
  const key = ({ address, ruleId }: LintMessage): string => `${ruleId ?? ""} ${address}`;
  const found = results.flatMap(({ messages }) => messages);
  const main = found.filter(({ ruleId }) => ruleId === null || mainRules.includes(ruleId));
  return main.sort((one, other) => key(one).localeCompare(key(other)));
}

/** `Resources.SubnetGroup` and `aws_dms_replication_subnet_group.subnet_group` are the same. */
function resourceOf(address: string): string {
  const [, name = ""] = /\.([\w-]+)/.exec(address) ?? [];
  return name.replaceAll("_", "").toLowerCase();
}
