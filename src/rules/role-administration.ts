import type { Statement } from "../model/index.js";
import { defineRule, display, type ContextOf } from "../rule-kit/index.js";
import { addressOf, holdersIn, worksWithDms, type Caller, type OwnDocument } from "./shared/callers.js";
import { restingOn } from "./shared/defaults.js";
import { isCertain, wideChanges, type RoleChange } from "./role-administration/role-administration.js";
import { narrowing } from "./role-administration/role-narrowing.js";

const rule = defineRule({
  name: "role-administration",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { nameAccountRoles: "narrows", addPolicies: "narrows" },
    docs: { description: "Require iam:CreateRole, iam:AttachRolePolicy and the like to be limited to what DMS needs" },
    messages: {
      anyName:
        "With {{actions}} on {{resource}} the holder can make roles of any name that trust anyone. Name the roles that DMS needs.",
      anyRight:
        "With {{actions}} on {{resource}} the holder can become an administrator: it can give such a role any rights, or take it over. Name the roles that DMS needs, and limit what is attached to them with iam:PolicyARN.",
      anyPolicy:
        "With {{actions}} on {{resource}} the holder can attach any policy to a role of DMS, AdministratorAccess too. Limit it with iam:PolicyARN to the policies made for these roles.",
      nameAccountRoles: "Name only {{roles}}",
      addPolicies: "Attach only the policies made for {{roles}}",
    },
    keys: { anyName: ["actions"], anyRight: ["actions"], anyPolicy: ["actions"] },
  },
  create(context) {
    return {
      Template(template) {
        const told = new Set<Statement>();
        for (const holder of holdersIn(context, template)) checkHolder(context, holder, told);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkHolder(context: Context, holder: Caller, told: Set<Statement>): void {
  for (const held of holder.own) {
    for (const statement of held.document.statements) {
      const changes = wideChanges(context, holder, held, statement);
      if (told.has(statement) || changes.length === 0) continue;
      // Who is allowed nothing else of DMS may still look after its roles.
      const judged = worksWithDms(holder) ? changes : changes.filter(({ breadth }) => breadth === "dms");
      if (judged.length === 0) continue;
      told.add(statement);
      checkChanges(context, held, statement, judged);
    }
  }
}

function checkChanges(context: Context, held: OwnDocument, statement: Statement, changes: readonly RoleChange[]): void {
  const address = addressOf(held, statement);
  const certain = changes.filter(isCertain);
  const [first] = certain;
  const [open] = changes;
  if (!first) return open && context.skip({ location: open.by.location, address }, open.reason ?? "");
  const others = certain.filter(({ by }) => by !== first.by);
  context.report({
    node: first.by,
    address,
    messageId: messageFor(certain),
    data: {
      actions: certain.map(({ action }) => action),
      resource: display(first.resource.text) + restingOn(first.resource.text),
    },
    related: others.map(({ action, by }) => ({ location: by.location, message: `allows ${action}` })),
    suggest: narrowing(statement, certain),
  });
}

function messageFor(changes: readonly RoleChange[]): "anyName" | "anyRight" | "anyPolicy" {
  if (changes.every(({ action }) => action === "iam:CreateRole")) return "anyName";
  return changes.every(({ breadth }) => breadth === "dms") ? "anyPolicy" : "anyRight";
}
