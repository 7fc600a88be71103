import { permissionGraph, type GraphUnit, type PermissionGraph } from "../../src/graph/index.js";
import { servicesOf } from "../../src/linter/linking/services.js";
import { projectOf } from "../iam/project.js";

const settings: GraphUnit["settings"] = { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] };

/** The graph of files, with settings. */
export async function graphOf(
  files: Readonly<Record<string, string>>,
  own: Partial<GraphUnit["settings"]> = {},
): Promise<PermissionGraph> {
  const project = await projectOf(files);
  const units = project.templates.map((template) => ({ template, settings: { ...settings, ...own } }));
  return permissionGraph({ project, services: await servicesOf(project.templates), units });
}

/** The edges as lines: `Target uses Writer: granted`. Without those of a caller of which nothing is known. */
export function edgeLines({ edges, nodes }: PermissionGraph): readonly string[] {
  const named = new Map(nodes.map((node) => [node.id, node]));
  return edges
    .filter(({ from }) => named.get(from)?.kind !== "caller" || named.get(from)?.presence !== "unknown")
    .map(({ from, relation, state, to }) =>
      [named.get(from)?.name ?? "", relation, `${named.get(to)?.name ?? ""}: ${state}`].join(" "),
    );
}
