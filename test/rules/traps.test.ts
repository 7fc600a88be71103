import { describe, expect, it } from "vitest";
import { findingsIn, fixtureFolders, lintFixture, notJudgedIn, unitsIn } from "./fixture-run.js";

/** A template that looks wrong and is right, or that nobody can judge, in CloudFormation and in Terraform. */
interface Trap {
  readonly trap: number;
  /** Under test/fixtures/traps; a unit of each format, and a config where the trap is about settings. */
  readonly folder: string;
  /** What has to be listed as not judged, in both formats; a trap without it is decided. */
  readonly undecided?: readonly RegExp[];
  /** What only Terraform leaves open. */
  readonly undecidedInTerraform?: readonly RegExp[];
  /** The rule that says what there is to say. */
  readonly truth?: string;
}

/** Numbers are those of the failure catalogue: docs/coverage.md says what each one is. */
const traps: readonly Trap[] = [
  { trap: 1, folder: "01-roles-exist-in-account" },
  {
    trap: 2,
    folder: "02-conditional-account-roles",
    undecidedInTerraform: [/^account-role-policy aws_iam_role\.dms_logs: ./],
  },
  {
    trap: 3,
    folder: "03-custom-resource-makes-role",
    undecided: [/^account-role-present .*: dms-vpc-role: .* depends on .*, which may create the role$/],
  },
  {
    trap: 3,
    folder: "03-imported-role",
    undecided: [/^role-trust .*target: ./i, /^role-permissions .*target: ./i, /^role-trust .*source: ./i],
  },
  {
    trap: 3,
    folder: "03-parameter-role",
    undecided: [/^role-permissions .*target: (parameter|variable) \w+ has no value$/i, /^role-trust .*archive: ./i],
  },
  {
    trap: 3,
    folder: "03-role-looked-up-by-cdk",
    undecided: [
      /^role-trust .*target: the role dms-s3-target is not declared in the linted files$/i,
      /^role-permissions .*target: the role dms-s3-target is not declared in the linted files$/i,
    ],
  },
  { trap: 3, folder: "03-role-of-a-module", undecided: [/^role-permissions .*: ./] },
  { trap: 4, folder: "04-service-linked-role-may-exist" },
  { trap: 5, folder: "05-endpoints-and-tasks-only" },
  {
    trap: 6,
    folder: "06-logging-not-known",
    undecided: [/^account-role-present .*: .*(parameter TaskSettings|variable enable_logging) has no value$/],
  },
  { trap: 7, folder: "07-aws-managed-keys" },
  { trap: 8, folder: "08-pass-role-is-the-callers" },
  {
    trap: 9,
    folder: "09-wide-grants",
    undecided: [/^role-permissions .*in_?capitals: ./i],
    truth: "no-inverted-element",
  },
  {
    trap: 10,
    folder: "10-resource-policy-grants",
    undecided: [/^role-permissions .*target: the policy of the resource may grant it$/i],
  },
  { trap: 11, folder: "11-policies-attached-elsewhere" },
  {
    trap: 12,
    folder: "12-narrowing-conditions",
    undecided: [
      /^role-permissions .*target: it is not known whether the condition on aws:ResourceAccount /i,
      /^role-permissions .*source: it is not known whether the condition on aws:SourceVpce /i,
    ],
  },
  { trap: 13, folder: "13-regional-principals" },
  { trap: 14, folder: "14-schema-conversion-principal" },
  { trap: 15, folder: "15-confused-deputy-conditions" },
  { trap: 16, folder: "16-no-object-tagging" },
  { trap: 17, folder: "17-versioned-target" },
  { trap: 18, folder: "18-iam-database-sign-in" },
  { trap: 19, folder: "19-closed-network" },
  { trap: 20, folder: "20-secret-of-rds", undecided: [/^role-permissions .*source: ./i], truth: "role-present" },
  { trap: 21, folder: "21-waiting-for-the-policy" },
  { trap: 22, folder: "22-waiting-through-others" },
  { trap: 23, folder: "23-other-partitions" },
  { trap: 24, folder: "24-name-that-resolves" },
  { trap: 25, folder: "25-role-with-a-path" },
  { trap: 26, folder: "26-secret-in-extra-attributes" },
  { trap: 27, folder: "27-several-services" },
];

const formats = ["cloudformation", "terraform"] as const;

describe("traps", () => {
  it("have a fixture each", () => {
    const covered = new Set(traps.map(({ trap }) => trap));
    expect([...covered]).toEqual(Array.from({ length: 27 }, (_, index) => index + 1));
  });

  it("are all the fixtures there are", () => {
    const folders = fixtureFolders("traps").filter((name) => !name.includes("."));
    expect(traps.map(({ folder }) => folder)).toEqual(folders);
  });

  describe.each(traps)("$folder", ({ folder, undecided = [], undecidedInTerraform = [], truth }) => {
    it("is there in both formats", () => {
      expect(unitsIn("traps", folder).map((name) => name.replace(/\..*/, ""))).toEqual(formats);
    });

    it.each(unitsIn("traps", folder))("%s gives nothing in preset recommended", async (unit) => {
      const results = await lintFixture("traps", folder, unit, "recommended");
      const found = results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
      expect(found).toEqual(truth === undefined ? [] : [truth]);
    });

    it.each(unitsIn("traps", folder))("%s gives no finding of the main job", async (unit) => {
      const results = await lintFixture("traps", folder, unit, "all");
      expect(results.length).toBeGreaterThan(0);
      expect(findingsIn(results)).toEqual([]);
      const lines = notJudgedIn(results);
      const open = unit === "terraform" ? [...undecided, ...undecidedInTerraform] : undecided;
      for (const reason of open) expect(lines).toContainEqual(expect.stringMatching(reason));
      if (open.length === 0) expect(lines).toEqual([]);
    });
  });
});
