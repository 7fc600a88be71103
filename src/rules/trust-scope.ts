import { isServiceOfUses } from "../dms/index.js";
import { isAccount } from "../iam/index.js";
import type { PolicyDocument, Principal, Role, Statement } from "../model/index.js";
import {
  defineRule,
  display,
  literalOf,
  type ContextOf,
  type RuleContext,
  type Suggestion,
} from "../rule-kit/index.js";
import { isOnlyForDms } from "./shared/roles/dms-only.js";
import { isForDms } from "./shared/roles/dms-roles.js";
import { roleName } from "./shared/messages/names.js";
import { ownServices } from "./shared/needs/own-requirements.js";
import { hasOtherPurpose } from "./trust-scope/other-purpose.js";
import { principalRemoval } from "./trust-scope/principal-removal.js";
import { fixedRegion, regionOf, withRegion } from "./trust-scope/trusted-region.js";
import { sharersOf } from "./shared/trust/trust-sharers.js";

const rule = defineRule({
  name: "trust-scope",
  meta: {
    type: "suggestion",
    hasSuggestions: true,
    directions: { removeService: "narrows", useRegion: "renames" },
    docs: { description: "Disallow trust in accounts and services that no use of a DMS role needs" },
    messages: {
      account:
        "Account {{account}} can let anyone in it assume role {{role}}, which only DMS uses here. Remove the account, or name the role that needs it.",
      service: "{{service}} can assume role {{role}}, but only DMS uses it here. Remove the service.",
      region:
        "Role {{role}} trusts DMS only in {{region}}, but the template is for any region. In other regions, DMS cannot assume the role. Use {{spelling}}.",
      removeService: "Remove {{service}} from the trust policy of {{role}}",
      useRegion: "Trust DMS in the region of the deployment",
    },
    keys: { account: ["account"], service: ["service"], region: ["region"] },
  },
  create(context) {
    return {
      Role(role) {
        if (isForDms(context, role)) check(context, role);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function check(context: Context, role: Role): void {
  for (const document of role.trust) {
    for (const statement of document.statements.filter(isPlain)) {
      for (const principal of statement.principals?.items ?? [])
        checkPrincipal(context, role, { document, statement, principal });
    }
  }
}

function isPlain({ effect, conditions }: Statement): boolean {
  return effect === "Allow" && conditions.length === 0;
}

interface Trusted {
  readonly document: PolicyDocument;
  readonly statement: Statement;
  readonly principal: Principal;
}

function checkPrincipal(context: Context, role: Role, trusted: Trusted): void {
  const { principal, statement } = trusted;
  const { principalKind, text } = principal;
  const name = literalOf(text);
  const place = { node: principal, address: role.address };
  const data = { role: roleName(role) };
  const other = /^arn:.*:iam::(\d{12}):root$|^(\d{12})$/.exec(display(text));
  const account = other?.[1] ?? other?.[2];
  const own = context.settings.account;
  if (isAccount(principalKind, text) && account !== undefined && own !== undefined && account !== own) {
    context.report({ ...place, messageId: "account", data: { ...data, account } });
  }
  if (principalKind !== "Service" || name === undefined) return;
  const region = fixedRegion(context, role, principal);
  if (region !== undefined) {
    reportRegion(context, role, principal, region);
  } else if (isIdle(principal, statement, ownServices(context, role)) && isUnused(context, role)) {
    const service = { ...data, service: name };
    const fix = removalOf(context, role, trusted);
    const suggest = fix ? [{ messageId: "removeService", data: service, fix } as const] : [];
    context.report({ ...place, messageId: "service", data: service, suggest });
  }
}

/** A service that no use of a role by DMS needs. */
function isIdle({ principalKind, text }: Principal, statement: Statement, own: readonly string[]): boolean {
  const name = literalOf(text);
  const isService = principalKind === "Service" && name !== undefined && regionOf(name) === undefined;
  return isPlain(statement) && isService && !isServiceOfUses(name, own);
}

/**
 * Only DMS uses the role, no output gives it to something that is not linted, and its policies name nothing that another service may
 * be there for.
 */
function isUnused(context: RuleContext, role: Role): boolean {
  const isExposed = context.template.exposed?.has(role.address) === true;
  return isOnlyForDms(context, role) && !isExposed && !hasOtherPurpose(context, role);
}

/** Another role with the same statement may need the service. */
function removalOf(
  context: RuleContext,
  role: Role,
  { document, statement, principal }: Trusted,
): Suggestion["fix"] | undefined {
  const sharers = sharersOf(context, role, statement);
  const own = [role, ...sharers.map((one) => one.role)].flatMap((one) => ownServices(context, one));
  return sharers.every((one) => isUnused({ ...context, template: one.template }, one.role))
    ? principalRemoval(document, statement, principal, (other, of) => isIdle(other, of, own))
    : undefined;
}

function reportRegion(context: Context, role: Role, { node, text }: Principal, region: string): void {
  const expressionText = display(text).replace(region, context.template.dialect.words.region);
  const data = { role: roleName(role), region, spelling: expressionText };
  const open = withRegion(text, region);
  context.report({
    node,
    address: role.address,
    messageId: "region",
    data,
    suggest: [{ messageId: "useRegion", data, fix: (fixer) => fixer.rewriteText(node, open) }],
  });
}
