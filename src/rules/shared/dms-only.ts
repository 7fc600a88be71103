import { referrersIn } from "../../iam/index.js";
import type { Role } from "../../model/index.js";
import type { RuleContext } from "../../rule-kit/index.js";
import { resourcesUsing } from "./role-needs.js";

/** Whether DMS resources use the role and nothing else in the linted files refers to it. */
export function isOnlyForDms(context: RuleContext, role: Role): boolean {
  const { project, template } = context;
  const users = resourcesUsing(context, role);
  if (users.length === 0) return false;
  const known = new Set(users.map(({ resource }) => resource));
  const attachments = new Set(template.attachments.map(({ address }) => address));
  const isHere = [...template.resources.values()].every(
    (resource) =>
      known.has(resource) ||
      attachments.has(resource.address) ||
      !resource.dependencies.some(({ on, how }) => on === role.address && how === "implied"),
  );
  const elsewhere = referrersIn(project).get(`${template.path}#${role.address}`) ?? [];
  return isHere && [...elsewhere].every((one) => known.has(one) || template.resources.get(one.address) === one);
}
