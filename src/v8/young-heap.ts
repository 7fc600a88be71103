import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** The part of the memory in which new objects are. */
export interface YoungHeap {
  /** Bytes that objects take there, also those that nothing needs any more. */
  readonly used: () => number;
  readonly collect: () => void;
}

/** Node has no other way to ask for a collection in a thread. The flag is off again for other contexts. */
export function youngHeap(): YoungHeap {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as (options: { readonly type: "minor" }) => void;
  setFlagsFromString("--no-expose-gc");
  return {
    used: () => getHeapSpaceStatistics().find((space) => space.space_name === "new_space")?.space_used_size ?? 0,
    collect: () => collect({ type: "minor" }),
  };
}
