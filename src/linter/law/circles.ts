import type { Resource, Template } from "../../model/index.js";
import { addTo } from "../../source/index.js";

/**
 * How many resources can never be made, because they wait for each other. Terraform and CloudFormation refuse such a template.
 * For Terraform, all instances of a block are one.
 */
export function waitingForever({ resources }: Template): number {
  const left = new Map<string, Set<string>>();
  const waiters = new Map<string, string[]>();
  // Instances of one block have the same list.
  const seen = new Set<Resource["dependencies"]>();
  for (const { address, dependencies } of resources.values()) {
    const block = blockOf(address);
    const before = left.get(block) ?? new Set<string>();
    left.set(block, before);
    if (seen.has(dependencies)) continue;
    seen.add(dependencies);
    for (const { on } of dependencies) if (on !== undefined && resources.has(on)) before.add(blockOf(on));
  }
  for (const [block, before] of left) for (const on of before) addTo(waiters, on, block);
  const made = [...left].flatMap(([block, before]) => (before.size === 0 ? [block] : []));
  // The list grows while it is walked over.
  for (const block of made) {
    for (const waiter of waiters.get(block) ?? []) {
      const before = left.get(waiter);
      before?.delete(block);
      if (before?.size === 0) made.push(waiter);
    }
  }
  return left.size - made.length;
}

function blockOf(address: string): string {
  return address.replace(/\[[^[\]]*\]/g, "");
}
