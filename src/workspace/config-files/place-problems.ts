import { partitionOfRegion, partitions, regions } from "../../knowledge/index.js";
import { didYouMean, listed } from "../../source/index.js";

/**
 * What is wrong with the name of a region. AWS opens new ones, so a name is only wrong if one of its words is in no
 * name that is known: `wst`, but not the number of `eu-west-4`.
 */
export function regionProblem(name: string): string | undefined {
  const words = new Set(regions.flatMap((region) => region.split("-")));
  const unknown = name.split("-").some((word) => !/^\d+$/.test(word) && !words.has(word));
  return unknown ? `There is no region "${name}".${didYouMean(name, regions)}` : undefined;
}

/** What is wrong with the name of a partition. AWS adds one in years, and its ARNs would be unknown here as well. */
export function partitionProblem(name: string): string | undefined {
  const names = partitions.map((partition) => partition.name);
  if (names.includes(name)) return undefined;
  return `There is no partition "${name}": it is ${listed(names, "or")}.`;
}

/** What is wrong with a region in a partition: it is certain for the regions that are known. */
export function pairProblem(region: string, partition: string): string | undefined {
  const own = regions.includes(region) ? partitionOfRegion(region) : undefined;
  return own === undefined || own === partition
    ? undefined
    : `The region "${region}" is in the partition ${own}, not in ${partition}.`;
}
