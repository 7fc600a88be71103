import { metWith } from "../../iam/index.js";
import { serviceIndex } from "../../knowledge/index.js";
import type { Condition } from "../../model/index.js";

/**
 * Keys that the requests of strangers have, or have if the strangers like: they can tag a role of their own, sign in with MFA and belong
 * to an organization.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const presentable = new RegExp(
  "^(?:" +
    [
      "aws:(?:currenttime|epochtime|requestedregion|securetransport|tokenissuetime|multifactorauthpresent)",
      "aws:(?:principalaccount|principalarn|principalorgid|principaltag/.+|userid)",
      "sts:(?:externalid|rolesessionname)",
    ].join("|") +
    ")$",
);

const times = /^aws:(?:currenttime|epochtime|tokenissuetime)$/;

/** Whether a condition only asks whether a key is there, and strangers can have it. */
export function asksForPresence(key: string, name: string, condition: Condition): boolean {
  return name === "Null" && presentable.test(key) && metWith(condition, { get: () => ["any value"] }) === "yes";
}

/** Whether a condition only asks for a time after a moment that has passed. */
export function isAlreadyMet(key: string, name: string, condition: Condition): boolean {
  return times.test(key) && name.startsWith("DateGreaterThan") && metAtData(condition) === "yes";
}

/** Whether a condition asks for a time before a moment that has passed, so that it is never met again. */
export function isOver(key: string, name: string, condition: Condition): boolean {
  const isOfNow = key === "aws:currenttime" || key === "aws:epochtime";
  return isOfNow && name.startsWith("DateLessThan") && condition.when.op === "true" && metAtData(condition) === "no";
}

/** The answer on the day of dmslint's data, which has certainly passed. So it is the same on each day that somebody asks. */
function metAtData(condition: Condition): ReturnType<typeof metWith> {
  return metWith(condition, { get: () => [serviceIndex.date] });
}
