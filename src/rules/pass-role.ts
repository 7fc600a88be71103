import {
  addressOf,
  callersOf,
  type PolicyHolder,
  rolesToPass,
  type PassedRole,
  mayPass,
  mayAllow,
  passingOperation,
  type AllowedOperation,
} from "../dms/index.js";
import type { Statement, Template } from "../model/index.js";
import { and, defineRule, isSatisfiable, type ContextOf } from "../rule-kit/index.js";
import { nameOf } from "./shared/names.js";
import { reportUnpassable } from "./pass-role/account-report.js";
import { takenAway, writtenIn } from "./pass-role/passing-denied.js";
import { allowPassing, canName } from "./pass-role/passing-grant.js";

const rule = defineRule({
  name: "pass-role",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { allowPassing: "grants" },
    docs: { description: "Require iam:PassRole for the DMS actions that pass a role to DMS" },
    messages: {
      missing:
        'This allows {{operation}}, but not iam:PassRole: a request with a role fails with "not authorized to perform: iam:PassRole". Allow iam:PassRole on the roles that DMS uses.',
      missingForRole:
        'This allows {{operation}}, but iam:PassRole on {{roles}} is missing (for {{users}}). Allow it, or the request fails: "not authorized to perform: iam:PassRole".',
      callerMissing:
        'The caller {{caller}} may not pass {{roles}} to DMS (for {{users}}). The deployment fails: "not authorized to perform: iam:PassRole".',
      denied:
        'This allows {{operation}}, but another statement denies iam:PassRole on {{roles}} (for {{users}}). The request fails: "not authorized to perform: iam:PassRole … with an explicit deny".',
      allowPassing: "Allow passing {{roles}} to DMS",
    },
    keys: { missing: ["operation"], missingForRole: ["roles"], callerMissing: ["roles"], denied: ["roles"] },
  },
  create(context) {
    return {
      Template(template) {
        for (const caller of callersOf(context, template)) checkCaller(context, template, caller);
        for (const resource of template.dmsResources) reportUnpassable(context, resource);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkCaller(context: Context, template: Template, caller: PolicyHolder): void {
  const allowed = passingOperation(caller);
  if (!allowed) return;
  const roles = rolesToPass(context, template, caller, allowed);
  if (!roles) return;
  const [incompleteReason] = caller.policies.incompleteReasons;
  if (incompleteReason !== undefined) return context.skip(placeOf(allowed), incompleteReason);
  if (roles.length > 0) checkRoles(context, caller, allowed, roles);
  else if (!mayAllow(caller, "iam:PassRole")) report(context, allowed, "missing", []);
  else {
    const deniers = takenAway(caller, allowed);
    if (deniers) report(context, allowed, "missing", [], writtenIn(caller, deniers));
  }
}

function checkRoles(
  context: Context,
  caller: PolicyHolder,
  allowed: AllowedOperation,
  roles: readonly PassedRole[],
): void {
  const judged = roles
    .filter(({ when }) => isSatisfiable(and(allowed.when, when)) !== false)
    .map((role) => ({ role, verdict: mayPass(caller, allowed, role) }));
  const reasons = judged.flatMap(({ verdict }) => (verdict.answer === "unknown" ? (verdict.reason ?? []) : []));
  for (const reason of new Set(reasons)) context.skip(placeOf(allowed), reason);
  const forbidden = judged.filter(({ verdict }) => verdict.answer === "no");
  const isDenied = ({ verdict }: (typeof judged)[number]): boolean => verdict.cause === "denied";
  const denied = forbidden.filter(isDenied).map(({ role }) => role);
  const missing = forbidden.filter((one) => !isDenied(one)).map(({ role }) => role);
  const because = forbidden.filter(isDenied).flatMap(({ verdict }) => verdict.because);
  if (denied.length > 0) report(context, allowed, "denied", denied, writtenIn(caller, because));
  // No statement can add what the boundary excludes.
  const isGrantable = forbidden.every(({ verdict }) => verdict.cause !== "boundary");
  if (missing.length > 0) report(context, allowed, "missingForRole", missing, [], isGrantable);
}

function placeOf(allowed: AllowedOperation): { location: AllowedOperation["statement"]["location"]; address: string } {
  return { location: allowed.statement.location, address: addressOf(allowed.held, allowed.statement) };
}

function report(
  context: Context,
  allowed: AllowedOperation,
  messageId: "missing" | "missingForRole" | "denied",
  roles: readonly PassedRole[],
  deniers: readonly Statement[] = [],
  isGrantable = true,
): void {
  const data = {
    operation: allowed.operation.action,
    roles: roles.map(({ text }) => text),
    users: [...new Set(roles.map(({ resource }) => nameOf(resource)))],
  };
  context.report({
    node: allowed.statement,
    address: addressOf(allowed.held, allowed.statement),
    messageId,
    data,
    related: [
      ...roles.map(({ property, resource }) => ({
        location: property.location,
        message: `${nameOf(resource)} uses the role`,
      })),
      ...deniers.map(({ location }) => ({ location, message: "denies iam:PassRole" })),
    ],
    suggest:
      messageId === "missingForRole" && isGrantable && canName(context, roles) ? [allowPassing(allowed, roles)] : [],
  });
}
