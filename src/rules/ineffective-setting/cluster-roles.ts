import { resourceAt, resourcesIn, rolesOf, sameText } from "../../iam/index.js";
import { findAccountRole, usableRoles } from "../../dms/index.js";
import type { DmsResource, Project, Resource, Role, Template } from "../../model/index.js";
import { alternatives, asLiteral, asText, oncePer, type Node, type Text } from "../../rule-kit/index.js";

/** A declared Redshift cluster or namespace that lists roles, but not the role that the endpoint uses to load data. */
export interface UnlistedRole {
  readonly role: Role;
  readonly cluster: Resource;
  readonly property: string;
  readonly list: Node;
}

/** A cluster without a list of roles is not reported: DMS adds its role itself if the caller may do so. */
export function unlistedRole(project: Project, template: Template, endpoint: DmsResource): UnlistedRole | undefined {
  const role = loadingRole(project, template, endpoint);
  const cluster = clusterOf(project, asText(endpoint.properties.get("endpoint.serverName")?.value));
  const setting = cluster?.settings.get("assumedRoles");
  if (!role || !cluster || !setting || isListedElsewhere(project, cluster)) return undefined;
  const { path: property, value: list } = setting;
  if (list.kind !== "list" || list.incompleteReason !== undefined || list.items.length === 0) return undefined;
  const isOther = list.items.every((item) => {
    const text = asText(item);
    return text !== undefined && sameText(text, role.arn) === "no";
  });
  return isOther ? { role, cluster, property, list } : undefined;
}

function loadingRole(project: Project, template: Template, { address, properties }: DmsResource): Role | undefined {
  const own = properties.get("redshift.roleArn");
  if (!own) {
    const search = findAccountRole(project, "dms-access-for-endpoint");
    return soleOf(usableRoles(search, { address, template }, undefined))?.role;
  }
  const named = soleOf(alternatives(own.value).length === 1 ? rolesOf(project, template, own.value) : []);
  return named?.kind === "role" ? named.role : undefined;
}

function soleOf<T>(items: readonly T[]): T | undefined {
  return items.length === 1 ? items[0] : undefined;
}

/** The cluster that the server name belongs to. If it belongs to a workgroup, the namespace of the workgroup. */
function clusterOf(project: Project, server: Text | undefined): Resource | undefined {
  const [named] = resourcesNamed(project, server);
  const namespace = named?.settings.get("namespace");
  return namespace ? resourcesNamed(project, asText(namespace.value))[0] : named;
}

function resourcesNamed(project: Project, text: Text | undefined): readonly Resource[] {
  const found = (text ? resourcesIn(text) : []).flatMap((key) => resourceAt(project, key) ?? []);
  return found.filter(({ isData }) => !isData);
}

/** Terraform has a separate resource for the roles of a cluster. */
function isListedElsewhere(project: Project, cluster: Resource): boolean {
  const { hasLiteral, clusters } = clustersWithRoles(project);
  return hasLiteral || clusters.has(cluster);
}

/** The clusters that such resources name. A literal name may be that of any cluster. */
const clustersWithRoles = oncePer((project: Project) => {
  const resources = project.templates.flatMap((template) => [...template.resources.values()]);
  const ids = resources.flatMap(({ resourceKind, settings }) =>
    resourceKind === "RedshiftClusterRoles" ? [settings.get("cluster")?.value] : [],
  );
  return {
    hasLiteral: ids.some((id) => asLiteral(id) !== undefined),
    clusters: new Set(ids.flatMap((id) => resourcesNamed(project, asText(id)))),
  };
});
