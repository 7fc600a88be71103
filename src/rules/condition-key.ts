import type { Condition, StatementContext } from "../model/index.js";
import { defineRule, literalOf, reasonOf, type ContextOf } from "../rule-kit/index.js";
import { metWithoutKey, readOperator } from "../iam/index.js";
import { forgeableKey, isWithoutSelect } from "./condition-key/key-hazards.js";
import { keyNameProblem } from "./condition-key/key-name.js";
import { knownKey } from "./condition-key/known-key.js";
import { isWithoutEffect } from "./shared/conditions/key-support.js";
import { missingExemption } from "./condition-key/rcp-exemptions.js";
import { unmetByPeople, unmetByServices } from "./condition-key/service-callers.js";
import { isOnPassingToDms } from "./shared/callers/dms-callers.js";
import { isFormOfKey, mayBeFilledIn } from "./shared/texts/placeholders.js";
import { reportKey as report } from "./condition-key/report-key.js";
import { checkTrustKeys } from "./condition-key/trust-key-report.js";

const rule = defineRule({
  name: "condition-key",
  meta: {
    type: "problem",
    fixable: true,
    repairsSpelling: true,
    hasSuggestions: true,
    directions: { useKey: "renames", addAction: "renames" },
    docs: { description: "Require condition keys that exist and that the actions support" },
    schema: {
      type: "object",
      properties: {
        forgeable: { type: "boolean", description: "Also report keys that a caller can choose or avoid" },
      },
      additionalProperties: false,
    },
    defaultOptions: { forgeable: false },
    messages: {
      format:
        "A condition key must begin with its service, as in aws:SourceArn, and only the key of a tag has spaces. AWS rejects {{key}}.",
      unknownService: "No service has the condition key {{key}}. No request contains it, so {{outcome}}. Correct it.",
      unknownGlobal: "Condition key {{key}} does not exist. No request contains it, so {{outcome}}.{{hint}}",
      unknownKey: "Condition key {{key}} does not exist. No request contains it, so {{outcome}}.{{hint}}",
      deprecated: "AWS no longer supports condition key {{key}}.{{hint}}",
      missingTag: "The name of the tag is missing in {{key}}. Add it after a slash.",
      noEffect:
        "No action in this statement supports condition key {{key}}. No request contains it, so {{outcome}}. Use a key that the actions support.",
      notOfServices:
        "AWS services do not send {{key}}, so the condition is never met. Use a key such as aws:SourceOrgID.",
      onlyOfServices:
        "Only AWS services send {{key}}, not the users and roles that have this policy, so the condition is never met. Use a key such as aws:PrincipalArn or aws:ResourceAccount.",
      openProvider:
        "Everyone with an identity of {{issuer}} can assume this role. Add a condition on a key of {{issuer}}.",
      openGitHub: "Every workflow in every GitHub repository can assume this role. Add a condition on {{issuer}}:sub.",
      negatedGitHub:
        "Workflows of strangers on GitHub can assume this role: a negated operator keeps out only what it names. Name the repositories that may, with StringEquals or StringLike.",
      otherProvider:
        "Requests of {{issuer}} do not contain {{key}}, a key of another provider, so nobody can assume this role. Write the key of {{issuer}}.",
      withoutSelect:
        "A caller who may read some attributes can read all by naming none. Add a condition on dynamodb:Select.",
      forgeable: "The caller chooses the value of {{key}}: this protects nothing. Use a key that AWS sets.",
      evadable: "A caller can shorten the prefix or leave it out: {{key}} protects nothing. Use another key.",
      unpaired: "Anyone can use this private address in their own VPC. Add aws:SourceVpc or aws:SourceVpce.",
      rcpPrincipal:
        "This also denies AWS services, which do not send {{key}}. Add aws:PrincipalIsAWSService with false.",
      rcpService: "This also denies people, who do not send {{key}}. Add aws:PrincipalIsAWSService with true.",
      rcpUnsaid:
        "Only AWS services send {{key}}, but the statement does not say that it is for them. Add aws:PrincipalIsAWSService with true.",
      rcpNull: "This also denies services without {{key}}. Add Null with false on aws:SourceAccount or aws:SourceArn.",
      unset:
        "Only callers with permission for {{action}} can set {{key}}. This trust policy allows it to nobody, so the condition is never met: allow {{action}} too.",
      useKey: "Write {{candidate}}",
      addAction: "Allow {{action}}",
    },
    keys: {
      format: ["key"],
      unknownService: ["key"],
      unknownGlobal: ["key"],
      unknownKey: ["key"],
      deprecated: ["key"],
      missingTag: ["key"],
      noEffect: ["key"],
      notOfServices: ["key"],
      onlyOfServices: ["key"],
      forgeable: ["key"],
      evadable: ["key"],
      unpaired: ["key"],
      unset: ["key"],
      otherProvider: ["key"],
    },
  },
  create(context) {
    return {
      Statement(_statement, where) {
        checkStatement(context, where);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkStatement(context: Context, where: StatementContext): void {
  const { statement, held } = where;
  for (const condition of statement.conditions) checkCondition(context, where, condition);
  for (const { key } of unmetByServices(held.document, statement)) report(context, where, key, "notOfServices");
  for (const { key } of unmetByPeople(held.document, statement)) report(context, where, key, "onlyOfServices");
  if (held.document.policyType === "trust") checkTrustKeys(context, where);
  const exemption = held.document.policyType === "rcp" ? missingExemption(statement) : undefined;
  if (exemption) report(context, where, exemption.condition.key, exemption.messageId);
}

function checkCondition(context: Context, where: StatementContext, condition: Condition): void {
  const { key } = condition;
  const written = knownKey(context.services, condition);
  const place = { location: key.location, address: where.address };
  if (written === undefined) return context.skip(place, reasonOf(key) ?? "the condition key is not known");
  const problem = keyNameProblem(context.services, where.held.document.policyType, written, condition, where.statement);
  // A policy with a placeholder is a form that is filled in before AWS reads it.
  if (problem && mayBeFilledIn(where.held) && isFormOfKey(key)) return;
  if (problem) return report(context, where, key, problem.messageId, { condition, ...problem });
  const { family, set } = readOperator(literalOf(condition.operator) ?? "");
  // A set that may be empty requires nothing, nor does a key that has to be absent.
  const isOptional = set === "all" || (family === "Null" && metWithoutKey(condition) !== "no");
  const isOthers = isOptional || isOnPassingToDms(context, where, written);
  if (!isOthers && isWithoutEffect(context.services, where.statement, written))
    report(context, where, key, "noEffect", { condition });
  if (isWithoutSelect(where.statement, written)) report(context, where, key, "withoutSelect");
  const hazard = context.options.forgeable === true ? forgeableKey(where.statement, condition) : undefined;
  if (hazard) report(context, where, key, hazard);
}
