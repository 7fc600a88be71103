import { placeOfRole } from "../dms/index.js";
import { canAssume, isRole } from "../iam/index.js";
import type { DmsResource, Role, Template } from "../model/index.js";
import {
  defineRule,
  display,
  withData,
  type Message,
  type ContextOf,
  type Placed,
  type Text,
} from "../rule-kit/index.js";
import { accountRoleOf, trustFailureOf, trustOfAccountRole } from "./shared/account-roles/account-roles.js";
import { valuesOfTrust } from "./shared/needs/deciding-values.js";
import { capital, nameOf, roleName, shownArn, writtenArn } from "./shared/messages/names.js";
import { statedPlaces } from "./shared/needs/own-requirements.js";
import { rolesInAccount } from "./shared/account-roles/roles-in-account.js";
import { failureWithout, trustPlace } from "./role-trust/untrusted.js";
import { addUntrusted, type Untrusted } from "./role-trust/untrusted-uses.js";

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
      untrustedOwn:
        "The trust policy of role {{role}} does not let {{services}} assume it, but your own requirements ask for it ({{title}}). Trust it, or correct the requirement: {{places}}",
      addTrust: "Let {{services}} assume {{role}}",
    },
    keys: { untrusted: ["principals"], untrustedAccountRole: ["principals"], untrustedOwn: ["principals"] },
  },
  create(context) {
    const untrusted = new Map<Role, Untrusted>();
    return {
      DmsResource(resource) {
        addUntrusted(context, context.template, resource, untrusted);
      },
      "Template:exit"(template) {
        const said = new Map([
          ...template.principals
            .filter(isRole)
            .map((role) => [role, checkAccountRole(context, template, role)] as const),
          ...rolesInAccount(context).map(
            ({ role, user }) => [role, checkAccountRole(context, template, role, user)] as const,
          ),
        ]);
        for (const [role, { own, restsOn, services, resources }] of untrusted) {
          // A service reported for an account role is not reported again for its use.
          const others = (said.get(role) ?? []).map(display);
          const missing = [...services.values()].filter((service) => !others.includes(display(service)));
          const [first = "", ...more] = new Set([...resources].map(nameOf));
          const data = { use: [capital(first), ...more], failure: failureWithout(missing, resources) };
          if (missing.length > 0)
            report(context, role, missing, { messageId: "untrusted", data }, [...resources], [...restsOn]);
          for (const { need, service, title: use, user } of own.values()) {
            const ownData = { title: use, places: statedPlaces([need]) };
            report(context, role, [service], { messageId: "untrustedOwn", data: ownData }, [user]);
          }
        }
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

type TrustMessage =
  | Message<"untrusted", "use" | "failure">
  | Message<"untrustedAccountRole", "failure">
  | Message<"untrustedOwn", "title" | "places">;

function report(
  context: Context,
  role: Role,
  missing: readonly Text[],
  message: TrustMessage,
  users: readonly DmsResource[],
  restsOn: readonly Placed[] = [],
): void {
  const [document, ...others] = role.trust;
  const data = { role: roleName(role), services: missing.map(shownArn), principals: missing.map(writtenArn) };
  const canBeAdded = document && others.length === 0 && document.statements.every(({ effect }) => effect !== "Deny");
  // What the account has is reported where it is used.
  const [user] = role.isInAccount ? users : [];
  context.report({
    ...withData(message, data),
    node: user ?? trustPlace(role, missing),
    address: user?.address ?? role.address,
    related: users
      .filter((one) => one !== user)
      .map((one) => ({ location: one.location, message: `${nameOf(one)} uses it` })),
    restsOn: [...restsOn, ...valuesOfTrust(role)],
    suggest:
      canBeAdded && !user
        ? [{ messageId: "addTrust", data, fix: (fixer) => fixer.allowAssume(document, missing) }]
        : [],
  });
}

/** A role with the name of an account role is for DMS. Returns the services that it does not trust. */
function checkAccountRole(context: Context, template: Template, role: Role, user?: DmsResource): readonly Text[] {
  const account = accountRoleOf(role);
  if (!account) return [];
  const verdicts = trustOfAccountRole(context, account, placeOfRole({ role, template })).map(({ service, users }) => ({
    service,
    users,
    verdict: canAssume(role, service, role.existence),
  }));
  for (const { verdict } of verdicts) {
    if (verdict.answer === "unknown") context.skip(user ?? role, verdict.reason ?? "the trust policy is not known");
  }
  const missing = verdicts.filter(({ verdict }) => verdict.answer === "no");
  const services = missing.map(({ service }) => service);
  const own = new Set(template.dmsResources);
  const named = missing.flatMap((one) => one.users).filter((one) => own.has(one));
  const users = user ? [user, ...named] : named;
  const data = { failure: trustFailureOf(account) };
  if (missing.length > 0)
    report(context, role, services, { messageId: "untrustedAccountRole", data }, [...new Set(users)]);
  return services;
}
