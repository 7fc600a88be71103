import { isForTargetElsewhere, isOfDms } from "../dms/index.js";
import { heldDocument, policiesOf, type EffectivePolicies } from "../iam/index.js";
import type { PolicyDocument, Role, Statement, Template } from "../model/index.js";
import { defineRule, display, type ContextOf, type RuleContext } from "../rule-kit/index.js";
import { isOnlyForDms } from "./shared/roles/dms-only.js";
import { isOnlyForServices, isWrittenOutForOne } from "./shared/roles/dms-holder.js";
import { isForDms } from "./shared/roles/dms-roles.js";
import { reportExcess, type PlacedStatement } from "./role-scope/excess-report.js";
import { reportManaged } from "./role-scope/managed-excess.js";
import { reachesAll } from "./shared/statements/reaching.js";
import { needsOf } from "./shared/needs/role-needs.js";

const rule = defineRule({
  name: "role-scope",
  meta: {
    type: "suggestion",
    hasSuggestions: true,
    directions: { narrow: "narrows" },
    docs: { description: "Disallow permissions of a role that none of its uses by DMS needs" },
    messages: {
      unneeded: "Role {{role}} allows {{actions}} here, but DMS does not need this for {{users}}. Remove it.",
      actions:
        "Role {{role}} allows {{actions}} here, which is more than DMS needs for {{users}}. Allow only {{needed}}.",
      resources:
        "Role {{role}} allows this on {{resources}}, which is more than DMS needs for {{users}}. Allow it only on {{neededResources}}.",
      both: "Role {{role}} allows {{actions}} on {{resources}}, which is more than DMS needs for {{users}}. Allow only {{needed}} on {{neededResources}}.",
      managed:
        "{{policy}} allows role {{role}} whole services, but DMS needs only {{needed}} for {{users}}, on the resources in the settings. Write a policy for this.",
      managedUnneeded:
        "{{policy}} allows role {{role}} whole services, but DMS needs none of them for {{users}}. Detach it.",
      managedForDms:
        "{{policy}} allows role {{role}} whole services, but only DMS services can assume it. They need few actions, on the resources in their settings: write a policy for this.",
      everything:
        "This allows {{actions}} on every resource, but DMS needs this only on the secret or key in its settings. Name that as the resource.",
      narrow: "Allow {{role}} only what its uses need",
    },
    keys: {
      unneeded: ["actions"],
      actions: ["actions"],
      resources: ["resources"],
      both: ["actions"],
      managed: ["policy"],
      managedUnneeded: ["policy"],
      managedForDms: ["policy"],
      everything: ["actions"],
    },
  },
  create(context) {
    const said = new Set<Statement>();
    return {
      Role(role) {
        if (isForDms(context, role)) checkRole(context, context.template, role, said);
      },
      PolicyDocument(document) {
        if (context.template.dialect.isBarePolicy) checkPolicy(context, document);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkRole(context: Context, template: Template, role: Role, said: Set<Statement>): void {
  // Whoever else can assume the role may need what DMS does not need.
  if (!isOnlyForServices(context, role)) return;
  const isAlone = isOnlyForDms(context, role);
  const needs = isAlone ? needsOf(context, role) : undefined;
  if (isAlone && !needs) context.skip(role, "the role is named where DMS does not use it");
  const isElsewhere = needs !== undefined && isForTargetElsewhere(context.project, template, role);
  if (isElsewhere) context.skip(role, "it is probably also for an S3 target that is created elsewhere");
  const policies = policiesOf(context.project, template, role);
  for (const placed of statementsOf(context, role, policies)) {
    if (said.has(placed.statement)) continue;
    const isExcess = needs !== undefined && !isElsewhere && reportExcess(context, role, needs, placed);
    if (isExcess || reportReach(context, placed)) said.add(placed.statement);
  }
  reportManaged(context, template, role, needs);
}

/** The statements of policies that only this role has. */
function statementsOf(
  { project, template }: RuleContext,
  role: Role,
  policies: EffectivePolicies,
): readonly PlacedStatement[] {
  return policies.documents
    .map(({ document }) => document)
    .filter((document) => isWrittenOutForOne(project, document))
    .flatMap((document) => {
      const address = heldDocument(template, document)?.address ?? role.address;
      return document.statements.map((statement) => ({ statement, document, address }));
    });
}

/** Reports, for a policy by itself, that its holder can read every secret, as message `everything`. */
function checkPolicy(context: Context, document: PolicyDocument): void {
  const actions = document.statements.flatMap((statement) => statement.actions?.items ?? []);
  if (document.policyType !== "identity" || !actions.some(isOfDms)) return;
  for (const statement of document.statements) {
    const address = `Statement[${String(statement.index)}]`;
    reportReach(context, { statement, document, address });
  }
}

function reportReach(context: Context, { address, statement }: PlacedStatement): boolean {
  const reached = reachesAll(statement);
  const [only, ...others] = reached;
  if (!only) return false;
  context.report({
    node: others.length === 0 ? only : statement,
    address,
    messageId: "everything",
    data: { actions: reached.map(({ text }) => display(text)) },
  });
  return true;
}
