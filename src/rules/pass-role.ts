import { grants, type GrantVerdict } from "../analysis/index.js";
import type { Template } from "../model/index.js";
import {
  and,
  defineRule,
  isSatisfiable,
  type RuleContext,
  type StatementSketch,
  type Suggestion,
} from "../rule-kit/index.js";
import { arnText } from "./shared/account-roles.js";
import { addressOf, callersOf, type Caller } from "./shared/callers.js";
import { nameOf } from "./shared/names.js";
import { rolesToPass, type PassedRole } from "./shared/passed-roles.js";
import { allowedOperation, mayAllow, type AllowedOperation } from "./shared/passing-operations.js";

export default defineRule({
  name: "pass-role",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { allowPassing: "grants" },
    docs: { description: "Require iam:PassRole beside the DMS actions that hand a role to DMS" },
    messages: {
      missing:
        "This allows {{operation}}, but no statement lets the caller pass a role. With a role in the request AWS " +
        'answers "not authorized to perform: iam:PassRole". Allow iam:PassRole on exactly the roles that DMS uses.',
      missingForRole:
        "This allows {{operation}}, but the caller may not pass {{roles}} to DMS (for {{users}}). AWS answers " +
        '"not authorized to perform: iam:PassRole" when the role is handed over.',
      denied:
        "This allows {{operation}}, but the caller is denied passing {{roles}} to DMS (for {{users}}). AWS answers " +
        '"not authorized to perform: iam:PassRole … with an explicit deny".',
      allowPassing: "Allow passing {{roles}} to DMS",
    },
    keys: { missing: ["operation"], missingForRole: ["roles"], denied: ["roles"] },
  },
  create(context) {
    return {
      Template(template) {
        for (const caller of callersOf(context, template)) checkCaller(context, template, caller);
      },
    };
  },
});

function checkCaller(context: RuleContext, template: Template, caller: Caller): void {
  const allowed = allowedOperation(caller);
  if (!allowed) return;
  const roles = rolesToPass(template, context.settings, allowed);
  if (!roles) return;
  const [open] = caller.policies.open;
  if (open !== undefined) return context.skip(placeOf(allowed), open);
  if (roles.length > 0) checkRoles(context, caller, allowed, roles);
  else if (!mayAllow(caller, "iam:PassRole")) report(context, allowed, "missing", []);
}

function checkRoles(
  context: RuleContext,
  caller: Caller,
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
  if (denied.length > 0) report(context, allowed, "denied", denied);
  if (missing.length > 0) report(context, allowed, "missingForRole", missing);
}

function mayPass({ policies }: Caller, { operation, when }: AllowedOperation, role: PassedRole): GrantVerdict {
  const request = { action: "iam:PassRole", resource: role.text };
  const assume = and(when, role.when);
  const context = new Map([["iam:passedtoservice", [operation.passedToService]]]);
  const verdict = grants(policies, { ...request, context }, assume);
  if (verdict.answer !== "no" || verdict.cause === "denied") return verdict;
  // A condition that names another service is `pass-role-condition`'s.
  const isLimited = grants(policies, request, assume).answer !== "no";
  return isLimited ? { answer: "yes", because: [] } : verdict;
}

function placeOf(allowed: AllowedOperation): { location: AllowedOperation["statement"]["location"]; address: string } {
  return { location: allowed.statement.location, address: addressOf(allowed.held, allowed.statement) };
}

function report(
  context: RuleContext,
  allowed: AllowedOperation,
  messageId: "missing" | "missingForRole" | "denied",
  roles: readonly PassedRole[],
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
    related: roles.map(({ property, resource }) => ({
      location: property.location,
      message: `${nameOf(resource)} passes it`,
    })),
    suggest: messageId === "missingForRole" ? [allowPassing(allowed, roles)] : [],
  });
}

function allowPassing({ held, operation }: AllowedOperation, roles: readonly PassedRole[]): Suggestion {
  const sketch: StatementSketch = {
    effect: "Allow",
    actions: ["iam:PassRole"],
    resources: roles.map(({ text }) => text),
    conditions: [
      { operator: "StringEquals", key: "iam:PassedToService", values: [arnText(operation.passedToService)] },
    ],
  };
  return { messageId: "allowPassing", fix: (fixer) => fixer.appendStatement(held.document, sketch) };
}
