import { isDmsService, trustStatements } from "../dms/index.js";
import { limitsSource, readOperator } from "../iam/index.js";
import type { Condition, Role, Statement } from "../model/index.js";
import { type ContextOf, defineRule, display, literalOf, ownValue, type Suggestion } from "../rule-kit/index.js";
import { isLeftUnused } from "./shared/account-roles/account-roles.js";
import { isForDms } from "./shared/roles/dms-roles.js";
import { roleName } from "./shared/messages/names.js";
import { contradictingAccounts } from "./trust-condition/contradicting-accounts.js";
import { isNotOfDms, respelledSources } from "./trust-condition/dms-sources.js";
import { placeProblems } from "./trust-condition/other-place.js";
import { comparingArns, removingSources, sourceConditions } from "./trust-condition/source-conditions.js";

/** Account roles that users report to fail under these conditions, and how; dms-vpc-role is documented to work. */
const failures: Readonly<Record<string, string>> = {
  "dms-cloudwatch-logs-role": "tasks write no logs.",
  "dms-access-for-endpoint": "loading into Redshift fails.",
};

const rule = defineRule({
  name: "trust-condition",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { removeCondition: "grants", useOperator: "renames", useArn: "renames" },
    docs: { description: "Disallow conditions in a trust policy that prevent DMS from assuming the role" },
    messages: {
      reported:
        "Users report that DMS cannot assume {{name}} with {{key}} in its trust policy: {{failure}} Remove the condition from this role only: AWS recommends it on other roles.",
      wildcard:
        "{{operator}} reads the wildcard in {{value}} as a plain character, so {{key}} never matches and DMS cannot assume role {{role}}. Use {{better}}.",
      notDms:
        "{{key}} is {{value}}, but DMS sends the ARN of a DMS resource: the condition never matches, and DMS cannot assume role {{role}}. Write such an ARN.",
      noSuchArn:
        "No DMS resource has such an ARN, so {{key}} never matches {{value}} and DMS cannot assume role {{role}}. Write {{candidate}}.",
      otherAccount:
        "aws:SourceAccount is {{account}}, but aws:SourceArn names account {{other}}: they never match together, so DMS cannot assume role {{role}}. Write one account.",
      otherRegion:
        "aws:SourceArn names region {{region}}, but {{use}} is in {{own}}: the condition never matches for it, so DMS cannot assume role {{role}}. Write {{own}}.",
      deployAccount:
        "{{key}} names account {{account}}, but this is deployed to {{own}}: the condition never matches, so DMS cannot assume role {{role}}. Write {{own}}.",
      removeCondition: "Remove {{removed}} from the trust policy of {{name}}",
      useOperator: "Compare {{key}} with {{candidate}}",
      useArn: "Write {{candidate}}",
    },
    keys: { reported: ["key"], wildcard: ["key"], notDms: ["key"], noSuchArn: ["key"], deployAccount: ["key"] },
  },
  create(context) {
    return {
      Role(role) {
        if (isForDms(context, role)) checkRole(context, role);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkRole(context: Context, role: Role): void {
  const statements = trustStatements(role);
  const limited = statements.map((statement) => ({ statement, conditions: sourceConditions(statement) }));
  const free = limited
    .filter(({ conditions }) => conditions.length === 0)
    .flatMap((one) => dmsServicesOf(one.statement));
  for (const { statement, conditions } of limited) {
    // Another statement already allows the same services without a condition.
    if (dmsServicesOf(statement).every((service) => free.includes(service))) continue;
    for (const condition of conditions) checkCondition(context, role, statement, condition);
    checkAccounts(context, role, statement, conditions);
  }
  // Account roles that users report to fail under these conditions need other words.
  if (failureOf(role) !== undefined) return;
  for (const problem of placeProblems(context, role)) context.report({ address: role.address, ...problem });
}

function dmsServicesOf({ principals }: Statement): readonly string[] {
  return (principals?.items ?? []).map(({ text }) => display(text)).filter(isDmsService);
}

function checkCondition(context: Context, role: Role, statement: Statement, condition: Condition): void {
  const data = { role: roleName(role), key: display(condition.key) };
  const { address } = role;
  const failure = failureOf(role);
  if (failure !== undefined) {
    if (isLeftUnused(context, role)) return;
    const words = { ...data, name: role.name, failure };
    const suggest = removingSources(context, role, statement, isUnfit);
    return context.report({ node: condition, address, messageId: "reported", data: words, suggest });
  }
  const { name = "", written: operator } = readOperator(literalOf(condition.operator) ?? "");
  const isArn = data.key.toLowerCase() === "aws:sourcearn";
  const { items, incompleteReason } = condition.values;
  const [first] = items;
  // One value that may match is enough to let DMS in.
  if (!first || incompleteReason !== undefined) return;
  const value = display(first.text);
  if (isExact(name) && items.every(({ text }) => literalOf(text)?.includes("*") === true)) {
    const words = { ...data, operator, value, better: isArn ? "ArnLike" : "StringLike" };
    const suggest = comparingArns(statement, condition);
    context.report({ node: first.node, address, messageId: "wildcard", data: words, suggest });
  } else if (isArn && limitsSource(condition) === "yes" && items.every(({ text }) => isNotOfDms(text))) {
    context.report({ node: first.node, address, messageId: "notDms", data: { ...data, value } });
  } else if (isArn && limitsSource(condition) === "yes") {
    const written = respelledSources(context, condition);
    const [one] = written;
    if (!one || written.length < items.length) return;
    const candidate = display(one.text);
    const fix: Suggestion["fix"] = (fixer) => written.flatMap(({ node, text }) => fixer.replaceText(node, text));
    const suggest = [{ messageId: "useArn" as const, data: { candidate }, fix }];
    context.report({ node: first.node, address, messageId: "noSuchArn", data: { ...data, value, candidate }, suggest });
  }
}

function failureOf(role: Role): string | undefined {
  return ownValue(failures, literalOf(role.name) ?? "");
}

function isUnfit(role: Role): boolean {
  return failureOf(role) !== undefined;
}

function isExact(operator: string): boolean {
  return /^String(?:Equals|EqualsIgnoreCase)$/.test(operator);
}

function checkAccounts(context: Context, role: Role, statement: Statement, conditions: readonly Condition[]): void {
  const accounts = contradictingAccounts(conditions);
  if (!accounts) return;
  const data = { role: roleName(role), ...accounts };
  context.report({ node: conditions[0] ?? statement, address: role.address, messageId: "otherAccount", data });
}
