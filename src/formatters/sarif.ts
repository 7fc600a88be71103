import { pathToFileURL } from "node:url";
import type { LintResult } from "../linter/index.js";
import { visibleJson } from "../source/index.js";
import type { FormatContext, Formatter } from "./formatter.js";
import { ruleLabel } from "./rule-label.js";
import { resultsOf } from "./sarif-results.js";
import { rulesOf } from "./sarif-rules.js";

/** Writes SARIF 2.1.0. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarif: Formatter = (results, context) => {
  const ruleIds = ruleIdsOf(results, context);
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: driverOf(ruleIds, context) },
        originalUriBaseIds: { "%SRCROOT%": { uri: `${pathToFileURL(context.root).href.replace(/\/$/, "")}/` } },
        columnKind: "utf16CodeUnits",
        results: results.flatMap((result) => resultsOf(result, ruleIds, context)),
      },
    ],
  };
  return `${visibleJson(log, 2)}\n`;
};

function driverOf(ruleIds: readonly string[], context: FormatContext): object {
  const { homepage, version } = context;
  const rules = rulesOf(ruleIds, context);
  return { name: "dmslint", version, ...(homepage !== undefined && { informationUri: homepage }), rules };
}

/** The names of the rules that have results. Viewers show the help of a rule only with its results. */
function ruleIdsOf(results: readonly LintResult[], { listNotJudged }: FormatContext): readonly string[] {
  const ids = results.flatMap(({ messages, notJudged, suppressedMessages }) => [
    ...[...messages, ...suppressedMessages].map(ruleLabel),
    ...(listNotJudged ? notJudged.flatMap(({ ruleId }) => ruleId ?? []) : []),
  ]);
  return [...new Set(ids)].sort();
}
