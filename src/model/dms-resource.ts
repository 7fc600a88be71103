import type { Location } from "../source/index.js";
import type { Formula } from "../tree/index.js";
import type { Property, Resource } from "./resource.js";

export const dmsKinds = [
  "DmsEndpoint",
  "DmsReplicationInstance",
  "DmsReplicationSubnetGroup",
  "DmsReplicationTask",
  "DmsReplicationConfig",
  "DmsCertificate",
  "DmsEventSubscription",
  "DmsDataProvider",
  "DmsInstanceProfile",
  "DmsMigrationProject",
  "DmsDataMigration",
  // An action of Terraform.
  "DmsStartReplicationTaskAssessmentRun",
] as const;

/** The kinds of DMS resources, which a rule can visit by these names. */
export type DmsKind = (typeof dmsKinds)[number];

/** A DMS resource with its properties under their canonical names (`knowledge/dms/properties.json`). */
export interface DmsResource {
  readonly kind: DmsKind;
  readonly address: string;
  /** Logical id, or the Terraform label, for messages. */
  readonly name: string;
  readonly location: Location;
  readonly existence: Formula;
  readonly resource: Resource;
  /** Only the properties that are set, or may be set (an unknown). */
  readonly properties: ReadonlyMap<string, Property>;
}
