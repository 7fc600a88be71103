import { resourceAt, resourcesIn } from "../iam/index.js";
import type { DmsKind, DmsResource, Project } from "../model/index.js";
import { alternatives, asText, memberAt, type Node } from "../tree/index.js";

/** Where what stands in a VPC names its subnet group, in CloudFormation and in Terraform. */
const paths: Partial<Record<DmsKind, readonly (readonly string[])[]>> = {
  DmsReplicationInstance: [["ReplicationSubnetGroupIdentifier"], ["replication_subnet_group_id"]],
  DmsReplicationConfig: [
    ["ComputeConfig", "ReplicationSubnetGroupId"],
    ["compute_config", "replication_subnet_group_id"],
  ],
  DmsInstanceProfile: [["SubnetGroupIdentifier"], ["subnet_group_identifier"]],
};

/** Whether a DMS resource stands in a subnet group that no linted file makes: there is one before it is deployed. */
export function hasGivenSubnets(project: Project, { kind, resource }: DmsResource): boolean {
  const values = (paths[kind] ?? []).flatMap((path) => memberAt(resource.properties, path) ?? []);
  const groups = values.flatMap((value) => alternatives(value).map((one) => one.value));
  return groups.length > 0 && groups.every((group) => isGiven(project, group));
}

function isGiven(project: Project, group: Node): boolean {
  const text = asText(group);
  const makers = text && resourcesIn(text).flatMap((key) => resourceAt(project, key) ?? []);
  return makers?.every(({ isData }) => isData) ?? false;
}
