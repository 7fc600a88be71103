import { judgeTrust, type RoleUseInstance, type TrustRequirement } from "../../dms/index.js";
import type { DmsResource, Role, Template } from "../../model/index.js";
import { display, type Placed, type RuleContext, type Text } from "../../rule-kit/index.js";
import { valuesOfUse } from "../shared/needs/deciding-values.js";
import { ownRoleUses } from "../shared/needs/role-uses.js";

/** The services that a role does not trust, and the resources that need them. */
export interface Untrusted {
  readonly services: Map<string, Text>;
  readonly resources: Set<DmsResource>;
  /** The values because of which these use the role. */
  readonly restsOn: Set<Placed>;
  /** What the user's own requirements ask. */
  readonly own: Map<string, OwnTrust>;
}

export interface OwnTrust {
  readonly service: Text;
  readonly title: string;
  readonly user: DmsResource;
  readonly need: TrustRequirement["need"];
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
        if (verdict.answer === "no") add(untrustedOf(found, role), instance, requirement);
      }
    }
  }
}

function untrustedOf(found: Map<Role, Untrusted>, role: Role): Untrusted {
  const untrusted = found.get(role) ?? {
    services: new Map(),
    resources: new Set(),
    restsOn: new Set(),
    own: new Map(),
  };
  found.set(role, untrusted);
  return untrusted;
}

function add(untrusted: Untrusted, instance: RoleUseInstance, { need, service }: TrustRequirement): void {
  const { resource, use } = instance;
  if (use.statedIn !== undefined) {
    untrusted.own.set(`${use.id} ${display(service)}`, { service, title: use.title, user: resource, need });
    return;
  }
  untrusted.services.set(display(service), service);
  untrusted.resources.add(resource);
  for (const value of valuesOfUse(instance)) untrusted.restsOn.add(value);
}
