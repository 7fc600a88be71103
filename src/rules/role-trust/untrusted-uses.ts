import { judgeTrust, type TrustRequirement } from "../../dms/index.js";
import type { DmsResource, Role, Template } from "../../model/index.js";
import { display, type RuleContext, type Text } from "../../rule-kit/index.js";
import { ownRoleUses } from "../shared/role-uses.js";

/** The services that a role does not trust, and the resources that need them. */
export interface Untrusted {
  readonly services: Map<string, Text>;
  readonly resources: Set<DmsResource>;
}

/** Adds what the roles of a resource do not trust, and skips what is not known. */
export function addUntrusted(
  context: RuleContext,
  template: Template,
  resource: DmsResource,
  found: Map<Role, Untrusted>,
): void {
  for (const instance of ownRoleUses(context, template, resource)) {
    const { roles, reasons } = judgeTrust(context.project, instance);
    for (const reason of reasons) context.skip(resource, reason);
    for (const { role, findings } of roles) {
      for (const { requirement, verdict } of findings) {
        if (verdict.answer === "unknown") context.skip(resource, verdict.reason ?? "the trust policy is not known");
        if (verdict.answer === "no") add(found, role, resource, requirement);
      }
    }
  }
}

function add(found: Map<Role, Untrusted>, role: Role, resource: DmsResource, { service }: TrustRequirement): void {
  const untrusted = found.get(role) ?? { services: new Map<string, Text>(), resources: new Set<DmsResource>() };
  untrusted.services.set(display(service), service);
  untrusted.resources.add(resource);
  found.set(role, untrusted);
}
