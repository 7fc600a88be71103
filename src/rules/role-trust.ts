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
        const reported = new Map<Role, readonly Text[]>();
        for (const role of template.principals.filter(isRole))
          reported.set(role, checkAccountRole(context, template, role));
        for (const { role, user } of rolesInAccount(context))
          reported.set(role, checkAccountRole(context, template, role, user));
        for (const [role, found] of untrusted) reportUses(context, role, found, reported.get(role) ?? []);
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

/** Services that a role does not trust, and what needs them. */
interface Distrust {
  readonly services: readonly Text[];
  readonly users: readonly DmsResource[];
  readonly message: TrustMessage;
  readonly restsOn?: readonly Placed[];
}

function report(context: Context, role: Role, { message, restsOn = [], services, users }: Distrust): void {
  const [document, ...others] = role.trust;
  const data = { role: roleName(role), services: services.map(shownArn), principals: services.map(writtenArn) };
  const canBeAdded = document && others.length === 0 && document.statements.every(({ effect }) => effect !== "Deny");
  // What the account has is reported where it is used.
  const [user] = role.isInAccount ? users : [];
  context.report({
    ...withData(message, data),
    node: user ?? trustPlace(role, services),
    address: user?.address ?? role.address,
    related: users
      .filter((one) => one !== user)
      .map((one) => ({ location: one.location, message: `${nameOf(one)} uses it` })),
    restsOn: [...restsOn, ...valuesOfTrust(role)],
    suggest:
      canBeAdded && !user
        ? [{ messageId: "addTrust", data, fix: (fixer) => fixer.allowAssume(document, services) }]
        : [],
  });
}

/** Reports the services that the uses of a role need, but for those that were reported for its name. */
function reportUses(context: Context, role: Role, found: Untrusted, reported: readonly Text[]): void {
  const names = reported.map(display);
  const services = [...found.services.values()].filter((service) => !names.includes(display(service)));
  if (services.length > 0) {
    const users = [...found.resources];
    const [first = "", ...more] = new Set(users.map(nameOf));
    const data = { use: [capital(first), ...more], failure: failureWithout(services, users) };
    report(context, role, { services, users, message: { messageId: "untrusted", data }, restsOn: [...found.restsOn] });
  }
  for (const { need, service, title, user } of found.own.values()) {
    const data = { title, places: statedPlaces([need]) };
    report(context, role, { services: [service], users: [user], message: { messageId: "untrustedOwn", data } });
  }
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
  if (missing.length > 0) {
    const message = { messageId: "untrustedAccountRole", data: { failure: trustFailureOf(account) } } as const;
    report(context, role, { services, users: [...new Set(users)], message });
  }
  return services;
}
