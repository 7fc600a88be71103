import type { ConditionValue, Statement, StatementContext } from "../../model/index.js";
import type { Placement, RuleContext, Suggestion, Text, TextPart } from "../../rule-kit/index.js";
import { isGlobalKey } from "../shared/texts/variables.js";

type Reported = {
  readonly messageId: "reference";
  readonly data: { readonly variable: string; readonly candidate: string };
} & Placement<Suggestion<"useVariable", "variable" | "candidate">>;

/**
 * Reports the policy variables that a template reads as references of its own, because `${…}` is one there. Nothing in a
 * template can have the name of a condition key.
 */
export function reportKeyReferences(context: RuleContext<Reported>, { address, statement }: StatementContext): void {
  const { variableStart } = context.template.dialect.words;
  for (const { text, node } of valuesIn(statement)) {
    const fix: Suggestion["fix"] = (fixer) => fixer.rewriteText(node, withVariables(text));
    for (const { expressionText: key } of text.parts.filter(isKeyReference)) {
      const data = { variable: `\${${key}}`, candidate: `${variableStart}${key}}` };
      const suggest = [{ messageId: "useVariable" as const, data, fix }];
      context.report({ node, address, messageId: "reference", data, suggest });
    }
  }
}

/** The values in which AWS resolves variables. */
function valuesIn({
  resources,
  notResources,
  conditions,
}: Statement): readonly Pick<ConditionValue, "text" | "node">[] {
  const ofConditions = conditions.flatMap(({ values }) => values.items);
  return [...(resources?.items ?? []), ...(notResources?.items ?? []), ...ofConditions];
}

/** The text with policy variables in place of such references. */
function withVariables(text: Text): Text {
  const parts = text.parts.map((part): TextPart => {
    if (!isKeyReference(part)) return part;
    const { location, expressionText } = part;
    return { kind: "literal", text: `\${${expressionText}}`, location, origin: { from: "computed" } };
  });
  return { ...text, parts };
}

function isKeyReference(part: TextPart): part is TextPart & { readonly expressionText: string } {
  const { kind, expressionText = "" } = part;
  return kind === "hole" && (isGlobalKey(expressionText) || isProviderKey(expressionText));
}

/** Whether a key is one of an identity provider, which begins with its domain: `cognito-identity.amazonaws.com:sub`. */
function isProviderKey(name: string): boolean {
  return /^[\w-]+(?:\.[\w-]+)+:\w+$/.test(name);
}
