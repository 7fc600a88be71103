import type { LintMessage } from "../linter/index.js";
import { ownValue, webAddress } from "../source/index.js";
import type { FormatContext } from "./formatter.js";

/**
 * The web address of the page of a finding's rule. A plugin decides the address of its pages. Only web addresses become
 * links, so that a click cannot run code.
 */
export function ruleUrl(
  { ruleId }: Pick<LintMessage, "ruleId">,
  { rulesMeta }: Pick<FormatContext, "rulesMeta">,
): string | undefined {
  return webAddress(ruleId === null ? undefined : ownValue(rulesMeta, ruleId)?.url);
}
