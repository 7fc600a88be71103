import type { PolicyType } from "../../model/index.js";

/** How messages name the types of policies. */
export const typeNames: Readonly<Record<PolicyType, string>> = {
  identity: "identity policy",
  trust: "trust policy",
  resource: "resource policy",
  boundary: "permissions boundary",
  scp: "service control policy",
  rcp: "resource control policy",
};
