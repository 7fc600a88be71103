import { describe, expect, it } from "vitest";
import { judged, trusting } from "../judged.js";
import { role, subnetGroup } from "./account-role-stacks.js";
import { inVpc } from "./account-role-vpc-cases.js";
import { inLogs } from "./account-role-logs-cases.js";
import { inRedshift } from "./account-role-redshift-cases.js";

describe.each([
  ["dms-vpc-role", inVpc],
  ["dms-cloudwatch-logs-role", inLogs],
  ["dms-access-for-endpoint", inRedshift],
] as const)("%s", (_role, cases) => {
  it.each(cases)("$name, because $why", async ({ template, use, expected }) => {
    expect(await judged({ files: { "a.yaml": template }, resource: "Dms", use })).toMatchObject(expected);
  });
});

describe("an account role in another template of the run", () => {
  it("is judged for the resources that need it", async () => {
    const files = {
      "roles.yaml": `Resources:\n  Role: ${role("dms-vpc-role", trusting("ec2.amazonaws.com"), "")}\n`,
      "dms.yaml": `Resources:\n  Dms: ${subnetGroup}\n`,
    };
    const found = await judged({ files, resource: "Dms", use: "dms-vpc-role" });
    expect(found).toMatchObject({ roles: ["Role"], untrusted: ["dms.amazonaws.com"] });
    expect(found.missing).toContain("ec2:DescribeVpcs on *");
  });

  it("is nobody's that a data source reads", async () => {
    const files = {
      "m/main.tf": `
data "aws_iam_role" "vpc" {
  name = "dms-vpc-role"
}
resource "aws_dms_replication_subnet_group" "Dms" {
  replication_subnet_group_id          = "g"
  replication_subnet_group_description = "g"
  subnet_ids                           = ["a", "b"]
  depends_on                           = [data.aws_iam_role.vpc]
}`,
    };
    expect(await judged({ files, resource: "Dms", use: "dms-vpc-role" })).toMatchObject({ roles: [], missing: [] });
  });
});
