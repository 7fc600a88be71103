import type { ActionNeed, RoleUse } from "../../../src/knowledge/index.js";

/** A use of roles that the user's own requirements add. */
export function ownUse(id: string, more: Partial<RoleUse>): RoleUse {
  return {
    ...{ id, kind: "endpoint-service-role", title: id, roleName: null, roleProp: null, triggerWhen: null },
    ...{ resourceTypes: ["AWS::DMS::Endpoint"], trustRule: "all-must", managedPolicies: [], actions: [], source: [] },
    trustPrincipals: [{ service: `${id}.amazonaws.com`, need: "must", when: null, confidence: "field", source: [] }],
    ...more,
  };
}

export function ownNeed(action: string, more: Partial<ActionNeed> = {}): ActionNeed {
  return { action, resource: ["*"], when: null, need: "required", confidence: "field", source: [], ...more };
}
