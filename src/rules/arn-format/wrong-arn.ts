import type { ResourcePattern, StatementContext } from "../../model/index.js";
import { literalOf, type RuleContext, type Text } from "../../rule-kit/index.js";
import { arnFields } from "../shared/arns/arn-fields.js";
import { arnProblem, openServiceProblem } from "../shared/arns/arn-problem.js";
import { isLeftOut, isStandIn } from "../shared/texts/left-out.js";
import {
  beginsInCapitals,
  hasAccountWord,
  hasPlaceholder,
  isForm,
  isInCapitals,
  mayBeFilledIn,
} from "../shared/texts/placeholders.js";
import type { WrongArn } from "./arn-report.js";
import { bucketProblem } from "./bucket-arn.js";
import { rewrittenArn, trimmed } from "../shared/arns/arn-rewriting.js";
import { isNoArn } from "./arn-start.js";
import { databaseByName } from "./database-user.js";
import { existenceOf, mayBeUnused } from "./map-word.js";
import { isWholeResource, withArn } from "./named-resource.js";
import { nestedArn } from "./nested-arn.js";
import { otherPartition } from "./other-partition.js";
import { hasOwnItems } from "./own-items.js";
import { secretByName } from "./secret-arn.js";
import { tagInText } from "./tag-in-text.js";

/** What is wrong with an ARN among the resources of a statement. */
export function wrongArn(
  context: RuleContext<never, { readonly openService?: boolean }>,
  where: StatementContext,
  resource: ResourcePattern,
): WrongArn | undefined {
  const { text } = resource;
  // Such a policy with placeholders is a form that somebody still has to fill in.
  if (mayBeFilledIn(where.held) && (isForm(text) || hasAccountWord(text))) return undefined;
  const { address, statement } = where;
  const wrong = (problem: WrongArn["problem"], written?: Text): WrongArn => {
    return { resource, statement, address, problem, ...(written && { written }) };
  };
  const tag = tagInText(text);
  if (tag) return wrong(tag);
  if (hasPlaceholder(text)) return isStandIn(resource) ? undefined : wrong({ messageId: "placeholder" });
  if (isLeftOut(resource)) return undefined;
  if (literalOf(text)?.trim() === "") return wrong({ messageId: "empty" });
  if (isWholeResource(text)) return wrong({ messageId: "whole" });
  const inner = trimmed(text);
  if (isNoArn(text, where.held.document.policyType)) {
    if (mayBeFilledIn(where.held) && (isInCapitals(text) || beginsInCapitals(text))) return undefined;
    if (mayBeUnused(text, resource.when, existenceOf(context.template, where))) return undefined;
    const referenced = inner || !hasOwnItems(statement) ? undefined : withArn(context, text);
    return { ...wrong({ messageId: "notArn" }, inner), ...(referenced && { referenced }) };
  }
  if (isSeveral(text)) return wrong({ messageId: "several" });
  if (inner) return wrong({ messageId: "whiteSpace", data: { arn: inner } }, inner);
  const found = arnFields(text);
  const nested = found && nestedArn(text, found);
  if (nested) return wrong(nested.problem, nested.written);
  const openService = found && context.options.openService === true ? openServiceProblem(found) : undefined;
  const problem =
    found && (arnProblem(context.services, found) ?? bucketProblem(text, found) ?? otherPartition(text) ?? openService);
  if (problem) return wrong(problem, rewrittenArn(text, found, problem));
  const named = found && (databaseByName(context, text, found) ?? secretByName(statement, text));
  return named && wrong(named.problem, named.written);
}

/** Whether several ARNs stand in one text, with commas, semicolons or spaces between them. */
function isSeveral(text: Text): boolean {
  return /[,;\s]arn:[\w-]+:[\w-]+:/.test(literalOf(text)?.trim() ?? "");
}
