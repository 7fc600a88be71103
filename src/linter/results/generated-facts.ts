import { withoutInstances, type Template } from "../../model/index.js";
import { groupBy, oncePer } from "../../source/index.js";
import type { Finding } from "../finding.js";

/** What results say of a finding in a template that CDK made, because nobody reads or edits that template. */
export interface GeneratedFacts {
  /**
   * What the message has to name: the constructs that it is about, because CDK makes the logical ids and people do not know
   * them; elsewhere, the instances, if the block has several (`count`, `for_each`, several calls).
   */
  readonly names: readonly string[];
  /** Whether what to do can only be said in words. */
  readonly isGenerated: boolean;
}

export type GeneratedFactsOf = (finding: Finding) => GeneratedFacts;

export function generatedFactsIn(templates: readonly Template[], namesConstructs = true): GeneratedFactsOf {
  const byPath = new Map(templates.map((template) => [template.path, template]));
  return ({ addresses, location, unit }) => {
    const template = byPath.get(location.file.path);
    const module = byPath.get(unit.path);
    const paths = addresses.flatMap((address) => template?.resources.get(address)?.constructPath ?? []);
    const constructs = [...new Set(paths)];
    const known = constructs.length > 0 ? constructs : addresses;
    const isOneOfSeveral = addresses.some((address) => module && repeatedIn(module).has(address));
    const isNamed = known.length > 1 || isOneOfSeveral || (constructs.length > 0 && namesConstructs);
    return { names: isNamed ? known : [], isGenerated: template?.isGenerated === true };
  };
}

/** The addresses of the instances of blocks that have several. */
const repeatedIn = oncePer(({ resources }: Template): ReadonlySet<string> => {
  const blocks = groupBy([...resources.values()], ({ address, location: { file, start } }) => {
    const declared = withoutInstances(address).replace(/^(?:module\.[^.]+\.)+/, "");
    return `${file.path}:${String(start)}#${declared}`;
  });
  const repeated = [...blocks.values()].filter((instances) => instances.length > 1);
  return new Set(repeated.flat().map(({ address }) => address));
});
