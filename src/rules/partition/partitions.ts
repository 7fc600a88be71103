import { hasRegionForm } from "../../model/index.js";
import { stringOf, type Text } from "../../rule-kit/index.js";
import type { WrittenArn } from "./written-arns.js";

interface WrittenPartition {
  readonly partition: string;
  readonly tail: string;
}

/** The partition that is written at the beginning of an ARN, and what follows it. */
export function partitionOf({ parts }: Text): WrittenPartition | undefined {
  const [first] = parts;
  if (first?.kind !== "literal" || first.origin.from !== "written") return undefined;
  const [, partition, tail = ""] = /^arn:(aws[\w-]*):([^]*)$/.exec(first.text) ?? [];
  return partition === undefined ? undefined : { partition, tail };
}

type Place = NonNullable<WrittenArn["held"]> | string;

/** The document in which an ARN stands, or the resource that has it outside of documents. */
export function placeOf({ address, held }: WrittenArn): Place {
  return held ?? address;
}

/** Who names several partitions in one place means each of them. */
export function placesOfSeveral(arns: readonly WrittenArn[]): ReadonlySet<Place> {
  const named = new Map<Place, string>();
  const several = new Set<Place>();
  for (const arn of arns) {
    const { partition } = partitionOf(arn.text) ?? {};
    if (partition === undefined || arn.when.op !== "true") continue;
    const place = placeOf(arn);
    if ((named.get(place) ?? partition) !== partition) several.add(place);
    named.set(place, partition);
  }
  return several;
}

/** True for an ARN with a written region or account: those exist in one partition only. */
export function namesPlace(text: Text): boolean {
  const written = stringOf(text, "*");
  const [, , , region = "", account = ""] = written.split(":");
  return hasRegionForm(region) || /^\d{12}$/.test(account);
}
