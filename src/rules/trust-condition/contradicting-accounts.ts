import { limitsSource } from "../../iam/index.js";
import type { Condition } from "../../model/index.js";
import { display, literalOf, type Text } from "../../rule-kit/index.js";
import { accountOfArn } from "../shared/arns/arn-fields.js";

/** The accounts of aws:SourceAccount and of aws:SourceArn, if all are known and no pair of them is one account. */
export function contradictingAccounts(
  conditions: readonly Condition[],
): { readonly account: string; readonly other: string } | undefined {
  const valuesOf = (key: string): readonly Text[] =>
    conditions
      .filter((condition) => display(condition.key).toLowerCase() === key && limitsSource(condition) === "yes")
      .flatMap(({ values }) => values.items.map(({ text }) => text));
  const accounts = valuesOf("aws:sourceaccount").map(literalOf);
  const inArns = valuesOf("aws:sourcearn").map(accountOfArn);
  const isKnown = accounts.length > 0 && inArns.length > 0 && ![...accounts, ...inArns].includes(undefined);
  if (!isKnown || accounts.some((account) => inArns.includes(account))) return undefined;
  const [account = "", other = ""] = [accounts[0], inArns[0]];
  return { account, other };
}
