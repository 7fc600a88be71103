import type { Template } from "../model/index.js";
import type { Finding } from "./finding.js";

/** What results say of a finding in a template that CDK made, because nobody reads or edits that template. */
export interface GeneratedFacts {
  /** The constructs that the finding is about. CDK makes the logical ids, so people do not know them. */
  readonly constructs: readonly string[];
  /** Whether what to do can only be said in words. */
  readonly isGenerated: boolean;
}

export type GeneratedFactsOf = (finding: Finding) => GeneratedFacts;

export function generatedFactsIn(templates: readonly Template[]): GeneratedFactsOf {
  const byPath = new Map(templates.map((template) => [template.path, template]));
  return ({ addresses, location }) => {
    const template = byPath.get(location.file.path);
    const constructs = addresses.flatMap((address) => template?.resources.get(address)?.constructPath ?? []);
    return { constructs: [...new Set(constructs)], isGenerated: template?.isGenerated === true };
  };
}
