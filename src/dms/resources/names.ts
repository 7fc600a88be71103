import { withoutInstances, type DmsResource, type Template } from "../../model/index.js";

/** The name of a DMS resource in messages: `endpoint Target`, `endpoint aws_dms_s3_endpoint.target`. */
export function nameOf({ address, kind }: DmsResource): string {
  return `${kindName({ kind })} ${shownAddress(address)}`;
}

/** What a DMS resource is, in messages: `subnet group`. */
export function kindName({ kind }: Pick<DmsResource, "kind">): string {
  return kindNames[kind];
}

/** An address as it is written in the file, without section, module path and instance keys. */
export function shownAddress(address: string): string {
  const steps = withoutInstances(address).split(".");
  return steps[0] === "Resources" ? steps.slice(1).join(".") : steps.slice(-2).join(".");
}

/**
 * The path of another template in messages. It begins at the first folder that differs, because the rest depends on the
 * machine.
 */
export function shownPath({ path }: Pick<Template, "path">, { path: other }: Pick<Template, "path">): string {
  const [from, to] = [path.split("/"), other.split("/")];
  const start = to.findIndex((step, index) => step !== from[index]);
  return to.slice(start < 0 ? -1 : start).join("/");
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
  DmsStartReplicationTaskAssessmentRun: "assessment run",
};
