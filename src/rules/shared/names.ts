import type { DmsResource, IamPrincipal } from "../../model/index.js";

/** How messages name a DMS resource: `endpoint Target`, `endpoint aws_dms_s3_endpoint.target`. */
export function nameOf({ address, kind }: DmsResource): string {
  return `${kindNames[kind]} ${shownAddress(address)}`;
}

/** How messages name a role: `WriterRole`, `aws_iam_role.writer`. */
export function roleName({ address }: Pick<IamPrincipal, "address">): string {
  return shownAddress(address);
}

/** An address as the file spells it: without the section, the path of modules and the keys of instances. */
export function shownAddress(address: string): string {
  const steps = address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, "").split(".");
  return steps[0] === "Resources" ? steps.slice(1).join(".") : steps.slice(-2).join(".");
}

const kindNames: Readonly<Record<DmsResource["kind"], string>> = {
  DmsEndpoint: "endpoint",
  DmsReplicationInstance: "replication instance",
  DmsReplicationSubnetGroup: "subnet group",
  DmsReplicationTask: "task",
  DmsReplicationConfig: "replication config",
  DmsCertificate: "certificate",
  DmsEventSubscription: "event subscription",
  DmsDataProvider: "data provider",
  DmsInstanceProfile: "instance profile",
  DmsMigrationProject: "migration project",
  DmsDataMigration: "data migration",
};
