import { coveredBy } from "../iam/index.js";
import type { StatementContext } from "../model/index.js";
import { defineRule, display, type ContextOf } from "../rule-kit/index.js";
import { decidingResources } from "./action-resource/deciding-resources.js";
import { reportAlias } from "./action-resource/key-alias.js";
import { reportForeign } from "./action-resource/foreign-parts.js";
import { idleActions } from "./action-resource/idle-actions.js";
import {
  isUnreached,
  missingTypes,
  namedArns,
  namesNone,
  unreachedActions,
} from "./action-resource/unreached-actions.js";
import { statementsIn } from "./shared/statements/policies.js";
import { reportOtherBuckets } from "./action-resource/other-buckets.js";
import { reportUnreached } from "./action-resource/unreached-report.js";

const rule = defineRule({
  name: "action-resource",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: {
      useEverything: "renames",
      splitActions: "renames",
      addObjects: "renames",
      addBucket: "renames",
      useObjects: "renames",
      useBucket: "renames",
      useKey: "renames",
    },
    docs: { description: "Require resources that the actions of a statement support" },
    messages: {
      onlyEverything:
        "{{action}} does not support resource ARNs, so it has no effect in this statement. Put it in a statement of its own with Resource *.",
      notOfResource:
        "{{action}} concerns no single resource, so the policy of a resource cannot allow it. Allow it in an identity policy.",
      notOfUnknown:
        "{{action}} concerns no single resource, so it has no effect on the named one. A policy of a VPC endpoint can allow it on *, that of another resource cannot.",
      otherTypes:
        "{{action}} needs a resource such as {{form}}, and this statement names none. The action has no effect here: name one, or remove the action.",
      aliasForKey:
        "AWS compares {{action}} with the ARN of the key, not with that of its alias, so the action has no effect on {{alias}}. {{remedy}}",
      missingTypes:
        "{{action}} also needs permission on {{types}}, but no statement here allows this. Allow it, or AWS returns AccessDenied.",
      foreignAction:
        "This resource policy can allow only actions of {{services}}, so {{action}} has no effect in it. Remove it.",
      rejectedAction:
        'This resource policy cannot contain {{action}}. AWS rejects the policy: "{{answer}}" Write those actions that are meant: {{accepted}}. See {{source}}',
      // S3 and SNS reject such a policy, KMS accepts it.
      foreignResource:
        "This resource policy can name only resources of {{services}}. {{arn}} has no effect in it, and some services reject the policy: name the resource that has it.",
      otherBucket:
        "This is the policy of bucket {{bucket}}, but {{arn}} belongs to another bucket. AWS rejects the policy: name this bucket.",
      splitActions: "Allow {{actions}} on * in a statement of its own",
      useEverything: "Use * as the resource",
      addObjects: "Add the objects of the bucket",
      addBucket: "Add the bucket itself",
      useObjects: "Name the objects in place of the bucket",
      useBucket: "Name the bucket in place of its objects",
      useKey: "Name the key in place of {{alias}}",
    },
    keys: {
      onlyEverything: ["action"],
      notOfResource: ["action"],
      notOfUnknown: ["action"],
      otherTypes: ["action"],
      aliasForKey: ["action"],
      missingTypes: ["action"],
      foreignAction: ["action"],
      rejectedAction: ["action"],
      foreignResource: ["arn"],
      otherBucket: ["arn"],
    },
  },
  create(context) {
    return {
      Statement(_statement, where) {
        const isOfResource = where.held.document.policyType === "resource";
        if (!isOfResource || !reportForeign(context, where))
          checkStatement(context, where, statementsIn(context.template));
        if (isOfResource) reportOtherBuckets(context, where);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkStatement(context: Context, where: StatementContext, all: readonly StatementContext[]): void {
  const { statement, address, held } = where;
  if (held.document.policyType === "trust") return;
  const unreached = unreachedActions(context.services, statement);
  // Generators list related actions together although some have no effect, and nobody can edit the generated text.
  const isGenerated = context.template.isGenerated === true;
  if (isGenerated && unreached.length < (statement.actions?.items.length ?? 0)) return;
  const idle = idleActions(context, where);
  for (const one of idle) if (!reportAlias(context, where, one)) reportUnreached(context, where, one, idle);
  if (statement.effect !== "Allow" || !namedArns(statement)) return;
  for (const action of statement.actions?.items ?? []) {
    const covered = coveredBy(context.services, action);
    if (!covered || isUnreached(context.services, statement, action)) continue;
    const types = missingTypes(context.services, all, covered);
    const data = { action: display(action.text), types: types.map((type) => `${covered.prefix} ${type}`) };
    const restsOn = [action, ...decidingResources(statement, (one) => namesNone(covered.service, types, one))];
    if (types.length > 0) context.report({ node: action, address, messageId: "missingTypes", data, restsOn });
  }
}
