import {
  callersOf,
  type PolicyHolder,
  type OwnDocument,
  rolesToPass,
  passingOperation,
  type AllowedOperation,
} from "../dms/index.js";
import { arnText, coveredBy } from "../iam/index.js";
import { statementAddress, type ActionPattern, type Statement, type Template } from "../model/index.js";
import { defineRule, display, type ContextOf, type RuleContext, type Suggestion } from "../rule-kit/index.js";
import { asksForPassedToService, excludingDms, type Excluding } from "./pass-role-condition/passed-to-service.js";
import { splitFrom } from "./pass-role-condition/passing-split.js";

const rule = defineRule({
  name: "pass-role-condition",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { nameDms: "renames", splitActions: "renames" },
    docs: { description: "Require iam:PassedToService to name DMS, in a statement of iam:PassRole only" },
    messages: {
      neverPresented:
        'This condition excludes DMS: it compares iam:PassedToService with {{values}}, but DMS is {{service}}. {{operation}} with a role then fails: "not authorized to perform: iam:PassRole".',
      notMet:
        'This condition excludes DMS: {{service}} does not meet {{operator}} with {{values}}. {{operation}} with a role then fails: "not authorized to perform: iam:PassRole".',
      switchesOff:
        "Only iam:PassRole has iam:PassedToService, so this statement never allows {{actions}}: AWS returns AccessDenied. Move everything except iam:PassRole to another statement.",
      nameDms: "Write {{service}}",
      splitActions: "Allow {{actions}} in a statement without iam:PassedToService",
    },
    keys: { neverPresented: ["values"], notMet: ["values"], switchesOff: ["actions"] },
  },
  create(context) {
    return {
      Template(template) {
        const callers = callersOf(context, template);
        for (const caller of callers) checkValues(context, template, caller);
        const own = callers.flatMap((caller) => caller.own);
        for (const held of new Map(own.map((one) => [one.document, one])).values()) {
          for (const statement of held.document.statements) checkActions(context, held, statement);
        }
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkValues(context: Context, template: Template, caller: PolicyHolder): void {
  const allowed = passingOperation(caller);
  const roles = allowed && rolesToPass(context, template, caller, allowed);
  if (!roles) return;
  const asked = roles.length === 0 ? [undefined] : roles.map(({ text }) => text);
  const found = new Map(
    asked.flatMap((role) => excludingDms(caller, allowed.when, role)).map((one) => [one.condition, one]),
  );
  for (const one of found.values()) {
    const held = caller.own.find(({ document }) => document.statements.includes(one.statement));
    if (held) reportValues(context, caller, allowed, held, one);
  }
}

function reportValues(
  context: Context,
  caller: PolicyHolder,
  { operation }: AllowedOperation,
  held: OwnDocument,
  { condition, statement }: Excluding,
): void {
  const place = { location: condition.values.location, address: statementAddress(held, statement) };
  const [incompleteReason] = caller.policies.incompleteReasons;
  if (incompleteReason !== undefined) return context.skip(place, incompleteReason);
  const { items } = condition.values;
  const [only] = items.length === 1 ? items : [];
  const service = operation.passedToService;
  const nameDms: Suggestion["fix"] = (fixer) => (only ? fixer.replaceText(only.node, arnText(service)) : []);
  const operator = display(condition.operator);
  const data = { service, values: items.map(({ text }) => text), operation: operation.action };
  const isWord = /^String(?:Equals|Like)/.test(operator);
  context.report({
    node: only?.node ?? place,
    address: place.address,
    ...(/Not|Null/i.test(operator)
      ? { messageId: "notMet", data: { ...data, operator } }
      : { messageId: "neverPresented", data }),
    related: [{ location: statement.location, message: "the statement that allows passing the role" }],
    suggest:
      only && isWord && !isUsed(caller, display(only.text))
        ? [{ messageId: "nameDms", data: { service }, fix: nameDms }]
        : [],
  });
}

/** Whether the caller also uses a service: `lambda:` actions for `lambda.amazonaws.com`. */
function isUsed({ policies }: PolicyHolder, service: string): boolean {
  const prefix = `${service.split(".")[0]?.toLowerCase() ?? ""}:`;
  const isOfService = ({ text }: ActionPattern): boolean => display(text).toLowerCase().startsWith(prefix);
  const statements = policies.documents.flatMap(({ document }) => document.statements);
  return prefix !== "dms:" && statements.some(({ actions }) => actions?.items.some(isOfService));
}

function checkActions(context: Context, held: OwnDocument, statement: Statement): void {
  const condition = statement.conditions.find(asksForPassedToService);
  if (!condition || statement.effect !== "Allow" || statement.incompleteReason !== undefined) return;
  const items = statement.actions?.items ?? [];
  const others = items.filter((action) => hasOthers(context, action));
  const [first] = others;
  if (!first) return;
  context.report({
    node: condition.key,
    address: statementAddress(held, statement),
    messageId: "switchesOff",
    data: { actions: others.map(({ text }) => display(text)) },
    related: [{ location: first.location, message: "this action is never allowed" }],
    suggest: splitFrom(statement, others),
  });
}

/** Whether a pattern covers other actions than `iam:PassRole`. False if its actions are not known. */
function hasOthers({ services }: RuleContext, action: ActionPattern): boolean {
  const covered = coveredBy(services, action);
  return covered?.actions.some(({ name }) => covered.prefix !== "iam" || name !== "PassRole") ?? false;
}
