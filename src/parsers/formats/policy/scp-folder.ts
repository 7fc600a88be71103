import type { PolicyDocument } from "../../../model/index.js";
import { dirname } from "../../../paths/index.js";

/**
 * Whether a policy without principals is a service control policy: its folder, or the one around it, is named for them, as in
 * the Landing Zone Accelerator. What such a policy allows, it gives nobody. Folders of resource control policies say nothing,
 * because policies of resources stand in them too, which may have much more.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export function isInScpFolder(path: string, { policyType }: PolicyDocument): boolean {
  const names = dirname(path).split("/").slice(-2);
  return policyType === "identity" && names.some((name) => scpFolder.test(name));
}

const scpFolder = /^(?:scps?|service[-_]?control[-_]?polic(?:y|ies))$/i;
