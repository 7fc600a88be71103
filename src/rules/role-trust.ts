import { canAssume, judgeTrust, type TrustRequirement } from "../analysis/index.js";
import type { DmsResource, Role, Template } from "../model/index.js";
import { defineRule, display, listed, type RuleContext, type Text } from "../rule-kit/index.js";
import { accountRoleOf, failureOf, isRole, trustOfAccountRole } from "./shared/account-roles.js";
import { certainUses, hasOwnRole, nameOf } from "./shared/role-uses.js";

export default defineRule({
  name: "role-trust",
  meta: {
    type: "problem",
    hasSuggestions: true,
    docs: { description: "Require a role that DMS is given to trust the services that assume it" },
    messages: {
      untrusted:
        "{{use}} cannot use role {{role}}: its trust policy does not let {{services}} assume it. DMS refuses the role " +
        "when the resource is created, or the connection test fails.",
      untrustedAccountRole:
        "DMS cannot use the account role {{role}}: its trust policy does not let {{services}} assume it. {{failure}}",
      addTrust: "Let {{services}} assume {{role}}",
    },
    keys: { untrusted: ["services"], untrustedAccountRole: ["services"] },
  },
  create(context) {
    const found = new Map<Role, Untrusted>();
    return {
      Template(template) {
        for (const resource of template.dmsResources) collect(context, template, resource, found);
        for (const role of template.principals.filter(isRole)) checkAccountRole(context, template, role);
        for (const [role, untrusted] of found) report(context, role, untrusted);
      },
    };
  },
});

/** The services that a role does not trust, and the resources that need them. */
interface Untrusted {
  readonly services: Map<string, Text>;
  readonly resources: Set<DmsResource>;
}

function collect(context: RuleContext, template: Template, resource: DmsResource, found: Map<Role, Untrusted>): void {
  for (const instance of certainUses(context, template, resource).filter(hasOwnRole)) {
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

function report(context: RuleContext, role: Role, { services, resources }: Untrusted): void {
  // An account role that an endpoint names as its own has a finding of its own.
  const missing = [...services.values()];
  const users = [...resources];
  reportRole(context, role, missing, "untrusted", { use: capital(listed(users.map(nameOf))) }, users);
}

function reportRole(
  context: RuleContext,
  role: Role,
  missing: readonly Text[],
  messageId: string,
  words: Readonly<Record<string, string>>,
  users: readonly DmsResource[],
): void {
  const [document, ...others] = role.trust;
  const data = { ...words, role: role.logicalName, services: missing.map(display) };
  context.report({
    node: trustPlace(role),
    address: role.address,
    messageId,
    data,
    related: users.map((user) => ({ location: user.location, message: `${nameOf(user)} uses it` })),
    suggest:
      document && others.length === 0
        ? [{ messageId: "addTrust", data, fix: (fixer) => fixer.allowAssume(document, missing) }]
        : [],
  });
}

/** The principals of the only statement that has some; else the statement or the policy; else the role. */
function trustPlace(role: Role): { readonly location: Role["location"] } {
  const [document] = role.trust;
  if (!document) return role;
  const withPrincipals = document.statements.flatMap(({ principals }) => (principals ? [principals.node] : []));
  const [principals] = withPrincipals;
  if (principals && withPrincipals.length === 1) return principals;
  return document.node.layout ? document : role;
}

/** Account roles are trusted by name: whoever declares one, declares it for DMS. */
function checkAccountRole(context: RuleContext, template: Template, role: Role): void {
  const account = accountRoleOf(role);
  if (!account) return;
  const requirements = trustOfAccountRole(context, account);
  const verdicts = requirements.map((requirement) => ({ ...requirement, verdict: canAssume(role, requirement.service) }));
  for (const { verdict } of verdicts) {
    if (verdict.answer === "unknown") context.skip(role, verdict.reason ?? "the trust policy is not known");
  }
  const missing = verdicts.filter(({ verdict }) => verdict.answer === "no");
  if (missing.length === 0) return;
  const users = missing.flatMap(({ users: own }) => own).filter((user) => template.dmsResources.includes(user));
  reportRole(context, role, missing.map(({ service }) => service), "untrustedAccountRole", { failure: failureOf(account) }, users);
}


function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
