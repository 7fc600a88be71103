import type { Resource, Template } from "../../model/index.js";
import { onceIn } from "../../source/index.js";

/** From each block of resources to others, with both ends among the keys. */
type Links = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * How many resources wait for each other, so that none of them can be made. Terraform and CloudFormation refuse such a template.
 * What only waits for them is not counted: where conditions exclude each other, they can be made after all.
 */
export function waitingForever({ resources }: Template): number {
  return withoutEnds(reversed(withoutEnds(dependenciesOf(resources)))).size;
}

/** For Terraform, all instances of a block are one. */
function dependenciesOf(resources: Template["resources"]): Links {
  const found = new Map<string, Set<string>>();
  // Instances of one block have the same list.
  const seen = new Set<Resource["dependencies"]>();
  for (const { address, dependencies, refersToItself } of resources.values()) {
    const before = onceIn(found, blockOf(address), () => new Set<string>());
    if (refersToItself) before.add(blockOf(address));
    if (seen.has(dependencies)) continue;
    seen.add(dependencies);
    for (const { on } of dependencies) if (on !== undefined && resources.has(on)) before.add(blockOf(on));
  }
  return found;
}

/** What is left when each block goes that has no links, or only to blocks that went. */
function withoutEnds(links: Links): Links {
  const linking = reversed(links);
  const left = new Map([...links].map(([block, others]) => [block, new Set(others)]));
  const ends = [...left].flatMap(([block, others]) => (others.size === 0 ? [block] : []));
  // The list grows while it is walked over.
  for (const end of ends) {
    left.delete(end);
    for (const block of linking.get(end) ?? []) {
      const others = left.get(block);
      others?.delete(end);
      if (others?.size === 0) ends.push(block);
    }
  }
  return left;
}

function reversed(links: Links): Links {
  const found = new Map([...links.keys()].map((block) => [block, new Set<string>()]));
  for (const [block, others] of links) for (const other of others) found.get(other)?.add(block);
  return found;
}

function blockOf(address: string): string {
  return address.replace(/\[[^[\]]*\]/g, "");
}
