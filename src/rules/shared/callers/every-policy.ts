import { policyHoldersIn, worksWithDms, type OwnDocument } from "../../../dms/index.js";
import type { Template } from "../../../model/index.js";
import { uniqueBy, type RuleContext } from "../../../rule-kit/index.js";

/** The option to judge the policies of all holders, not only those of callers. */
export interface EveryPolicy {
  readonly everyPolicy?: boolean;
}

/** With the option `everyPolicy`: the policies of holders that are no callers of DMS. Each policy is listed once. */
export function otherPolicies(context: RuleContext<never, EveryPolicy>, template: Template): readonly OwnDocument[] {
  if (context.options.everyPolicy !== true) return [];
  const holders = policyHoldersIn(context, template);
  const ofDms = new Set(holders.filter(worksWithDms).flatMap(({ own }) => own.map(({ document }) => document)));
  const others = holders.flatMap(({ own }) => own).filter(({ document }) => !ofDms.has(document));
  return uniqueBy(others, ({ document }) => document);
}
