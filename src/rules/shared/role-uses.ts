import { usesOf, type RoleUseInstance } from "../../analysis/index.js";
import type { DmsResource, Template } from "../../model/index.js";
import type { RuleContext } from "../../rule-kit/index.js";
import { surroundingsOf } from "./surroundings.js";

/** The uses of a resource that are judged and certain; one that may be there is skipped with its reason. */
export function certainUses(context: RuleContext, template: Template, resource: DmsResource): readonly RoleUseInstance[] {
  const uses = usesOf(context.project, template, resource, surroundingsOf(context.settings));
  return uses.filter((instance) => {
    const { answer, reason } = instance.trigger;
    if (answer === "unknown") context.skip(resource, `${instance.use.title}: ${reason ?? "it is not known whether this is used"}`);
    return answer === "yes";
  });
}

/** Uses with a role of their own, given by a property; account roles are found by name. */
export function hasOwnRole(instance: RoleUseInstance): boolean {
  return instance.use.kind !== "account-role";
}

/** How messages name a DMS resource: `endpoint Target`. */
export function nameOf(resource: DmsResource): string {
  return `${kindNames[resource.kind]} ${resource.name}`;
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

/** The type word in the ARNs of a resource type: `endpoint` of `AWS::DMS::Endpoint`. */
const arnWords: Readonly<Record<string, string>> = {
  "AWS::DMS::Endpoint": "endpoint",
  "AWS::DMS::ReplicationInstance": "rep",
  "AWS::DMS::DataMigration": "data-migration",
  "AWS::DMS::DataProvider": "data-provider",
  "AWS::DMS::MigrationProject": "migration-project",
};

/** The type word of what an operation works on; an assessment run works on a task. */
export function arnWordOf(resourceType: string | null): string {
  return (resourceType === null ? undefined : arnWords[resourceType]) ?? "task";
}
