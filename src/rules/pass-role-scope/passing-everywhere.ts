import { passRoleActions } from "../../dms/index.js";
import { statementAddress, type Template } from "../../model/index.js";
import { display, type Report, type RuleContext, type Text } from "../../rule-kit/index.js";
import { defaultNote } from "../shared/messages/defaults.js";
import { otherPolicies, type EveryPolicy } from "../shared/callers/every-policy.js";
import { limitsPassing } from "../shared/callers/passing-scope.js";
import { withMarkedHoles } from "../shared/statements/resource-reach.js";

type Reported = Report<"everyRoleOfAll", "resource" | "basis">;

/** Reports `iam:PassRole` on every role in policies that have nothing to do with DMS. */
export function checkOtherPolicies(context: RuleContext<Reported, EveryPolicy>, template: Template): void {
  for (const held of otherPolicies(context, template)) {
    for (const statement of held.document.statements) {
      const action = passRoleActions(statement).find(({ text }) => !/^(?:\*|\*:\*|iam:\*)$/i.test(display(text)));
      const every = statement.resources?.items.find(({ text }) => coversEveryRole(text));
      const isLimited = statement.conditions.some((condition) => limitsPassing(condition) !== "no");
      if (!action || !every || isLimited || statement.incompleteReason !== undefined) continue;
      context.report({
        node: every,
        address: statementAddress(held, statement),
        messageId: "everyRoleOfAll",
        data: { resource: every.text, basis: defaultNote(every.text) },
        related: [{ location: action.location, message: "the action" }],
      });
    }
  }
}

/** `*`, everything of IAM, or all its roles; not a pattern that begins with part of a name. */
function coversEveryRole(text: Text): boolean {
  return /^\*+$|^arn:[^:]*:(?:iam|\*)(?::.*)?:(?:role\/)?\*+$/.test(withMarkedHoles(text));
}
