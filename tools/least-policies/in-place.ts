import type { LeastPolicy } from "../../src/advice/policies/least-policy.js";
import type { LinkedRun } from "../../src/linter/linking/link.js";
import type { HeldDocument, Role, Template } from "../../src/model/index.js";
import { documentOf, trustDocumentOf } from "./document-node.js";

/** The address of the caller's policy in the templates. */
export const callerAddress = "LeastPolicyOfTheCaller";

/** The run with least policies in place of all that is written: of the roles that DMS uses, and of the caller. */
export function withLeastPolicies(linked: LinkedRun, policies: readonly LeastPolicy[]): LinkedRun {
  const replaced = new Map(linked.project.templates.map((template) => [template, withPolicies(template, policies)]));
  return {
    ...linked,
    units: linked.units.map(({ template, unit }) => ({
      template: replaced.get(template) ?? template,
      unit: { ...unit, settings: { ...unit.settings, caller: "iac", callerPolicies: [callerAddress] } },
    })),
    project: { ...linked.project, templates: linked.project.templates.map((one) => replaced.get(one) ?? one) },
  };
}

function withPolicies(template: Template, policies: readonly LeastPolicy[]): Template {
  const held: HeldDocument[] = template.documents.filter(
    ({ document: { policyType } }) => policyType !== "identity" && policyType !== "trust",
  );
  const principals = template.principals.map((principal) => {
    const policy = policies.find(({ holder }) => holder.kind === "declared-role" && holder.role === principal);
    if (!policy) return principal;
    const place = { address: principal.address, location: principal.location };
    const document = documentOf(policy.statements, place);
    const trust = trustDocumentOf(policy.trust, place);
    const holderKind = "principal" as const;
    held.push(
      { document, address: principal.address, holderKind },
      { document: trust, address: principal.address, holderKind },
    );
    const { boundary: _, incompletePoliciesReason: __, incompleteTrustReason: ___, ...bare } = principal as Role;
    return {
      ...bare,
      inlinePolicies: [document],
      trust: [trust],
      managedPolicyArns: { ...principal.managedPolicyArns, items: [] },
    };
  });
  const ofCaller = policies.find(({ holder }) => holder.kind === "caller" && holder.template === template);
  const [first] = template.dmsResources;
  if (ofCaller && first) {
    const document = documentOf(ofCaller.statements, { address: callerAddress, location: first.location });
    held.push({ document, address: callerAddress, holderKind: "managed-policy" });
  }
  return { ...template, principals, documents: held, attachments: [], managedPolicies: [] };
}
