import { asText, type HolePart, type Shape } from "../tree/index.js";
import { resourceAt, resourcesIn } from "./resource-key.js";
import { valueOf, type Scene } from "./scene.js";

/** A hole for something that the template does not tell: a pattern for all of it covers it, one for some may. */
export function untold(scene: Scene, what: string, reason: string, shape: Shape): HolePart {
  const { location } = scene.resource;
  const id = `${location.file.path}@${String(location.start)}/${what}`;
  return { kind: "hole", symbol: { id, shape }, reason, location, origin: { from: "computed" } };
}

/** What `${fact:…}` in a resource of the facts stands for. */
export function factPart(scene: Scene, name: string): HolePart {
  const words = name.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  const hole = untold(scene, name, `the template does not tell the ${words}`, "segment");
  const id = name === "dbiResourceId" ? databaseId(scene) : undefined;
  return id === undefined ? hole : { ...hole, symbol: { id, shape: "segment" } };
}

/** The attribute that ARNs of database users hold. */
const databaseIds: Readonly<Record<string, string>> = {
  "AWS::RDS::DBCluster": "/DBClusterResourceId",
  "AWS::RDS::DBInstance": "/DbiResourceId",
  aws_db_instance: ".resource_id",
  aws_rds_cluster: ".cluster_resource_id",
  aws_rds_cluster_instance: ".dbi_resource_id",
};

/** The symbol by which parsers know that attribute of the local database that the endpoint names as its server. */
function databaseId(scene: Scene): string | undefined {
  const server = asText(valueOf(scene, "endpoint.serverName"));
  for (const key of server ? resourcesIn(server) : []) {
    const attribute = databaseIds[resourceAt(scene.project, key)?.type ?? ""];
    if (attribute !== undefined) return key + attribute;
  }
  return undefined;
}
