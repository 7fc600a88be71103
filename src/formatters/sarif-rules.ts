import { ownValue } from "../source/index.js";
import type { FormatContext, RuleInfo } from "./formatter.js";
import { ruleUrl } from "./rule-url.js";

/** The names of findings that no rule reports, with a description. */
const others: Readonly<Record<string, string>> = {
  syntax: "Require files that can be read",
  directive: "Require directives to have a reason, to be in force, and to disable something",
};

/** The rules with their help, as SARIF's `reportingDescriptor` objects. */
export function rulesOf(ids: readonly string[], { rulesMeta }: FormatContext): readonly object[] {
  return ids.map((id) => {
    const info: RuleInfo = ownValue(rulesMeta, id) ?? { description: ownValue(others, id) ?? id };
    const url = ruleUrl({ ruleId: id }, { rulesMeta });
    return {
      id,
      shortDescription: { text: `${info.description}.` },
      fullDescription: { text: `${info.description}.` },
      help: helpOf(info.page?.(), info.description),
      ...(url !== undefined && { helpUri: url }),
      ...configurationOf(id, info),
      properties: { tags: tagsOf(info) },
    };
  });
}

/** The level without a config. Findings that no rule reports cannot be configured. */
function configurationOf(id: string, { severity }: RuleInfo): object {
  if (Object.hasOwn(others, id)) return {};
  const level = severity === "error" ? "error" : "warning";
  return { defaultConfiguration: { enabled: severity !== undefined, level } };
}

function tagsOf({ type }: RuleInfo): readonly string[] {
  return ["aws", "dms", "iam", ...(type === undefined ? [] : [type === "problem" ? "correctness" : "best-practice"])];
}

function helpOf(page: string | undefined, description: string): object {
  if (page === undefined) return { text: `${description}.` };
  const why = /^## Why\n([^]*?)(?=^## |$(?![^]))/m.exec(page)?.[1]?.trim();
  return { text: why ?? `${description}.`, markdown: page.replace(/^<!-- .* -->\n+/gm, "") };
}
