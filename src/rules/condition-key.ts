import type { Condition, StatementUse } from "../model/index.js";
import { defineRule, display, literalOf, reasonOf, type Report, type ContextOf, type Text } from "../rule-kit/index.js";
import { isMetWhenAbsent, readOperator } from "../iam/index.js";
import { forgeableKey, isWithoutSelect } from "./condition-key/key-hazards.js";
import { keyNameProblem, type KeyNameProblem } from "./condition-key/key-name.js";
import { isWithoutEffect } from "./shared/key-support.js";
import { missingBeside, unmetByServices } from "./condition-key/service-callers.js";
import { checkTrustKeys } from "./condition-key/trust-key-report.js";

const rule = defineRule({
  name: "condition-key",
  meta: {
    type: "problem",
    fixable: true,
    repairsSpelling: true,
    hasSuggestions: true,
    directions: { useKey: "renames", addAction: "renames" },
    docs: { description: "Require condition keys that exist and that the actions have" },
    schema: {
      type: "object",
      properties: {
        forgeable: { type: "boolean", description: "Also reports keys that a caller can set at will, or get around" },
      },
      additionalProperties: false,
    },
    defaultOptions: { forgeable: false },
    messages: {
      format: "A condition key begins with its service, as in aws:SourceArn. AWS rejects {{key}}.",
      unknownService: "No service has the condition key {{key}}, so no request has it and {{outcome}}.",
      unknownGlobal: "There is no condition key {{key}}, so no request has it and {{outcome}}.{{hint}}",
      unknownKey: "There is no condition key {{key}}, so no request has it and {{outcome}}.{{hint}}",
      deprecated: "{{key}} is no longer supported.{{hint}}",
      missingTag: "{{key}} lacks the name of the tag: write it behind a slash.",
      noEffect: "None of the actions here has the condition key {{key}}: no request has it, and {{outcome}}.",
      notOfServices:
        "A request that a service sends has no {{key}}, so the condition is never met. Use aws:SourceOrgID or its like.",
      openProvider: "Everyone whom {{issuer}} knows may assume this role: no condition asks for a key of {{issuer}}.",
      openGitHub:
        "Every workflow of every repository on GitHub may assume this role: no condition asks for {{issuer}}:sub.",
      withoutSelect:
        "Who may read some attributes reads all of them by asking for none. Add dynamodb:Select to the condition.",
      forgeable: "{{key}} is what the caller says it is, so it keeps nobody out.",
      evadable: "Who leaves the prefix out, or gives a shorter one, gets around what {{key}} keeps out.",
      unpaired: "Whoever has a VPC of their own can have this address in it. Add aws:SourceVpc or aws:SourceVpce.",
      rcpPrincipal: "This denies AWS services too, which have no {{key}}. Add aws:PrincipalIsAWSService with false.",
      rcpService: "This denies people too, whose requests have no {{key}}. Add aws:PrincipalIsAWSService with true.",
      rcpNull: "This denies services that send no {{key}}. Add Null with false on aws:SourceAccount or aws:SourceArn.",
      unset:
        "Only who is allowed {{action}} can give {{key}}, and this trust policy allows it to nobody: the condition is never met. Allow {{action}} too.",
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
      forgeable: ["key"],
      evadable: ["key"],
      unpaired: ["key"],
      unset: ["key"],
    },
  },
  create(context) {
    return {
      Statement(_statement, used) {
        checkStatement(context, used);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkStatement(context: Context, used: StatementUse): void {
  const { statement, use } = used;
  for (const condition of statement.conditions) checkCondition(context, used, condition);
  for (const { key } of unmetByServices(statement)) report(context, used, key, "notOfServices");
  if (use.document.policyType === "trust") checkTrustKeys(context, used);
  const beside = use.document.policyType === "rcp" ? missingBeside(statement) : undefined;
  if (beside) report(context, used, beside.condition.key, beside.messageId);
}

function checkCondition(context: Context, used: StatementUse, condition: Condition): void {
  const { key } = condition;
  const written = literalOf(key);
  const place = { location: key.location, address: used.address };
  if (written === undefined) return context.skip(place, reasonOf(key) ?? "the condition key is not known");
  const problem = keyNameProblem(context.services, written);
  const isMet = isMetWhenAbsent(readOperator(literalOf(condition.operator) ?? ""));
  const outcome = isMet ? "the condition limits nothing" : "the statement never applies";
  if (problem) return report(context, used, key, problem.messageId, { outcome, ...problem });
  const { family, set } = readOperator(literalOf(condition.operator) ?? "");
  // Where PassedToService works is `pass-role-condition`'s; a set that may be empty asks for nothing.
  const isOthers = /^iam:PassedToService$/i.test(written) || family === "Null" || set === "all";
  if (!isOthers && isWithoutEffect(context.services, used.statement, written))
    report(context, used, key, "noEffect", { outcome });
  if (isWithoutSelect(used.statement, written)) report(context, used, key, "withoutSelect");
  const hazard = context.options.forgeable === true ? forgeableKey(used.statement, condition) : undefined;
  if (hazard) report(context, used, key, hazard);
}

type OfTrust = "unset" | "openProvider" | "openGitHub";
type KeyMessage = Exclude<Parameters<Context["report"]>[0]["messageId"], OfTrust>;

type Said = Partial<KeyNameProblem> & { readonly outcome?: string };

function report(context: Context, { address }: StatementUse, key: Text, messageId: KeyMessage, said: Said = {}): void {
  const { outcome = "", candidate, isRepair } = said;
  const fix: Report["fix"] = (fixer) => fixer.renameKey(key, candidate ?? "");
  const data = { key: display(key), outcome, hint: candidate === undefined ? "" : ` Write ${candidate}.` };
  context.report({
    node: key,
    address,
    messageId,
    data,
    ...(candidate !== undefined && isRepair && { fix }),
    ...(candidate !== undefined && !isRepair && { suggest: [{ messageId: "useKey", data: { candidate }, fix }] }),
  });
}
