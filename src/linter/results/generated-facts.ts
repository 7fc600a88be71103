import { withoutInstances, type Template } from "../../model/index.js";
import { groupBy, oncePer, type Location } from "../../source/index.js";
import type { Finding } from "../finding.js";

/** What results say of a finding in a template or module that CDK made, because nobody reads or edits that. */
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
    const module = byPath.get(unit.path);
    const template = byPath.get(location.file.path) ?? module;
    const paths = addresses.flatMap((address) => template?.resources.get(address)?.constructPath ?? []);
    const constructs = [...new Set(paths)];
    const known = constructs.length > 0 ? constructs : addresses;
    const isOneOfSeveral = module !== undefined && isInRepeated(location, module);
    const isNamed = known.length > 1 || isOneOfSeveral || (constructs.length > 0 && namesConstructs);
    return { names: isNamed ? known : [], isGenerated: template?.isGenerated === true };
  };
}

/** Whether a place stands in a block that several instances share, so that it does not say which of them is meant. */
function isInRepeated({ end, file, start }: Location, module: Template): boolean {
  const blocks = repeatedIn(module).get(file.path) ?? [];
  return blocks.some((block) => block.start <= start && end <= block.end);
}

/** The blocks that have several instances, by file. */
const repeatedIn = oncePer(({ resources }: Template): ReadonlyMap<string, readonly Location[]> => {
  const instances = groupBy([...resources.values()], ({ address, location: { file, start } }) => {
    const declared = withoutInstances(address).replace(/^(?:module\.[^.]+\.)+/, "");
    return `${file.path}:${String(start)}#${declared}`;
  });
  const blocks = [...instances.values()].flatMap(([first, second]): Location[] => {
    if (!first || !second) return [];
    const { location, properties } = first;
    return [properties.location.file === location.file ? { ...location, end: properties.location.end } : location];
  });
  return groupBy(blocks, ({ file }) => file.path);
});
