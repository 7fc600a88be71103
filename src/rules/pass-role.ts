import { grants, matchAction, mayOverlap } from "../analysis/index.js";
import { engines, passRoles } from "../knowledge/index.js";
import type { PolicyDocument, Statement, Template } from "../model/index.js";
import { defineRule, display, type RuleContext, type Settings, type StatementSketch, type Suggestion } from "../rule-kit/index.js";
import { arnText } from "./shared/account-roles.js";
import { addressOf, callersOf, type Caller } from "./shared/callers.js";
import { passedRoles, type PassedRole } from "./shared/passed-roles.js";
import { arnWordOf, nameOf } from "./shared/role-uses.js";

/** Operations that hand a role to DMS; instances do so only with Kerberos, which a template has to show. */
const operations = passRoles.filter(({ action }) => !/(Instance|Collector)$/.test(action));

export default defineRule({
  name: "pass-role",
  meta: {
    type: "problem",
    hasSuggestions: true,
    docs: { description: "Require iam:PassRole beside the DMS actions that hand a role to DMS" },
    messages: {
      missing:
        "This allows {{operation}}, but no statement lets the caller pass a role. With a role in the request AWS " +
        'answers "not authorized to perform: iam:PassRole". Allow iam:PassRole on exactly the roles that DMS uses.',
      missingForRole:
        "This allows {{operation}}, but the caller may not pass {{role}} to DMS, which {{use}} uses. AWS answers " +
        '"not authorized to perform: iam:PassRole" when the endpoint is created.',
      denied:
        "This allows {{operation}}, but passing {{role}} to DMS is denied, which {{use}} uses. AWS answers " +
        '"not authorized to perform: iam:PassRole … with an explicit deny".',
      allowPassing: "Allow passing {{roles}} to DMS",
    },
    keys: { missing: ["operation"], missingForRole: ["role"], denied: ["role"] },
  },
  create(context) {
    return {
      Template(template) {
        for (const caller of callersOf(context, template)) checkCaller(context, template, caller);
      },
    };
  },
});

/** The statement that allows an operation, and the operation. */
interface Allowed {
  readonly statement: Statement;
  readonly operation: string;
}

function checkCaller(context: RuleContext, template: Template, caller: Caller): void {
  const allowed = allowedOperation(caller);
  if (!allowed) return;
  const roles = passedRoles(template);
  const isForTheseResources = template.dmsResources.some(({ kind }) => kind === "DmsEndpoint");
  if (isForTheseResources && roles.length === 0) return;
  if (roles.length === 0 && needsNoRole(context.settings)) return;
  const [open] = caller.policies.open;
  if (open !== undefined) {
    return context.skip({ location: allowed.statement.location, address: addressOf(caller, allowed.statement) }, open);
  }
  if (roles.length > 0) checkRoles(context, caller, allowed, roles);
  else if (!mayPassAny(caller)) report(context, caller, allowed, "missing", { operation: allowed.operation });
}

/** The first operation that passes a role and is allowed through a `dms:` action on something that can be its target. */
function allowedOperation(caller: Caller): Allowed | undefined {
  for (const { document } of caller.policies.documents) {
    if (!caller.documents.includes(document)) continue;
    for (const statement of document.statements) {
      if (statement.effect !== "Allow" || statement.open !== undefined) continue;
      const found = operations.find((operation) => allows(statement, operation.action, operation.resourceType));
      if (found) return { statement, operation: found.action };
    }
  }
  return undefined;
}

function allows(statement: Statement, action: string, resourceType: string | null): boolean {
  const named = statement.actions?.items.some(
    ({ text, when }) => when.op === "true" && /^dms:/i.test(display(text)) && matchAction(text, action) === "yes",
  );
  if (!named) return false;
  const target = arnText(`arn:\${Partition}:dms:\${Region}:\${Account}:${arnWordOf(resourceType)}:*`);
  return statement.resources?.items.some(({ text }) => mayOverlap(text, target)) ?? false;
}

function mayPassAny(caller: Caller): boolean {
  return caller.policies.documents.some(({ document }) =>
    document.statements.some(
      ({ effect, actions, notActions }) =>
        effect !== "Deny" &&
        (notActions !== undefined || actions?.items.some(({ text }) => matchAction(text, "iam:PassRole") !== "no")),
    ),
  );
}

function checkRoles(context: RuleContext, caller: Caller, allowed: Allowed, roles: readonly PassedRole[]): void {
  for (const role of roles) {
    const verdict = grants(caller.policies, { action: "iam:PassRole", resource: role.text });
    const place = { location: allowed.statement.location, address: addressOf(caller, allowed.statement) };
    if (verdict.answer === "unknown") context.skip(place, verdict.reason ?? "a policy of the caller is not known");
    if (verdict.answer !== "no") continue;
    const data = { operation: allowed.operation, role: display(role.text), use: nameOf(role.resource) };
    report(context, caller, allowed, verdict.cause === "denied" ? "denied" : "missingForRole", data, role);
  }
}

function report(
  context: RuleContext,
  caller: Caller,
  { statement }: Allowed,
  messageId: "missing" | "missingForRole" | "denied",
  data: Readonly<Record<string, string>>,
  role?: PassedRole,
): void {
  const document = caller.documents.find(({ statements }) => statements.includes(statement));
  context.report({
    node: statement,
    address: addressOf(caller, statement),
    messageId,
    data,
    related: role ? [{ location: role.property.location, message: `${nameOf(role.resource)} passes it` }] : [],
    suggest: role && document && messageId === "missingForRole" ? [allowPassing(document, role)] : [],
  });
}

function allowPassing(document: PolicyDocument, { text }: PassedRole): Suggestion {
  const sketch: StatementSketch = {
    effect: "Allow",
    actions: ["iam:PassRole"],
    resources: [text],
    conditions: [{ operator: "StringEquals", key: "iam:PassedToService", values: [arnText("dms.amazonaws.com")] }],
  };
  return {
    messageId: "allowPassing",
    data: { roles: display(text) },
    fix: (fixer) => fixer.appendStatement(document, sketch),
  };
}

/** The settings say what a bare policy is for: engines that take no role need none passed. */
function needsNoRole({ targets, sources }: Settings): boolean {
  if (targets === undefined && sources === undefined) return false;
  const uses = [
    ...(targets ?? []).flatMap((name) => engines.find((engine) => engine.name === name)?.rolesAsTarget ?? [name]),
    ...(sources ?? []).flatMap((name) => engines.find((engine) => engine.name === name)?.rolesAsSource ?? [name]),
  ];
  return uses.length === 0;
}
