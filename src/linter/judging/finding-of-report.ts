import { lazily, ownValue } from "../../source/index.js";
import {
  fillMessage,
  fillWholeMessage,
  fingerprintValue,
  textsOf,
  type Report,
  type Rule,
  type Suggestion,
} from "../../rule-kit/index.js";
import type { CountedFinding } from "../finding.js";
import { checkReport } from "./check-report.js";
import { defaultsOf, placesOf, messageWithDefaults } from "./defaults.js";
import { fingerprintOf, baselineKeysOf } from "./fingerprint.js";
import type { UncheckedFinding, UncheckedProposal } from "./owned-text.js";
import { renderedSafely, type JudgeContext } from "./rendered.js";
import { shownPlaces } from "./shown-places.js";

/** What a rule reports as a finding: with its sentence, its identity, and edits that are made when somebody asks for them. */
export function findingOf(report: Report, rule: Rule, severity: 1 | 2, where: JudgeContext): UncheckedFinding {
  checkReport(report, rule);
  const { unit } = where;
  const data = report.data ?? {};
  const { alsoAt, fix, suggest = [] } = report;
  const { directions = {}, repairsSpelling = false } = rule.meta;
  const defaults = defaultsOf(report);
  const template = ownValue(rule.meta.messages, report.messageId) ?? "";
  const waysOf = (edits: readonly Suggestion["fix"][]): UncheckedProposal["alternatives"] =>
    lazily(() => edits.flatMap((edit) => renderedSafely(edit, report, rule, where)));
  const identityAt = (address: string): CountedFinding => identityOf(report, rule, address);
  const identity = identityAt(report.address);
  return {
    unit,
    ruleId: rule.name,
    severity,
    messageId: report.messageId,
    message: messageWithDefaults(fillMessage(template, data), defaults),
    wholeMessage: messageWithDefaults(fillWholeMessage(template, data), defaults),
    ...(report.data && { data: textsOf(report.data) }),
    location: report.node.location,
    ...identity,
    ...(alsoAt && alsoAt.length > 0 && { counted: [identity, ...alsoAt.map(identityAt)] }),
    related: shownPlaces(where.project, [...(report.related ?? []), ...placesOf(defaults, report.node)]),
    ...(fix && {
      fix: { direction: repairsSpelling ? ("spelling" as const) : ("same" as const), alternatives: waysOf([fix]) },
    }),
    suggestions: suggest.map((suggestion) => ({
      messageId: suggestion.messageId,
      message: fillMessage(ownValue(rule.meta.messages, suggestion.messageId) ?? "", suggestion.data ?? data),
      direction: ownValue(directions, suggestion.messageId) ?? "renames",
      alternatives: waysOf([suggestion.fix, ...(suggestion.otherwise ?? [])]),
    })),
  };
}

function identityOf(report: Report, rule: Rule, address: string): CountedFinding {
  const key = [rule.name, address, report.messageId, keyFieldsOf(report, rule)] as const;
  return { addresses: [address], fingerprint: fingerprintOf(...key), baselineKeys: baselineKeysOf(...key) };
}

/** What tells the findings of one message about one resource apart. */
function keyFieldsOf(
  { data = {}, messageId }: Report,
  { meta: { keys = {} } }: Rule,
): readonly (string | readonly string[])[] {
  return (ownValue(keys, messageId) ?? []).flatMap((key) => {
    const field = ownValue(data, key);
    return field === undefined ? [] : [fingerprintValue(field)];
  });
}
