import { regions } from "../../knowledge/index.js";
import { didYouMean } from "../../source/index.js";

/**
 * What is wrong with the name of a region. AWS opens new ones, so a name is only wrong if one of its words is in no
 * name that is known: `wst`, but not the number of `eu-west-4`.
 */
export function regionProblem(name: string): string | undefined {
  const words = new Set(regions.flatMap((region) => region.split("-")));
  const unknown = name.split("-").some((word) => !/^\d+$/.test(word) && !words.has(word));
  return unknown ? `There is no region "${name}".${didYouMean(name, regions)}` : undefined;
}
