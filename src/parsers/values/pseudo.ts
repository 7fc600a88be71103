import { partitions } from "../../knowledge/index.js";
import type { Location } from "../../source/index.js";
import type { TextPart } from "../../tree/index.js";
import type { Values } from "./input.js";

/** Values that depend on the deployment: partition, region, account, and the DNS suffix of the partition. */
export type PseudoValue = "partition" | "region" | "account" | "suffix";

/** The first part of region names, by partition. All other regions are in the commercial partition. */
// https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json
const regionPrefixes: readonly (readonly [string, string])[] = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["us-iso-", "aws-iso"],
  ["us-isob-", "aws-iso-b"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-isof-", "aws-iso-f"],
  ["eusc-", "aws-eusc"],
];

/** The partition of all given regions. `undefined`: they are in different partitions. */
export function partitionOf(regions: readonly string[]): string | undefined {
  const found = new Set(
    regions.map((region) => regionPrefixes.find(([prefix]) => region.startsWith(prefix))?.[1] ?? "aws"),
  );
  const [only, ...others] = found;
  return others.length === 0 ? only : undefined;
}

const reasons: Readonly<Record<PseudoValue, string>> = {
  partition: "the partition is not known",
  region: "the region is not known",
  account: "the account is not known",
  suffix: "the partition's DNS suffix is not known",
};

/** A part with the value from the settings, or a hole. `expressionText` is how the template can write it again. */
export function pseudoPart(
  pseudo: PseudoValue,
  values: Values,
  location: Location,
  expressionText: string | undefined,
): TextPart {
  const origin = { from: "pseudo", name: pseudo } as const;
  const base = { location, origin, ...(expressionText !== undefined && { expressionText }) };
  const text = valueOf(pseudo, values);
  if (text !== undefined) return { kind: "literal", text, ...base };
  return { kind: "hole", symbol: { id: `aws:${pseudo}`, shape: pseudo }, reason: reasons[pseudo], ...base };
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
