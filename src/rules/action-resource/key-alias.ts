import { coveredBy, keyNamed, resourceAt } from "../../iam/index.js";
import type { ActionPattern, Statement, StatementContext } from "../../model/index.js";
import { display, type Report, type RuleContext, type Suggestion, type Text } from "../../rule-kit/index.js";
import { arnFields } from "../shared/arns/arn-fields.js";
import { policyKindOf } from "../shared/statements/policies.js";
import { everything } from "../shared/texts/everything.js";
import { decidingResources } from "./deciding-resources.js";
import { isUnreached, type Unreached } from "./unreached-actions.js";

type UseKey = Suggestion<"useKey", "alias">;
type UseEverything = Suggestion<"useEverything">;

/**
 * Reports an action on a key where a statement names the alias of one: AWS compares the ARN of the key, and an alias
 * stands for itself only. Returns whether it is such an action.
 * https://docs.aws.amazon.com/kms/latest/developerguide/cmks-in-iam-policies.html
 */
export function reportAlias(
  context: RuleContext<Report<"aliasForKey", "action" | "alias" | "remedy", UseKey | UseEverything>>,
  { statement, address, held }: StatementContext,
  { action, covered, messageId }: Unreached,
): boolean {
  const isOfKey = covered.prefix === "kms" && messageId === "otherTypes";
  const named = isOfKey ? (statement.resources?.items ?? []) : [];
  const alias = named.find(({ text }) => isAlias(text));
  if (!alias) return false;
  const shown = display(alias.text);
  const isOfOwn = policyKindOf(context.template, held)?.kinds.includes("KmsKey") === true;
  context.report({
    node: action,
    address,
    messageId: "aliasForKey",
    data: {
      action: display(action.text),
      alias: shown,
      remedy: isOfOwn ? "In its policy, write *, which means this key." : "Name the key.",
    },
    related: [{ location: alias.location, message: "the alias" }],
    restsOn: [action, ...decidingResources(statement, (one) => isUnreached(context.services, one, action))],
    suggest: isOfOwn ? everythingSuggestion(statement) : keySuggestion(context, statement, shown),
  });
  return true;
}

function isAlias(text: Text): boolean {
  const fields = arnFields(text);
  return fields?.service === "kms" && fields.resource?.startsWith("alias/") === true;
}

/** A key cannot be named in its own policy, because it would have to be there before its policy. */
function everythingSuggestion(statement: Statement): readonly UseEverything[] {
  return [{ messageId: "useEverything", fix: (fixer) => fixer.replaceResources(statement, [everything]) }];
}

/** Writes the keys in place of their aliases, if this template declares them. Actions on aliases would lose theirs. */
function keySuggestion(context: RuleContext, statement: Statement, alias: string): readonly UseKey[] {
  if (statement.actions?.items.some((action) => mayNeedAlias(context, action)) !== false) return [];
  const texts = (statement.resources?.items ?? []).map(({ text }) => (isAlias(text) ? keyOf(context, text) : text));
  const written = texts.filter((text) => text !== undefined);
  if (written.length < texts.length) return [];
  return [{ messageId: "useKey", data: { alias }, fix: (fixer) => fixer.replaceResources(statement, written) }];
}

/** `kms:UpdateAlias` needs the alias and its key. */
function mayNeedAlias({ services }: RuleContext, action: ActionPattern): boolean {
  return coveredBy(services, action)?.actions.some(({ name }) => name.includes("Alias")) !== false;
}

function keyOf({ project, template }: RuleContext, text: Text): Text | undefined {
  const key = keyNamed(project, template, text);
  const resource = key === undefined ? undefined : resourceAt(project, key);
  return resource && template.resources.get(resource.address) === resource ? resource.arn : undefined;
}
