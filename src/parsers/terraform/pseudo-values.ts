import type { Location } from "../../source/index.js";
import type { Text, TextPart } from "../../tree/index.js";
import type { Module } from "./scope.js";

export type Pseudo = "partition" | "region" | "account" | "suffix";

/** DNS suffixes of the partitions. https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const suffixes: Readonly<Record<string, string>> = {
  aws: "amazonaws.com",
  "aws-us-gov": "amazonaws.com",
  "aws-cn": "amazonaws.com.cn",
};

/** Data sources and attributes by which a module can write the value again. */
const spellings: Readonly<Record<Pseudo, readonly [string, string]>> = {
  partition: ["aws_partition", "partition"],
  region: ["aws_region", "name"],
  account: ["aws_caller_identity", "account_id"],
  suffix: ["aws_partition", "dns_suffix"],
};

/** What the place of the deployment decides: the settings' value, or a hole. */
export function pseudoPart(pseudo: Pseudo, module: Module, location: Location, said?: string): TextPart {
  const spelling = said ?? spellingOf(pseudo, module);
  const origin = { from: "pseudo", name: pseudo } as const;
  const base = { location, origin, ...(spelling !== undefined && { spelling }) };
  const text = valueOf(pseudo, module);
  if (text !== undefined) return { kind: "literal", text, ...base };
  const words: Readonly<Record<Pseudo, string>> = {
    partition: "the partition is not known",
    region: "the region is not known",
    account: "the account is not known",
    suffix: "the partition's DNS suffix is not known",
  };
  return { kind: "hole", symbol: { id: `aws:${pseudo}`, shape: pseudo }, reason: words[pseudo], ...base };
}

export function pseudoText(pseudo: Pseudo, module: Module, location: Location, said?: string): Text {
  return { kind: "text", parts: [pseudoPart(pseudo, module, location, said)], location };
}

function valueOf(pseudo: Pseudo, { environment }: Module): string | undefined {
  const { partition, region, account } = environment.values;
  switch (pseudo) {
    case "partition":
      return partition;
    case "region":
      return region;
    case "account":
      return account;
    case "suffix":
      return partition === undefined ? undefined : suffixes[partition];
  }
}

function spellingOf(pseudo: Pseudo, module: Module): string | undefined {
  const [type, attribute] = spellings[pseudo];
  for (const { isData, type: declared, key, block } of module.declarations.resources.values()) {
    const isRepeated = block.body.attributes.some(({ name }) => name === "count" || name === "for_each");
    if (isData && declared === type && !isRepeated) return `${key}.${attribute}`;
  }
  return undefined;
}
