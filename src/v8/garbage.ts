import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Of the young heap only, or without options of all of it. */
export type CollectGarbage = (options?: { readonly type: "minor" }) => void;

/** Node has no other way to ask for a collection in a thread. The flag is off again for other contexts. */
export function garbageCollector(): CollectGarbage {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as CollectGarbage;
  setFlagsFromString("--no-expose-gc");
  return collect;
}
