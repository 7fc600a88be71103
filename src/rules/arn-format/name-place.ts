import { knownStart } from "../../iam/index.js";
import type { Template } from "../../model/index.js";
import { display, type Report, type RuleContext, type Suggestion } from "../../rule-kit/index.js";
import { defaultNote } from "../shared/messages/defaults.js";
import { isLeftOut } from "../shared/texts/left-out.js";
import { namePlaces } from "./arn-places.js";
import { nameReference } from "./named-resource.js";

export type ArnForName = Report<
  "arnForName",
  "setting" | "kind" | "arn" | "basis" | "hint",
  Suggestion<"useArn", "candidate">
>;

/**
 * Reports an ARN where a property takes a name. IAM finds nothing by it: "The specified value for roleName is invalid".
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
 */
export function checkNames(context: RuleContext<ArnForName>, template: Template): void {
  for (const { kind, resource, setting, text, when, written } of namePlaces(template)) {
    if (isLeftOut({ text, when }) || !knownStart(text).startsWith("arn:")) continue;
    const name = nameReference(context, text);
    const candidate = name && display(name);
    const hint = candidate === undefined ? "" : ` Write ${candidate}.`;
    const fix: Suggestion["fix"] = (fixer) =>
      name && written ? fixer.setProperty(written.holder, written.key, name) : [];
    context.report({
      node: text,
      address: resource.address,
      messageId: "arnForName",
      data: { setting, kind: kind.title, arn: text, basis: defaultNote(text), hint },
      ...(candidate !== undefined && written && { suggest: [{ messageId: "useArn", data: { candidate }, fix }] }),
    });
  }
}
