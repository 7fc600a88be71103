import type { Template } from "../../model/index.js";
import type { RuleContext } from "../../rule-kit/index.js";
import { policyHoldersIn, worksWithDms, type OwnDocument } from "./callers.js";

/** The option of rules that judge all policies if they are asked to. */
export interface EveryPolicy {
  readonly everyPolicy?: boolean;
}

/** With the option `everyPolicy`: the policies of holders that are no callers of DMS, each once. */
export function otherPolicies(context: RuleContext<never, EveryPolicy>, template: Template): readonly OwnDocument[] {
  if (context.options.everyPolicy !== true) return [];
  const holders = policyHoldersIn(context, template);
  const ofDms = new Set(holders.filter(worksWithDms).flatMap(({ own }) => own.map(({ document }) => document)));
  const others = holders.flatMap(({ own }) => own).filter(({ document }) => !ofDms.has(document));
  return [...new Map(others.map((one) => [one.document, one])).values()];
}
