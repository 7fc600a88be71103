import { mayPass, type AllowedOperation, type PassedRole, type PolicyHolder } from "../../dms/index.js";
import { reasonOf } from "../../rule-kit/index.js";

/** Whether the property that has the role is there. It may be one of settings that are not known. */
export function isCertain({ property }: PassedRole): boolean {
  return property.isGuessed !== true;
}

/** Whether a caller may pass a role. Of one that may not be there, it is not known whether that is needed. */
export function passing(caller: PolicyHolder, allowed: AllowedOperation, role: PassedRole): ReturnType<typeof mayPass> {
  const verdict = mayPass(caller, allowed, role);
  if (isCertain(role) || verdict.answer !== "no") return verdict;
  return { answer: "unknown", because: [], reason: reasonOf(role.text) ?? "the settings are not known" };
}
