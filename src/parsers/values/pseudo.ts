import { partitionOfRegion, partitions } from "../../knowledge/index.js";
import type { Location } from "../../source/index.js";
import type { HolePart, TextPart } from "../../tree/index.js";
import type { Values } from "./input.js";

/** Values that depend on the deployment: partition, region, account, and the DNS suffix of the partition. */
export type PseudoValue = "partition" | "region" | "account" | "suffix";

/** The partition of all given regions. `undefined`: they are in different partitions. */
export function partitionOf(regions: readonly string[]): string | undefined {
  const found = new Set(regions.map(partitionOfRegion));
  const [only, ...others] = found;
  return others.length === 0 ? only : undefined;
}

/** What all parts with such a value share. */
const shared: Readonly<Record<PseudoValue, Pick<HolePart, "symbol" | "reason" | "origin">>> = {
  partition: sharedBy("partition", "the partition is not known"),
  region: sharedBy("region", "the region is not known"),
  account: sharedBy("account", "the account is not known"),
  suffix: sharedBy("suffix", "the partition's DNS suffix is not known"),
};

function sharedBy(pseudo: PseudoValue, reason: string): Pick<HolePart, "symbol" | "reason" | "origin"> {
  return { symbol: { id: `aws:${pseudo}`, shape: pseudo }, reason, origin: { from: "pseudo", name: pseudo } };
}

/** A part with the value from the settings, or a hole. `expressionText` is how the template can write it again. */
export function pseudoPart(
  pseudo: PseudoValue,
  values: Values,
  location: Location,
  expressionText: string | undefined,
): TextPart {
  const { origin, reason, symbol } = shared[pseudo];
  const text = valueOf(pseudo, values);
  // Written out, because a template has many of them: V8 stores what a spread adds outside of the object.
  if (text !== undefined)
    return expressionText === undefined
      ? { kind: "literal", text, location, origin }
      : { kind: "literal", text, location, origin, expressionText };
  return expressionText === undefined
    ? { kind: "hole", symbol, reason, location, origin }
    : { kind: "hole", symbol, reason, location, origin, expressionText };
}

/** What such a value of another provider is called. */
const words: Readonly<Record<PseudoValue, string>> = {
  partition: "partition",
  region: "region",
  account: "account",
  suffix: "DNS suffix",
};

/** A hole for the value in another account or region than that of the deployment. `owner`: whose it is. */
export function foreignPart(
  pseudo: PseudoValue,
  owner: { readonly id: string; readonly name: string },
  location: Location,
  expressionText: string | undefined,
): HolePart {
  return {
    kind: "hole",
    symbol: { id: `${owner.id}/${pseudo}`, shape: pseudo },
    reason: `the ${words[pseudo]} of ${owner.name} is not known`,
    location,
    origin: shared[pseudo].origin,
    ...(expressionText !== undefined && { expressionText }),
  };
}

function valueOf(pseudo: PseudoValue, { partition, region, account }: Values): string | undefined {
  switch (pseudo) {
    case "partition":
      return partition;
    case "region":
      return region;
    case "account":
      return account;
    case "suffix":
      return partitions.find(({ name }) => name === partition)?.dnsSuffix;
  }
}
