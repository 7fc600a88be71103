import { arnText, textOfParts } from "../../iam/index.js";
import type { RoleUse } from "../../knowledge/index.js";
import { oncePer } from "../../source/index.js";
import type { DmsResource, Project, Role } from "../../model/index.js";
import type { Text } from "../../tree/index.js";
import { roleUsesIn } from "../needs/known-needs.js";
import { mayCount, usesOf, type ActionRequirement, type RoleUseInstance } from "../needs/requirements.js";
import type { DeploymentContext } from "../resources/resource-variant.js";
import { usersOf, type RoleUser } from "./role-users.js";

/** Everything that the uses of a role need or may need. */
export interface RoleNeeds {
  readonly users: readonly DmsResource[];
  readonly requirements: readonly ActionRequirement[];
}

/**
 * What DMS needs from a role. A use that is only possible counts with all its actions. `undefined`: the role has no
 * known use.
 *
 * @param byName The uses for which DMS finds the role by its name.
 */
export function roleNeeds(
  project: Project,
  role: Role,
  deploymentContext: DeploymentContext,
  byName: readonly RoleUseInstance[],
): RoleNeeds | undefined {
  const users = usersOf(project, role);
  const named = byName.length === 0 ? undefined : needsByName(byName);
  if (users.length === 0) return named?.needs;
  const instances = users.flatMap((user) => instancesOf(project, user, deploymentContext));
  if (instances.length === 0 && !named) return undefined;
  const resources = users.map(({ resource }) => resource);
  return {
    users: [...new Set([...resources, ...(named?.needs.users ?? [])])],
    requirements: [...(named?.standing ?? []), ...countedNeeds(instances), ...(named?.counted ?? [])],
  };
}

/** What roles need because of their name. Many roles of one name may have the same uses. */
const needsByName = oncePer((byName: readonly RoleUseInstance[]) => {
  const standing = [...new Set(byName.map(({ use }) => use))].flatMap(requirementsOf);
  const counted = countedNeeds(byName);
  const users = [...new Set(byName.map(({ resource }) => resource))];
  return { standing, counted, needs: { users, requirements: [...standing, ...counted] } };
});

function countedNeeds(instances: readonly RoleUseInstance[]): readonly ActionRequirement[] {
  return instances
    .flatMap(({ variants }) => variants)
    .flatMap(({ actions }) => actions)
    .filter(mayCount);
}

/**
 * The uses for which a property names the role. There may be none: Terraform's `service_access_role` is read under two
 * names, and no use has the second one.
 */
function instancesOf(
  project: Project,
  { property, resource, template }: RoleUser,
  deploymentContext: DeploymentContext,
): readonly RoleUseInstance[] {
  const uses = roleUsesIn(deploymentContext).filter(({ roleProp }) => roleProp === property.id);
  return usesOf(project, template, resource, deploymentContext, uses);
}

/** The needs of an account role in all stacks of its account, not only in the linted ones. */
function requirementsOf({ actions }: RoleUse): readonly ActionRequirement[] {
  return actions.map((need) => ({
    need,
    applies: { answer: "yes", because: [] },
    resources: need.resource.flatMap((pattern) =>
      [arnText(pattern), ...otherBuckets(pattern)].map((text) => ({ pattern, readings: [text] })),
    ),
  }));
}

/** Endpoints in other stacks may stage files in other buckets. */
function otherBuckets(pattern: string): readonly Text[] {
  const [before = "", after] = pattern.split(/(?<=:s3:::)dms-\*/);
  if (after === undefined) return [];
  const { parts, location } = arnText(before);
  const reason = "other stacks may use other staging buckets";
  const symbol = { id: "account-role/bucket", shape: "segment" } as const;
  const hole = { kind: "hole", symbol, reason, location, origin: { from: "computed" } } as const;
  return [textOfParts([...parts, hole, ...arnText(after).parts], location)];
}
