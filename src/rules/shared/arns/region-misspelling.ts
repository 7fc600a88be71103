import { nearest } from "../../../iam/index.js";
import { regions } from "../../../knowledge/index.js";
import { hasRegionForm } from "../../../model/index.js";

/** A region that does not exist, and the region that is probably meant. */
export interface RegionMisspelling {
  readonly candidate?: string;
}

const prefixes = new Set(regions.map((region) => region.slice(0, region.indexOf("-"))));
const words = new Set(regions.flatMap((region) => region.split("-").slice(1, -1)));

/** The words for directions in region names. */
const compass = /^(?:central|(?:north|south)?(?:east|west)|north|south)$/;

const joined = new Set(regions.map(withoutHyphens));

function withoutHyphens(text: string): string {
  return text.replaceAll("-", "");
}

/** Whether a text has the form of a region, words and a number, or is one with hyphens left out or added: `eu-west1`. */
export function isRegionLike(text: string): boolean {
  return hasRegionForm(text) || joined.has(withoutHyphens(text));
}

/**
 * Checks a region that is not on the list. It is not an error if it may be a new region: its words are those of other
 * regions, or its prefix is unknown.
 */
export function regionMisspelling(value: string): RegionMisspelling | undefined {
  if (regions.includes(value)) return undefined;
  const [prefix = "", ...rest] = value.split("-");
  const number = rest.pop() ?? "";
  const isPlausible = number.length === 1 && rest.every((word) => words.has(word) || compass.test(word));
  if (hasRegionForm(value) && (isPlausible || !prefixes.has(prefix))) return undefined;
  const [candidate, ...others] = nearest(value, regions);
  return candidate !== undefined && others.length === 0 ? { candidate } : {};
}
