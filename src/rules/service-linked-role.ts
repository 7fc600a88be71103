import { matchAction } from "../analysis/index.js";
import type { ActionPattern, Statement, Template } from "../model/index.js";
import { defineRule, display, literalOf, type RuleContext, type Suggestion } from "../rule-kit/index.js";
import { addressOf, callersOf, type Caller } from "./shared/callers.js";
import type { CallerStatement } from "./shared/deployers.js";
import { nameOf } from "./shared/names.js";
import {
  creationSketch,
  dmsService,
  isMadeOtherwise,
  makesAnyRole,
  mayMakeRole,
  serverlessRole,
  serverlessSource,
  serverlessUse,
  worksWithOthers,
} from "./shared/serverless-role.js";

export default defineRule({
  name: "service-linked-role",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { addStatement: "grants", nameDms: "narrows" },
    docs: {
      description:
        "Require who makes serverless replications to be allowed to make their service-linked role, and no other",
    },
    messages: {
      missing:
        "This lets the caller make {{use}}, but not the service-linked role {{role}}, which the first serverless replication " +
        'of an account needs. If it is not there, AWS answers "Caught exception while trying to create the service-linked ' +
        'IAM role". Allow iam:CreateServiceLinkedRole for {{service}}, or list the role in the setting existingRoles. See ' +
        "{{source}}",
      anyRole:
        "{{action}} on {{resources}} without iam:AWSServiceName lets its holder make the service-linked role of every " +
        "service. Name the services that need one: DMS Serverless is {{service}}.",
      addStatement: "Allow making the service-linked role of {{service}}",
      nameDms: "Allow making the service-linked role of {{service}} only",
    },
    keys: { missing: ["role"], anyRole: ["action"] },
  },
  create(context) {
    return {
      Template(template) {
        const callers = callersOf(context, template);
        for (const caller of callers) checkMissing(context, template, caller);
        const held = callers.flatMap((caller) => caller.own.map((own) => [own.document, { caller, own }] as const));
        for (const { caller, own } of new Map(held).values()) {
          for (const statement of own.document.statements)
            checkWide(context, template, caller, { held: own, statement });
        }
      },
    };
  },
});

function checkMissing(context: RuleContext, template: Template, caller: Caller): void {
  const use = serverlessUse(context, template, caller);
  if (!use || isMadeOtherwise(context)) return;
  const verdict = mayMakeRole(caller);
  const { held, statement, resource } = use;
  const address = addressOf(held, statement);
  if (verdict.answer === "unknown")
    return context.skip(
      { location: statement.location, address },
      verdict.reason ?? "a policy of the caller is not known",
    );
  if (verdict.answer === "yes") return;
  const [denying] = verdict.cause === "denied" ? verdict.because : [];
  const fix: Suggestion["fix"] = (fixer) => fixer.appendStatement(held.document, creationSketch(template));
  context.report({
    node: statement,
    address,
    messageId: "missing",
    data: {
      use: resource ? nameOf(resource) : "serverless replications",
      role: serverlessRole,
      service: dmsService,
      source: serverlessSource,
    },
    related: [
      ...(resource ? [{ location: resource.location, message: `${nameOf(resource)} needs the role` }] : []),
      ...(denying ? [{ location: denying.location, message: "the statement that denies it" }] : []),
    ],
    suggest: denying ? [] : [{ messageId: "addStatement", data: { service: dmsService }, fix }],
  });
}

function checkWide(
  context: RuleContext,
  template: Template,
  caller: Caller,
  { held, statement }: CallerStatement,
): void {
  const action = statement.actions?.items.find(
    ({ text }) => matchAction(text, "iam:CreateServiceLinkedRole") === "yes",
  );
  // Who may do everything of IAM makes every role anyhow: that is told by the rules of wildcards.
  if (!action || /^(?:\*|iam:\*)$/i.test(display(action.text)) || !makesAnyRole(statement)) return;
  const resources = statement.resources?.items ?? [];
  context.report({
    node: action,
    address: addressOf(held, statement),
    messageId: "anyRole",
    data: { action: display(action.text), resources: resources.map(({ text }) => display(text)), service: dmsService },
    related: resources.slice(0, 1).map(({ location }) => ({ location, message: "the resource" })),
    suggest: worksWithOthers(caller) ? [] : narrow(template, statement, action),
  });
}

function narrow(template: Template, statement: Statement, { text }: ActionPattern): readonly Suggestion[] {
  const written = literalOf(text);
  const sketch = creationSketch(template);
  const [condition] = sketch.conditions ?? [];
  // A new statement would lose the conditions that this one has; a wildcard allows more than this.
  if (written === undefined || /[*?]/.test(written) || statement.conditions.length > 0 || !condition) return [];
  const isAlone = statement.actions?.items.length === 1;
  const fix: Suggestion["fix"] = (fixer) =>
    isAlone
      ? [
          fixer.replaceResources(statement, sketch.resources),
          fixer.addCondition(statement, condition.operator, condition.key, condition.values),
        ]
      : fixer.splitActions(statement, [written], sketch);
  return [{ messageId: "nameDms", data: { service: dmsService }, fix }];
}
