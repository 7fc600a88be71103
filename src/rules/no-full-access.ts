import type { ActionPattern, Role, Template, StatementContext } from "../model/index.js";
import { defineRule, display, literalOf, type ContextOf } from "../rule-kit/index.js";
import { attachedAwsPolicies, isAdministrators } from "./shared/roles/attached-aws-policies.js";
import { defaultNote } from "./shared/messages/defaults.js";
import { isForDms } from "./shared/roles/dms-roles.js";
import { everyAction, isGranting } from "./shared/statements/granting.js";
import { roleName } from "./shared/messages/names.js";

const rule = defineRule({
  name: "no-full-access",
  meta: {
    type: "problem",
    docs: { description: "Disallow statements and policies that allow every action" },
    messages: {
      administrator:
        "{{action}}{{basis}} on * allows everything in the account, even giving permissions to others. List the actions that are needed.",
      conditional:
        "{{action}}{{basis}} allows everything in the account when the condition on {{keys}} is met. List the actions that are needed.",
      everyAction:
        "{{action}}{{basis}} allows every action on {{resources}}, even deleting and sharing. List the actions that are needed.",
      attached:
        "{{policy}} makes role {{role}} an administrator, and DMS assumes this role. Whoever can change an endpoint or a task can use the whole account. Attach a policy with only the actions that the role needs.",
    },
    keys: { attached: ["policy"] },
  },
  create(context) {
    return {
      Statement(statement, where) {
        const action = isGranting(context, where) ? everyAction(statement) : undefined;
        if (action) report(context, where, action);
      },
      Role(role) {
        if (isForDms(context, role)) checkAttached(context, context.template, role);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function report(context: Context, { statement, address }: StatementContext, action: ActionPattern): void {
  const { conditions, resources, incompleteReason } = statement;
  // `no-inverted-element` reports NotResource.
  if (!resources) return;
  if (incompleteReason !== undefined) return context.skip({ location: action.location, address }, incompleteReason);
  const names = resources.items.map(({ text }) => display(text));
  const isEverything = resources.items.some(({ text }) => literalOf(text) === "*");
  const data = {
    action: display(action.text),
    basis: defaultNote(action.text),
    keys: [...new Set(conditions.map(({ key }) => display(key)))],
    resources: names,
  };
  const messageId = isEverything ? (conditions.length > 0 ? "conditional" : "administrator") : "everyAction";
  context.report({ node: action, address, messageId, data });
}

function checkAttached(context: Context, template: Template, role: Role): void {
  for (const { by, document, name, node } of attachedAwsPolicies(context, template, role)) {
    if (!isAdministrators(document)) continue;
    context.report({
      node,
      address: by ?? role.address,
      messageId: "attached",
      data: { policy: name, role: roleName(role) },
      related: [{ location: role.location, message: "the role" }],
    });
  }
}
