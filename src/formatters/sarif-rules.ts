import { ownValue } from "../source/index.js";
import type { FormatContext } from "./formatter.js";

/** The names of findings that no rule reports, with a description. */
const others: Readonly<Record<string, string>> = {
  syntax: "Require files that can be read",
  directive: "Require directives to have a reason, to be in force, and to disable something",
};

/** The rules with their help, as SARIF's `reportingDescriptor` objects. */
export function rulesOf(ids: readonly string[], { rulesMeta }: FormatContext): readonly object[] {
  return ids.map((id) => {
    const { description, page, url } = ownValue(rulesMeta, id) ?? { description: ownValue(others, id) ?? id };
    return {
      id,
      shortDescription: { text: `${description}.` },
      fullDescription: { text: `${description}.` },
      help: helpOf(page?.(), description),
      ...(url !== undefined && { helpUri: url }),
    };
  });
}

function helpOf(page: string | undefined, description: string): object {
  if (page === undefined) return { text: `${description}.` };
  const why = /^## Why\n([^]*?)(?=^## |$(?![^]))/m.exec(page)?.[1]?.trim();
  return { text: why ?? `${description}.`, markdown: page.replace(/^<!-- .* -->\n+/gm, "") };
}
