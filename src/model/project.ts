import type { PolicyDocument } from "./policy-document.js";
import type { Template } from "./template.js";

/** All templates of a run, linked. A rule may look at them in addition to its own template. */
export interface Project {
  readonly templates: readonly Template[];
  /** Documents of the AWS managed policies that the templates name, by name (`AmazonDMSVPCManagementRole`). */
  readonly awsManagedPolicies: ReadonlyMap<string, PolicyDocument>;
}
