import type { ResourcePattern, Statement, StatementContext } from "../../model/index.js";
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

type Context = RuleContext<never, { readonly openService?: boolean }>;

/** What is wrong with a text, and what to write instead. */
type Found = Pick<WrongArn, "problem" | "written" | "referenced">;

/** What is wrong with an ARN among the resources of a statement. */
export function wrongArn(context: Context, where: StatementContext, resource: ResourcePattern): WrongArn | undefined {
  const found = foundIn(context, where, resource);
  return found && { resource, statement: where.statement, address: where.address, ...found };
}

/** The first thing that is wrong: of a text that is no ARN, nothing is said about its fields. */
function foundIn(context: Context, where: StatementContext, resource: ResourcePattern): Found | undefined {
  const { text } = resource;
  // Such a policy with placeholders is a form that somebody still has to fill in.
  if (mayBeFilledIn(where.held) && (isForm(text) || hasAccountWord(text))) return undefined;
  const tag = tagInText(text);
  if (tag) return { problem: tag };
  if (hasPlaceholder(text)) return isStandIn(resource) ? undefined : { problem: { messageId: "placeholder" } };
  if (isLeftOut(resource)) return undefined;
  if (literalOf(text)?.trim() === "") return { problem: { messageId: "empty" } };
  if (isWholeResource(text)) return { problem: { messageId: "whole" } };
  if (isNoArn(text, where.held.document.policyType)) return noArn(context, where, resource);
  if (isSeveral(text)) return { problem: { messageId: "several" } };
  const inner = trimmed(text);
  if (inner) return { problem: { messageId: "whiteSpace", data: { arn: inner } }, written: inner };
  return wrongFields(context, where.statement, text);
}

/** A text that is no ARN, unless it becomes one later or nobody uses it. */
function noArn(context: Context, where: StatementContext, resource: ResourcePattern): Found | undefined {
  const { text, when } = resource;
  if (mayBeFilledIn(where.held) && (isInCapitals(text) || beginsInCapitals(text))) return undefined;
  if (mayBeUnused(text, when, existenceOf(context.template, where))) return undefined;
  const problem = { messageId: "notArn" } as const;
  const inner = trimmed(text);
  if (inner) return { problem, written: inner };
  const referenced = hasOwnItems(where.statement) ? withArn(context, text) : undefined;
  return referenced ? { problem, referenced } : { problem };
}

/** What is wrong with the partition, service, region, account or resource of an ARN. */
function wrongFields(context: Context, statement: Statement, text: Text): Found | undefined {
  const fields = arnFields(text);
  if (!fields) return undefined;
  const nested = nestedArn(text, fields);
  if (nested) return nested;
  const problem =
    arnProblem(context.services, fields) ??
    bucketProblem(text, fields) ??
    otherPartition(text) ??
    (context.options.openService === true ? openServiceProblem(fields) : undefined);
  if (!problem) return databaseByName(context, text, fields) ?? secretByName(statement, text);
  const written = rewrittenArn(text, fields, problem);
  if (!written) return { problem };
  // With the right separator it is still the name of a secret, and not its ARN.
  const named = secretByName(statement, written);
  return named ? { problem: { ...problem, isGuess: true }, written: named.written } : { problem, written };
}

/** Whether several ARNs stand in one text, with commas, semicolons or spaces between them. */
function isSeveral(text: Text): boolean {
  return /[,;\s]arn:[\w-]+:[\w-]+:/.test(literalOf(text)?.trim() ?? "");
}
