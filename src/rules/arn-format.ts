import type { ResourcePattern, StatementUse } from "../model/index.js";
import { defineRule, literalOf, type RuleContext, type Text } from "../rule-kit/index.js";
import { arnFields } from "./shared/arn-fields.js";
import { checkPlaces } from "./arn-format/arn-place-report.js";
import { arnProblem, openServiceProblem } from "./shared/arn-problem.js";
import { reportArns, type WrongArn } from "./arn-format/arn-report.js";
import { rewrittenArn, trimmed } from "./arn-format/arn-rewriting.js";
import { isNoArn } from "./arn-format/arn-start.js";
import { isLeftOut } from "./shared/left-out.js";
import { isWholeResource, namedResource } from "./arn-format/named-resource.js";
import { hasAccountWord, hasPlaceholder, isForm } from "./shared/samples.js";

export default defineRule({
  name: "arn-format",
  meta: {
    type: "problem",
    fixable: true,
    repairsSpelling: true,
    hasSuggestions: true,
    directions: { useArn: "renames" },
    docs: { description: "Require resources to be ARNs that can exist" },
    schema: {
      type: "object",
      properties: { openService: { type: "boolean", description: "Also reports a wildcard in the service of an ARN" } },
      additionalProperties: false,
    },
    defaultOptions: { openService: false },
    messages: {
      empty: "The resource is an empty text{{basis}}. AWS rejects the policy.",
      notArn: "{{arn}}{{basis}} is no ARN. A resource is an ARN or *: AWS rejects the policy.",
      placeholder: "{{arn}}{{basis}} is still to be filled in: nothing has such an ARN.",
      missingField:
        "An ARN has six fields, arn:partition:service:region:account:resource. AWS rejects {{arn}}{{basis}}.",
      unknownPartition: "There is no partition {{partition}}: {{arn}}{{basis}} matches nothing.{{hint}}",
      serviceCase: "The service of an ARN is written in small letters: {{arn}}{{basis}} matches nothing.{{hint}}",
      unknownService: "No ARN has the service {{service}}: {{arn}}{{basis}} matches nothing.{{hint}}",
      invalidRegion: "What stands as region in {{arn}}{{basis}} is none, so it matches nothing.{{hint}}",
      invalidAccount: "What stands as account in {{arn}}{{basis}} is no id of 12 digits, so it matches nothing.",
      unknownResource: "No resource of {{service}} has such an ARN, so {{arn}}{{basis}} matches nothing.{{hint}}",
      openService:
        "The service {{service}} in {{arn}}{{basis}} covers all services of such a name, also those to come.",
      regionNotAllowed: "Such an ARN of {{service}} has no region, so {{arn}}{{basis}} matches nothing.{{hint}}",
      accountNotAllowed: "Such an ARN of {{service}} has no account, so {{arn}}{{basis}} matches nothing.{{hint}}",
      missingRegion:
        "Such an ARN of {{service}} has a region, so {{arn}}{{basis}} matches nothing. Write the region, or *.",
      missingAccount:
        "Such an ARN of {{service}} has an account, so {{arn}}{{basis}} matches nothing. Write the account, or *.",
      nameForArn:
        "{{setting}} takes the ARN of {{kind}}, and {{arn}} is a name or id of {{resource}}, so AWS refuses it.{{hint}}",
      textForArn: "{{setting}} takes the ARN of {{kind}}, and {{arn}}{{basis}} is none, so AWS refuses it.",
      otherForArn:
        "{{setting}} takes the ARN of {{kind}}, and {{arn}}{{basis}} is that of something else, so AWS refuses it.",
      fieldForArn: "There is no {{field}} {{value}}, so AWS refuses {{arn}}{{basis}} as {{setting}}.",
      whole: "{{arn}} is a resource as a whole, where its ARN is due: Terraform or AWS refuses it.{{hint}}",
      useArn: "Write {{candidate}}",
    },
    keys: {
      notArn: ["arn"],
      missingField: ["arn"],
      unknownResource: ["arn"],
      unknownService: ["arn"],
      whole: ["arn"],
      nameForArn: ["setting"],
      textForArn: ["setting"],
      otherForArn: ["setting"],
      fieldForArn: ["setting"],
    },
  },
  create(context) {
    const all: WrongArn[] = [];
    return {
      ResourcePattern(resource, used) {
        const wrong = wrongArn(context, used, resource);
        if (wrong) all.push(wrong);
      },
      "Template:exit"(template) {
        reportArns(context, all);
        checkPlaces(context, template);
      },
    };
  },
});

function wrongArn(
  context: RuleContext<never, { readonly openService?: boolean }>,
  used: StatementUse,
  resource: ResourcePattern,
): WrongArn | undefined {
  const { text } = resource;
  // A bare policy that is still to be filled in is a form.
  if (used.use.holder === "bare" && (isForm(text) || hasAccountWord(text))) return undefined;
  const wrong = (problem: WrongArn["problem"], written?: Text): WrongArn => {
    return { resource, address: used.address, problem, ...(written && { written }) };
  };
  if (hasPlaceholder(text)) return wrong({ messageId: "placeholder" });
  if (isLeftOut(resource)) return undefined;
  if (literalOf(text)?.trim() === "") return wrong({ messageId: "empty" });
  if (isWholeResource(text)) return wrong({ messageId: "whole" }, namedResource(context.project, text)?.arn);
  if (isNoArn(text, used.use.document.policyType)) return wrong({ messageId: "notArn" }, trimmed(text));
  const found = arnFields(text);
  const openService = found && context.options.openService === true ? openServiceProblem(found) : undefined;
  const problem = found && (arnProblem(context.services, found) ?? openService);
  return problem && wrong(problem, rewrittenArn(text, found, problem));
}
