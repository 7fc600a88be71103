import { isUsedOnlyBy } from "../../dms/index.js";
import { oncePerUnit, type Role } from "../../model/index.js";
import { oncePer, type RuleContext } from "../../rule-kit/index.js";
import { resourcesUsing } from "./role-needs.js";

/** Whether DMS resources use the role and nothing else in the linted files refers to it. Each statement of its policies asks. */
export function isOnlyForDms(context: RuleContext, role: Role): boolean {
  const known = answersInUnit(context.project)(context.settings);
  const answer = known.get(role) ?? isUsedOnlyByDms(context, role);
  known.set(role, answer);
  return answer;
}

const answersInUnit = oncePerUnit(() => oncePer((_settings: RuleContext["settings"]) => new Map<Role, boolean>()));

function isUsedOnlyByDms(context: RuleContext, role: Role): boolean {
  const users = resourcesUsing(context, role);
  return users.length > 0 && isUsedOnlyBy(context.project, context.template, role, users);
}
