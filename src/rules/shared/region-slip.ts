import { nearest } from "../../analysis/index.js";
import { regions } from "../../knowledge/index.js";

/** A region that does not exist, and the one that is meant. */
export interface RegionSlip {
  readonly candidate?: string;
}

const prefixes = new Set(regions.map((region) => region.slice(0, region.indexOf("-"))));
const words = new Set(regions.flatMap((region) => region.split("-").slice(1, -1)));

/** What has the form of a region: words and a number. */
export function isRegionLike(text: string): boolean {
  return /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/.test(text);
}

/** A region that is not on the list may be new: one whose words are those of other regions, or of a country to come. */
export function regionSlip(value: string): RegionSlip | undefined {
  if (regions.includes(value)) return undefined;
  const [prefix = "", ...rest] = value.split("-");
  const number = rest.pop() ?? "";
  const isPlausible = number.length === 1 && rest.every((word) => words.has(word));
  if (isRegionLike(value) && (isPlausible || !prefixes.has(prefix))) return undefined;
  const [candidate, ...others] = nearest(value, regions);
  const isMeant = candidate !== undefined && others.length === 0;
  if (isRegionLike(value) && !isMeant) return undefined;
  return isMeant ? { candidate } : {};
}
