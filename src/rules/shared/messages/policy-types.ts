import type { PolicyType } from "../../../model/index.js";

/** The names of policy types in messages. */
export const typeNames: Readonly<Record<PolicyType, string>> = {
  identity: "an identity policy",
  trust: "a trust policy",
  resource: "a resource policy",
  boundary: "a permissions boundary",
  scp: "a service control policy",
  rcp: "a resource control policy",
};
