import type { Template } from "../../model/index.js";
import type { Finding } from "../finding.js";

/** What results say of a finding in a template that CDK made, because nobody reads or edits that template. */
export interface GeneratedFacts {
  /**
   * What the message has to name: the constructs that it is about, because CDK makes the logical ids and people do not know
   * them; elsewhere, the instances if a block has several (`count`, `for_each`, several calls).
   */
  readonly names: readonly string[];
  /** Whether what to do can only be said in words. */
  readonly isGenerated: boolean;
}

export type GeneratedFactsOf = (finding: Finding) => GeneratedFacts;

export function generatedFactsIn(templates: readonly Template[], namesConstructs = true): GeneratedFactsOf {
  const byPath = new Map(templates.map((template) => [template.path, template]));
  return ({ addresses, location }) => {
    const template = byPath.get(location.file.path);
    const paths = addresses.flatMap((address) => template?.resources.get(address)?.constructPath ?? []);
    const constructs = [...new Set(paths)];
    const known = constructs.length > 0 ? constructs : addresses;
    const isNamed = known.length > 1 || (constructs.length > 0 && namesConstructs);
    return { names: isNamed ? known : [], isGenerated: template?.isGenerated === true };
  };
}
