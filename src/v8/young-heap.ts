import { getHeapSpaceStatistics } from "node:v8";
import { garbageCollector } from "./garbage.js";

/** The part of the memory in which new objects are. */
export interface YoungHeap {
  /** Bytes that objects take there, also those that nothing needs any more. */
  readonly used: () => number;
  readonly collect: () => void;
}

export function youngHeap(): YoungHeap {
  const collect = garbageCollector();
  return {
    used: () => getHeapSpaceStatistics().find((space) => space.space_name === "new_space")?.space_used_size ?? 0,
    collect: () => {
      collect({ type: "minor" });
    },
  };
}
