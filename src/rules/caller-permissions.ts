import {
  deployersOf,
  placeOfStatement,
  templatesOfSharers,
  type PolicyHolder,
  createNeedOf,
  type CallerStatement,
} from "../dms/index.js";
import { statementAddress, type Template } from "../model/index.js";
import { defineRule, oncePer, type ContextOf } from "../rule-kit/index.js";
import { missingPermissionsOf, type MissingPermissions } from "./caller-permissions/deployment-needs.js";
import { incompleteBlocks, type IncompleteBlock } from "./caller-permissions/guide-blocks.js";
import { messageFor, missingNeedData } from "./caller-permissions/missing-needs.js";
import { nameOf } from "./shared/messages/names.js";
import { reportUnmetInAccount } from "./caller-permissions/account-report.js";
import { append } from "./caller-permissions/appended.js";
import { skipUnseenPolicies } from "./caller-permissions/unseen-policies.js";

const rule = defineRule({
  name: "caller-permissions",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { appendStatement: "grants" },
    docs: { description: "Require all permissions that a caller needs to deploy DMS resources" },
    schema: {
      type: "object",
      properties: {
        everyPolicy: {
          type: "boolean",
          description:
            "Also check policies that `settings.callerPolicies` does not name, if they allow creating DMS resources",
        },
      },
      additionalProperties: false,
    },
    defaultOptions: { everyPolicy: false },
    messages: {
      missing:
        'The caller is missing permissions to deploy {{users}}: {{permissions}}. AWS returns "not authorized to perform: {{first}}". See {{source}}',
      denied:
        'A policy denies the caller permissions to deploy {{users}}: {{permissions}}. AWS returns "not authorized to perform: {{first}} … with an explicit deny". See {{source}}',
      boundary:
        'The caller\'s permissions boundary does not allow permissions to deploy {{users}}: {{permissions}}. AWS returns "not authorized to perform: {{first}}". See {{source}}',
      block:
        'The caller may use {{operations}} but is missing permissions that the DMS guide lists for this: {{permissions}}. If a request needs one, AWS returns "not authorized to perform: {{first}}". See {{source}}',
      own: "The caller is missing permissions that your own requirements ask of whoever deploys {{users}}: {{permissions}}. Allow them, or correct the requirement: {{places}}",
      appendStatement: "Allow {{actions}}",
    },
    keys: {
      missing: ["actions"],
      denied: ["actions"],
      boundary: ["actions"],
      own: ["actions"],
      block: ["actions"],
    },
  },
  create(context) {
    return {
      Template(template) {
        // An operator does not deploy resources.
        if (context.settings.caller === "operator") return;
        for (const caller of deployersOf(context, template)) {
          if (caller.isNamed || context.options.everyPolicy === true) checkCaller(context, template, caller);
        }
        for (const resource of template.dmsResources) {
          skipUnseenPolicies(context, resource);
          reportUnmetInAccount(context, resource);
        }
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkCaller(context: Context, template: Template, caller: PolicyHolder): void {
  const skipped = new Set<string>();
  const skip = (place: CallerStatement, reason: string): void => {
    if (!skipped.has(reason)) context.skip(placeOfStatement(place), reason);
    skipped.add(reason);
  };
  for (const lack of missingPermissionsOf(context, template, caller, skip)) reportLack(context, lack);
  if (!template.dialect.isBarePolicy || (caller.isNamed && hasResources(templatesOfSharers(context.project, template))))
    return;
  for (const block of incompleteBlocks(context, template, caller)) reportBlock(context, caller, block, skip);
}

const hasResources = oncePer((templates: readonly Template[]) =>
  templates.some(({ dmsResources }) => dmsResources.length > 0),
);

function reportLack(context: Context, lack: MissingPermissions): void {
  // The guide only recommends these permissions; they may not be needed.
  const isListed = lack.cause === "missing" && lack.needs.every(({ need }) => need.need === "recommended");
  const operations = [...new Set(lack.users.flatMap((resource) => createNeedOf(resource)?.action ?? []))];
  const [denying] = lack.cause === "denied" ? lack.needs.flatMap(({ because }) => because) : [];
  const data = { users: [...new Set(lack.users.map(nameOf))], operations, ...missingNeedData(lack.needs) };
  context.report({
    node: lack.statement,
    address: statementAddress(lack.held, lack.statement),
    messageId: isListed ? "block" : messageFor(lack.cause, lack.needs),
    data,
    related: [
      ...lack.users.map((resource) => ({ location: resource.location, message: `${nameOf(resource)} needs it` })),
      ...(denying ? [{ location: denying.location, message: "the statement that denies it" }] : []),
    ],
    suggest: lack.cause === "missing" ? append(context, lack, lack.needs) : [],
  });
}

function reportBlock(
  context: Context,
  { policies }: PolicyHolder,
  block: IncompleteBlock,
  skip: (place: CallerStatement, reason: string) => void,
): void {
  const [incompleteReason] = policies.incompleteReasons;
  if (incompleteReason !== undefined) return skip(block, incompleteReason);
  context.report({
    node: block.statement,
    address: statementAddress(block.held, block.statement),
    messageId: "block",
    data: { operations: block.operations, ...missingNeedData(block.needs) },
    suggest: append(context, block, block.needs),
  });
}
