import { canAssume, isRole } from "../iam/index.js";
import { judgeTrust, type TrustRequirement } from "../dms/index.js";
import type { DmsResource, Role, Template } from "../model/index.js";
import {
  defineRule,
  display,
  withData,
  type Message,
  type ContextOf,
  type RuleContext,
  type Text,
} from "../rule-kit/index.js";
import { accountRoleOf, trustFailureOf, trustOfAccountRole } from "./shared/account-roles.js";
import { capital, nameOf, roleName, shownArn } from "./shared/names.js";
import { ownRoleUses } from "./shared/role-uses.js";
import { failureWithout, trustPlace } from "./role-trust/untrusted.js";

const rule = defineRule({
  name: "role-trust",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { addTrust: "grants" },
    docs: { description: "Require a role that DMS uses to trust the services that assume it" },
    messages: {
      untrusted: "{{use}} cannot use role {{role}}: its trust policy does not let {{services}} assume it. {{failure}}",
      untrustedAccountRole:
        "DMS cannot use role {{role}}: its trust policy does not let {{services}} assume it. {{failure}}",
      addTrust: "Let {{services}} assume {{role}}",
    },
    keys: { untrusted: ["services"], untrustedAccountRole: ["services"] },
  },
  create(context) {
    const untrusted = new Map<Role, Untrusted>();
    return {
      DmsResource(resource) {
        collect(context, context.template, resource, untrusted);
      },
      "Template:exit"(template) {
        const said = new Map(
          template.principals.filter(isRole).map((role) => [role, checkAccountRole(context, template, role)]),
        );
        for (const [role, { services, resources }] of untrusted) {
          // A service reported for an account role is not reported again for its use.
          const others = (said.get(role) ?? []).map(display);
          const missing = [...services.values()].filter((service) => !others.includes(display(service)));
          const [first, ...more] = resources;
          const use = [...(first ? [capital(nameOf(first))] : []), ...more.map(nameOf)];
          const data = { use, failure: failureWithout(missing) };
          if (missing.length > 0) report(context, role, missing, { messageId: "untrusted", data }, [...resources]);
        }
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

/** The services that a role does not trust, and the resources that need them. */
interface Untrusted {
  readonly services: Map<string, Text>;
  readonly resources: Set<DmsResource>;
}

function collect(context: RuleContext, template: Template, resource: DmsResource, found: Map<Role, Untrusted>): void {
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

type TrustMessage = Message<"untrusted", "use" | "failure"> | Message<"untrustedAccountRole", "failure">;

function report(
  context: Context,
  role: Role,
  missing: readonly Text[],
  message: TrustMessage,
  users: readonly DmsResource[],
): void {
  const [document, ...others] = role.trust;
  const data = { role: roleName(role), services: missing.map(shownArn) };
  const canBeAdded = document && others.length === 0 && document.statements.every(({ effect }) => effect !== "Deny");
  context.report({
    ...withData(message, data),
    node: trustPlace(role, missing),
    address: role.address,
    related: users.map((user) => ({ location: user.location, message: `${nameOf(user)} uses it` })),
    suggest: canBeAdded ? [{ messageId: "addTrust", data, fix: (fixer) => fixer.allowAssume(document, missing) }] : [],
  });
}

/** A role with the name of an account role is for DMS. Returns the services that it does not trust. */
function checkAccountRole(context: Context, template: Template, role: Role): readonly Text[] {
  const account = accountRoleOf(role);
  if (!account) return [];
  const verdicts = trustOfAccountRole(context, account).map(({ service, users }) => ({
    service,
    users,
    verdict: canAssume(role, service, role.existence),
  }));
  for (const { verdict } of verdicts) {
    if (verdict.answer === "unknown") context.skip(role, verdict.reason ?? "the trust policy is not known");
  }
  const missing = verdicts.filter(({ verdict }) => verdict.answer === "no");
  const services = missing.map(({ service }) => service);
  const users = missing.flatMap((one) => one.users).filter((user) => template.dmsResources.includes(user));
  if (missing.length > 0) {
    const data = { failure: trustFailureOf(account) };
    report(context, role, services, { messageId: "untrustedAccountRole", data }, [...new Set(users)]);
  }
  return services;
}
