import { dirname } from "../../../paths/index.js";

/**
 * Whether a policy without principals in this file is a service control policy: its folder, or the one around it, is named
 * for them, as in the Landing Zone Accelerator. What such a policy allows, it gives nobody. Folders of resource control policies say nothing,
 * because policies of resources stand in them too, which may have much more.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html
 */
export function isInScpFolder(path: string): boolean {
  const names = dirname(path).split("/").slice(-2);
  return names.some((name) => scpFolder.test(name));
}

const scpFolder = /^(?:scps?|service[-_]?control[-_]?polic(?:y|ies))$/i;
