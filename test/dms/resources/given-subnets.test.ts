import { describe, expect, it } from "vitest";
import { hasGivenSubnets } from "../../../src/dms/index.js";
import { projectOf } from "../../iam/project.js";
import { dmsIn } from "../variant.js";

describe("the subnet group of an instance exists before the deployment", () => {
  const group = "  Group: { Type: AWS::DMS::ReplicationSubnetGroup, Properties: { SubnetIds: [a] } }\n";
  const instance = (subnets: string): string => `
Parameters: { Any: { Type: String } }
Conditions: { Prod: !Equals [!Ref Any, prod] }
Resources:
${group}  Dms: { Type: AWS::DMS::ReplicationInstance, Properties: { ReplicationInstanceClass: c${subnets} } }
`;
  it.each<[string, boolean]>([
    ["", false],
    [", ReplicationSubnetGroupIdentifier: existing", true],
    [", ReplicationSubnetGroupIdentifier: !Ref Any", true],
    [", ReplicationSubnetGroupIdentifier: !Ref Group", false],
    [", ReplicationSubnetGroupIdentifier: !If [Prod, existing, !Ref Any]", true],
    [", ReplicationSubnetGroupIdentifier: !If [Prod, existing, !Ref Group]", false],
    [", ReplicationSubnetGroupIdentifier: [existing]", false],
  ])("{ %s }: %s", async (subnets, expected) => {
    const { project, resource } = await dmsIn(instance(subnets));
    expect(hasGivenSubnets(project, resource)).toBe(expected);
  });

  it.each<[string, boolean]>([
    ["data.aws_dms_replication_subnet_group.read.replication_subnet_group_id", true],
    ["aws_dms_replication_subnet_group.made.replication_subnet_group_id", false],
  ])("%s: %s", async (subnets, expected) => {
    const project = await projectOf({
      "main.tf": `
data "aws_dms_replication_subnet_group" "read" {
  replication_subnet_group_id = "existing"
}
resource "aws_dms_replication_subnet_group" "made" {
  replication_subnet_group_id          = "s"
  replication_subnet_group_description = "s"
  subnet_ids                           = ["a", "b"]
}
resource "aws_dms_replication_instance" "one" {
  replication_instance_id     = "i"
  replication_instance_class  = "c"
  replication_subnet_group_id = ${subnets}
}
`,
    });
    const [found] = project.templates.flatMap(({ dmsResources }) =>
      dmsResources.filter(({ kind }) => kind === "DmsReplicationInstance"),
    );
    expect(found && hasGivenSubnets(project, found)).toBe(expected);
  });
});
