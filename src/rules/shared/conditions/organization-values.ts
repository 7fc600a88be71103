import type { ValueProblem } from "./value-problems.js";

const idKeys = /^aws:(?:Principal|Resource|Source|Vpce)OrgID$/i;
const pathKeys = /^aws:(?:Principal|Resource|Source|Vpce)OrgPaths$/i;

/** The ARN of an organization, an account, a unit or a root. Any other word may be one of a sample: `org-id`. */
const otherThings = /^(?:arn:|\d+$|ou-[a-z0-9]+-[a-z0-9]|r-[a-z0-9]{4,}(?:\/|$)|O-)/;

/**
 * Reports what is no ID or path of an organization: the ARN of one, an account, a unit alone, a path without its last
 * slash.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed-view-data-orgs.html#access_policies_access-advisor-viewing-orgs-entity-path
 */
export function organizationProblem(key: string, value: string): ValueProblem | undefined {
  if (idKeys.test(key) && (otherThings.test(value) || /^o-\w+\//.test(value)))
    return { messageId: "notOfKey", content: "the ID of an organization, such as o-a1b2c3d4e5" };
  if (!pathKeys.test(key)) return undefined;
  if (otherThings.test(value)) return { messageId: "notOfKey", content: paths };
  if (!value.startsWith("o-") || /[*?]|\/$/.test(value)) return undefined;
  return { messageId: "notOfKey", content: paths, ...(value.includes("/") && { candidate: `${value}/` }) };
}

const paths = "paths such as o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/";
