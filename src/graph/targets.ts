import { resourceAt, resourcesIn } from "../iam/index.js";
import type { Resource, ResourceKind } from "../model/index.js";
import { filePlaceOf } from "../source/index.js";
import { display, identityOf, literalOf, type Text } from "../tree/index.js";
import { arnTarget } from "./arn-target.js";
import { nameAt } from "./dms-nodes.js";
import type { Scene } from "./scene.js";

/** What a role can reach, in words. */
const words: ReadonlyMap<ResourceKind, string> = new Map([
  ["Bucket", "bucket"],
  ["KmsKey", "key"],
  ["KmsAlias", "key alias"],
  ["Secret", "secret"],
  ["Stream", "stream"],
  ["DeliveryStream", "delivery stream"],
  ["DynamoDbTable", "table"],
  ["Topic", "topic"],
  ["Queue", "queue"],
  ["SearchDomain", "search domain"],
  ["LogGroup", "log group"],
  ["RedshiftCluster", "Redshift cluster"],
  ["RedshiftWorkgroup", "Redshift workgroup"],
  ["RedshiftNamespace", "Redshift namespace"],
  ["KafkaCluster", "Kafka cluster"],
  ["DatabaseInstance", "database"],
  ["DatabaseCluster", "database cluster"],
  ["NeptuneCluster", "Neptune cluster"],
  ["DocumentDbCluster", "DocumentDB cluster"],
  ["Role", "role"],
]);

/** The node of what an action needs or gets, by its ARN: `arn:…:s3:::data/*` is the bucket `data`. */
export function targetNode(scene: Scene, action: string, arn: Text): string {
  const declared = resourcesIn(arn)
    .map((key) => ({ key, resource: resourceAt(scene.project, key) }))
    .find(({ resource }) => resource !== undefined && wordFor(resource) !== undefined);
  if (declared?.resource) return resourceNode(scene, declared.key, declared.resource);
  const { name, service, type } = arnTarget(action, arn);
  const known = resourceNamed(scene, service, name);
  if (known) return resourceNode(scene, known.key, known.resource);
  return scene.draft.node(`target ${service} ${type} ${identityOf(name)}`, () => ({
    kind: "target",
    type,
    name: display(name).replace(/^\$\{…\}$/, "not known"),
    presence: literalOf(name) === undefined ? "unknown" : "elsewhere",
    arn: display(arn),
  }));
}

function wordFor({ isData, resourceKind }: Resource): string | undefined {
  return isData || resourceKind === undefined ? undefined : words.get(resourceKind);
}

/** The node of a resource that a linted file declares. */
function resourceNode({ draft }: Scene, key: string, resource: Resource): string {
  return draft.node(key, () => ({
    kind: "target",
    type: wordFor(resource) ?? resource.type,
    name: nameAt(resource.address),
    presence: "declared",
    address: resource.address,
    ...(resource.arn && { arn: display(resource.arn) }),
    // The key is the template's path, `#` and the address.
    template: key.slice(0, -resource.address.length - 1),
    place: filePlaceOf(resource.location),
  }));
}

/** The resource of the run with a literal name. */
function resourceNamed(
  { project }: Scene,
  service: string,
  name: Text,
): { readonly key: string; readonly resource: Resource } | undefined {
  const written = literalOf(name);
  if (written === undefined) return undefined;
  for (const { path, resources } of project.templates) {
    for (const resource of resources.values()) {
      const isIt =
        resource.service === service && resource.physicalName && literalOf(resource.physicalName) === written;
      if (isIt && wordFor(resource) !== undefined) return { key: `${path}#${resource.address}`, resource };
    }
  }
  return undefined;
}
