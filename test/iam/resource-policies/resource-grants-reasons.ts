import { resourceGrant } from "../../../src/iam/index.js";
import type { Project } from "../../../src/model/index.js";
import { literalOf } from "../../../src/tree/index.js";
import { roleIn } from "../project.js";

export const granted = "the policy of the resource may grant it";
export const unseen = "the policy of the resource is not known and may grant it";
export const otherKey = "the policy of the key is not in the linted files and may grant it";
export const keyGrant = "a grant of the key may allow it";

/** Why the policy of the resource may grant what the role asks for. */
export function reasonIn(project: Project): string | undefined {
  const { role } = roleIn(project, "Role");
  const [statement] = role.inlinePolicies.flatMap(({ statements }) => statements);
  const [action, resource] = [statement?.actions?.items[0], statement?.resources?.items[0]];
  if (!action || !resource) throw new Error("the role asks for nothing");
  return resourceGrant(project, role, { action: literalOf(action.text) ?? "", resource: resource.text })?.reason;
}
