import type { Location } from "../source/index.js";
import type { TextPart } from "../tree/index.js";
import type { Values } from "./input.js";

/** What only the place of the deployment decides. */
export type Pseudo = "partition" | "region" | "account" | "suffix";

/** DNS suffixes of the partitions. https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
const suffixes: Readonly<Record<string, string>> = {
  aws: "amazonaws.com",
  "aws-us-gov": "amazonaws.com",
  "aws-cn": "amazonaws.com.cn",
};

const reasons: Readonly<Record<Pseudo, string>> = {
  partition: "the partition is not known",
  region: "the region is not known",
  account: "the account is not known",
  suffix: "the partition's DNS suffix is not known",
};

/** The settings' value, or a hole; `spelling`: how the template writes it again. */
export function pseudoPart(pseudo: Pseudo, values: Values, location: Location, spelling: string | undefined): TextPart {
  const origin = { from: "pseudo", name: pseudo } as const;
  const base = { location, origin, ...(spelling !== undefined && { spelling }) };
  const text = valueOf(pseudo, values);
  if (text !== undefined) return { kind: "literal", text, ...base };
  return { kind: "hole", symbol: { id: `aws:${pseudo}`, shape: pseudo }, reason: reasons[pseudo], ...base };
}

function valueOf(pseudo: Pseudo, { partition, region, account }: Values): string | undefined {
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
