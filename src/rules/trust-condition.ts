import type { Condition, Role, Statement } from "../model/index.js";
import { defineRule, display, literalOf, type RuleContext } from "../rule-kit/index.js";
import { accountRoleOf, isRole } from "./shared/account-roles.js";
import { isForDms } from "./shared/dms-roles.js";
import { roleName } from "./shared/names.js";
import { trustStatements } from "./shared/trust-statements.js";

/** Account roles that stopped working under these conditions; dms-vpc-role is documented to work. */
const unfitRoles: readonly string[] = ["dms-cloudwatch-logs-role", "dms-access-for-endpoint"];

const sourceKeys: readonly string[] = ["aws:sourcearn", "aws:sourceaccount"];

export default defineRule({
  name: "trust-condition",
  meta: {
    type: "problem",
    docs: { description: "Disallow conditions in a trust policy under which DMS cannot assume the role" },
    messages: {
      reported:
        "With {{key}} in its trust policy DMS is reported not to assume {{name}}: {{failure}} Leave this condition " +
        "out of this role; on others AWS advises it.",
      wildcard:
        "{{operator}} compares {{key}} letter by letter, so {{value}} never matches and DMS cannot assume role " +
        "{{role}}. Use {{better}} for a wildcard.",
      notDms:
        "{{key}} is {{value}}, but DMS presents the ARN of a DMS resource: the condition never matches and DMS cannot " +
        "assume role {{role}}.",
      otherAccount:
        "aws:SourceAccount is {{account}} and aws:SourceArn names account {{other}}: both can never match together, so " +
        "DMS cannot assume role {{role}}.",
    },
    keys: { reported: ["key"], wildcard: ["key"], notDms: ["key"] },
  },
  create(context) {
    return {
      Role(role) {
        if (isRole(role) && isForDms(context, role)) checkRole(context, role);
      },
    };
  },
});

function checkRole(context: RuleContext, role: Role): void {
  for (const statement of trustStatements(role)) {
    const conditions = statement.conditions.filter(({ key }) => sourceKeys.includes(display(key).toLowerCase()));
    for (const condition of conditions) checkCondition(context, role, condition);
    checkAccounts(context, role, statement, conditions);
  }
}

function checkCondition(context: RuleContext, role: Role, condition: Condition): void {
  const account = accountRoleOf(role);
  const data = { role: roleName(role), key: display(condition.key) };
  const place = { node: condition, address: role.address };
  if (account && unfitRoles.includes(account.name)) {
    const failure =
      account.name === "dms-cloudwatch-logs-role" ? "tasks write no log." : "loading into Redshift is denied.";
    return context.report({ ...place, messageId: "reported", data: { ...data, name: account.name, failure } });
  }
  const operator = (literalOf(condition.operator) ?? "").replace(/^ForA\w+:/, "").replace(/IfExists$/, "");
  for (const { text, node } of condition.values.items) {
    const value = display(text);
    const isArn = data.key.toLowerCase() === "aws:sourcearn";
    if (/^String(Equals|EqualsIgnoreCase)$/.test(operator) && literalOf(text)?.includes("*") === true) {
      const better = isArn ? "ArnLike" : "StringLike";
      context.report({
        node,
        address: role.address,
        messageId: "wildcard",
        data: { ...data, operator, value, better },
      });
    } else if (isArn && isPositive(operator) && namesOtherService(value)) {
      context.report({ node, address: role.address, messageId: "notDms", data: { ...data, value } });
    }
  }
}

function isPositive(operator: string): boolean {
  return /^(?:Arn|String)(?:Equals|Like)/.test(operator);
}

/** The service of an ARN is written out, and it is not DMS. */
function namesOtherService(arn: string): boolean {
  const service = /^arn:[^:]*:([a-z0-9-]+):/.exec(arn)?.[1];
  return service !== undefined && service !== "dms";
}

function checkAccounts(context: RuleContext, role: Role, statement: Statement, conditions: readonly Condition[]): void {
  const valuesOf = (key: string): readonly (string | undefined)[] =>
    conditions
      .filter(
        (condition) => display(condition.key).toLowerCase() === key && isPositive(literalOf(condition.operator) ?? ""),
      )
      .flatMap(({ values }) => values.items.map(({ text }) => literalOf(text)));
  const accounts = valuesOf("aws:sourceaccount");
  const inArns = valuesOf("aws:sourcearn").map((arn) => /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(arn ?? "")?.[1]);
  const isKnown = accounts.length > 0 && inArns.length > 0 && ![...accounts, ...inArns].includes(undefined);
  if (!isKnown || accounts.some((account) => inArns.includes(account))) return;
  const [account = "", other = ""] = [accounts[0], inArns[0]];
  context.report({
    node: conditions[0] ?? statement,
    address: role.address,
    messageId: "otherAccount",
    data: { role: roleName(role), account, other },
  });
}
