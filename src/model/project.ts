import type { PolicyDocument } from "./policy-document.js";
import type { Template } from "./template.js";

/** All templates of a run, linked. A rule may look at them in addition to its own template. */
export interface Project {
  readonly templates: readonly Template[];
  /** The AWS managed policies that the templates name, by name (`AmazonDMSVPCManagementRole`). */
  readonly awsManagedPolicies: ReadonlyMap<string, AwsManagedPolicy>;
  /** The setting `callerPolicies` of each linted template: the policies of whoever deploys it, by file or address. */
  readonly callerPolicies: ReadonlyMap<Template, readonly string[]>;
}

/** A policy that AWS manages, as it is now. */
export interface AwsManagedPolicy {
  /** What stands before the name in its ARN: `/` or `/service-role/`. */
  readonly path: string;
  readonly document: PolicyDocument;
}
