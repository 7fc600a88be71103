import {
  deployersOf,
  placeOfStatement,
  type PolicyHolder,
  passesOtherRoles,
  rolesToPass,
  type PassedRole,
  mayAllow,
  passingOperation,
  type AllowedOperation,
} from "../dms/index.js";
import { statementAddress, type Template } from "../model/index.js";
import { and, defineRule, isSatisfiable, type ContextOf } from "../rule-kit/index.js";
import { nameOf, roleName } from "./shared/messages/names.js";
import { reportUnpassable } from "./pass-role/account-report.js";
import { byCause, type Forbidden } from "./pass-role/causes.js";
import { isCertain, passing } from "./pass-role/certain-roles.js";
import { takenAway } from "./pass-role/passing-denied.js";
import { passingGrant } from "./pass-role/passing-grant.js";

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
      boundary:
        'This allows {{operation}}, but the permissions boundary of {{caller}} does not allow iam:PassRole: a request with a role fails with "not authorized to perform: iam:PassRole".',
      boundaryForRole:
        'This allows {{operation}}, but the permissions boundary of {{caller}} does not allow iam:PassRole on {{roles}} (for {{users}}). The request fails: "not authorized to perform: iam:PassRole".',
      allowPassing: "Allow passing {{roles}} to DMS",
    },
    keys: {
      missing: ["operation"],
      missingForRole: ["roles"],
      callerMissing: ["arns"],
      denied: ["roles"],
      boundary: ["operation"],
      boundaryForRole: ["roles"],
    },
  },
  create(context) {
    return {
      Template(template) {
        for (const caller of deployersOf(context, template)) checkCaller(context, template, caller);
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
  if (incompleteReason !== undefined) return context.skip(placeOfStatement(allowed), incompleteReason);
  const isAsked = roles.some(isCertain) || !passesOtherRoles(context, template, caller, allowed);
  if (isAsked) checkRoles(context, caller, allowed, roles);
  else if (!mayAllow(caller, "iam:PassRole")) report(context, caller, allowed, { messageId: "missing" });
  else {
    const taken = takenAway(caller, allowed);
    const messageId = taken?.by === "boundary" ? "boundary" : "missing";
    if (taken) report(context, caller, allowed, { messageId, deniers: taken.deniers });
  }
}

type Roles = readonly PassedRole[];

function checkRoles(context: Context, caller: PolicyHolder, allowed: AllowedOperation, roles: Roles): void {
  const judged = roles
    .filter(({ when }) => isSatisfiable(and(allowed.when, when)) !== false)
    .map((role) => ({ role, verdict: passing(caller, allowed, role) }));
  const reasons = judged.flatMap(({ verdict }) => (verdict.answer === "unknown" ? (verdict.reason ?? []) : []));
  for (const reason of new Set(reasons)) context.skip(placeOfStatement(allowed), reason);
  for (const lack of byCause(caller, judged)) report(context, caller, allowed, lack);
}

/** What the caller may not pass. Without roles: no role at all. */
interface Lack extends Partial<Omit<Forbidden, "messageId">> {
  readonly messageId: Forbidden["messageId"] | "missing" | "boundary";
}

function report(
  context: Context,
  { principal }: PolicyHolder,
  allowed: AllowedOperation,
  { deniers = [], messageId, roles = [] }: Lack,
): void {
  const boundary = messageId.startsWith("boundary") ? principal?.boundary : undefined;
  const data = {
    operation: allowed.operation.action,
    caller: principal ? roleName(principal) : "",
    roles: roles.map(({ text }) => text),
    users: [...new Set(roles.map(({ resource }) => nameOf(resource)))],
  };
  context.report({
    node: allowed.statement,
    address: statementAddress(allowed.held, allowed.statement),
    messageId,
    data,
    related: [
      ...roles.map(({ property, resource }) => ({
        location: property.location,
        message: `${nameOf(resource)} uses the role`,
      })),
      ...deniers.map(({ location }) => ({ location, message: "denies iam:PassRole" })),
      ...(boundary ? [{ location: boundary.location, message: "the permissions boundary" }] : []),
    ],
    // No statement can add what a statement denies or the boundary excludes.
    suggest: messageId === "missingForRole" ? passingGrant(context, allowed, roles) : [],
  });
}
