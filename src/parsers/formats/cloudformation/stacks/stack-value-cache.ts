import { failure, type Result } from "../../../../source/index.js";
import type { Node } from "../../../../tree/index.js";

/** Values that stacks get from each other, each computed once, on demand. */
export interface StackValueCache {
  value(key: string, make: () => Node): Result<Node>;
}

/** The most values that wait for each other on the way to one. */
const maximumDepth = 16;

/**
 * A value that rests on a long row of others is not made in one go: what is too far away is made first, then the value
 * again. So a row of any length takes little of the call stack and no more than two turns a value.
 */
export function createStackValueCache(): StackValueCache {
  const made = new Map<string, Node>();
  const pending = new Set<string>();
  const postponed = new Map<string, () => Node>();
  let misses = 0;

  function attempt(key: string, make: () => Node): Node {
    const before = misses;
    pending.add(key);
    const node = make();
    pending.delete(key);
    if (misses === before) made.set(key, node);
    return node;
  }

  function settle(key: string, make: () => Node, tried = new Set<string>()): Node {
    tried.add(key);
    for (;;) {
      postponed.clear();
      const node = attempt(key, make);
      const first = [...postponed].filter(([other]) => !tried.has(other));
      if (first.length === 0) {
        made.set(key, node);
        return node;
      }
      for (const [other, makeOther] of first) settle(other, makeOther, tried);
    }
  }

  return {
    value(key, make) {
      const known = made.get(key);
      if (known) return known;
      if (pending.has(key)) return failure("the stacks depend on each other");
      if (pending.size === 0) return settle(key, make);
      if (pending.size < maximumDepth) return attempt(key, make);
      misses++;
      postponed.set(key, make);
      return failure("too many stacks depend on each other");
    },
  };
}
