import { groupBy, oncePer } from "../../source/index.js";
import { blockOf, depthOf } from "./sibling-names.js";

/** Finds the few of many values of which it is not known that they belong to another resource than the one with an address. */
export function makerIndex<T>(
  values: readonly T[],
  addressOf: (value: T) => string,
): (address: string) => readonly T[] {
  const byBlock = groupBy(values, (value) => blockOf(addressOf(value)));
  const byDepth = oncePer((ofBlock: readonly T[]) => groupBy(ofBlock, (value) => depthOf(addressOf(value))));
  const byAddress = oncePer((alike: readonly T[]) => groupBy(alike, addressOf));
  return (address) => {
    const ofBlock = byBlock.get(blockOf(address));
    if (!ofBlock) return [];
    const depth = depthOf(address);
    return [...byDepth(ofBlock)].flatMap(([other, alike]) =>
      other === depth ? (byAddress(alike).get(address) ?? []) : alike,
    );
  };
}
