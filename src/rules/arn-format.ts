import { plainText } from "../analysis/index.js";
import type { ResourcePattern } from "../model/index.js";
import { defineRule, display, literalOf, type Report, type RuleContext, type Text } from "../rule-kit/index.js";
import { arnFields } from "./shared/arn-fields.js";
import { arnProblem, openServiceProblem, type ArnProblem } from "./shared/arn-problem.js";
import { rewrittenArn } from "./shared/arn-rewriting.js";
import { isNoArn } from "./shared/arn-start.js";
import { restingOn } from "./shared/defaults.js";
import { statementsIn, type UsedStatement } from "./shared/policies.js";
import { hasPlaceholder } from "./shared/samples.js";

export default defineRule({
  name: "arn-format",
  meta: {
    type: "problem",
    fixable: true,
    hasSuggestions: true,
    docs: { description: "Require resources to be ARNs that can exist" },
    schema: {
      type: "object",
      properties: { openService: { type: "boolean", description: "Also reports a wildcard in the service of an ARN" } },
      additionalProperties: false,
    },
    defaultOptions: { openService: false },
    messages: {
      empty: "The resource is an empty text. AWS rejects the policy.",
      notArn: "{{arn}}{{basis}} is no ARN. A resource is an ARN or *: AWS rejects the policy.",
      placeholder: "{{arn}}{{basis}} is still to be filled in: nothing has such an ARN.",
      missingField:
        "An ARN has six fields, arn:partition:service:region:account:resource. AWS rejects {{arn}}{{basis}}.",
      unknownPartition: "There is no partition {{partition}}: {{arn}}{{basis}} matches nothing.{{hint}}",
      serviceCase: "The service of an ARN is written in small letters: {{arn}}{{basis}} matches nothing.{{hint}}",
      unknownService: "No ARN has the service {{service}}: {{arn}}{{basis}} matches nothing.{{hint}}",
      invalidRegion: "What stands as region in {{arn}}{{basis}} is none, so it matches nothing.",
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
      useArn: "Write {{candidate}}",
    },
    keys: { notArn: ["arn"], missingField: ["arn"], unknownResource: ["arn"], unknownService: ["arn"] },
  },
  create(context) {
    return {
      Template(template) {
        for (const used of statementsIn(template)) {
          const { resources, notResources } = used.statement;
          for (const list of [resources, notResources]) {
            for (const resource of list?.items ?? []) checkResource(context, used, resource);
          }
        }
      },
    };
  },
});

function checkResource(context: RuleContext, used: UsedStatement, resource: ResourcePattern): void {
  const { text } = resource;
  // A bare policy that is still to be filled in is a form.
  if (used.use.holder === "bare" && isForm(text)) return;
  if (hasPlaceholder(text)) return report(context, used, resource, { messageId: "placeholder" });
  // An empty default is there to be replaced, or to switch the statement off.
  if (literalOf(text)?.trim() === "")
    return restingOn(text) === "" ? report(context, used, resource, { messageId: "empty" }) : undefined;
  if (isNoArn(text, used.use.document.policyType))
    return report(context, used, resource, { messageId: "notArn" }, trimmed(text));
  const found = arnFields(text);
  const openService = found && context.options.openService === true ? openServiceProblem(found) : undefined;
  const problem = found && (arnProblem(context.services, found) ?? openService);
  if (problem) report(context, used, resource, problem, rewrittenArn(text, found, problem));
}

function isForm(text: Text): boolean {
  const { account = "", resource } = arnFields(text) ?? {};
  return (
    hasPlaceholder(text) ||
    (resource !== undefined && /^[A-Z][A-Z_-]*$/i.test(account) && !/^(?:aws|amazon|cloudfront)$/.test(account))
  );
}

/** A space beside an ARN. */
function trimmed(text: Text): Text | undefined {
  const literal = literalOf(text) ?? "";
  const inner = literal.trim();
  return inner !== literal && /^(?:arn:|\*$)/.test(inner) ? plainText(inner) : undefined;
}

/** A type word, a separator or a space is a slip; which service or account is meant is for the author to say. */
const repairs = ["serviceCase", "unknownResource", "notArn"];

function report(
  context: RuleContext,
  { address }: UsedStatement,
  { text, node, location }: ResourcePattern,
  { messageId, data }: ArnProblem,
  written?: Text,
): void {
  const candidate = written && display(written);
  const hint = candidate === undefined ? "" : ` Write ${candidate}.`;
  const fix: Report["fix"] = (fixer) => (written ? fixer.replaceText(node, written) : []);
  const isRepair = repairs.includes(messageId);
  context.report({
    node: { location },
    address,
    messageId,
    data: { ...data, arn: text, basis: restingOn(text), hint },
    ...(candidate !== undefined && isRepair && { fix }),
    ...(candidate !== undefined && !isRepair && { suggest: [{ messageId: "useArn", data: { candidate }, fix }] }),
  });
}
