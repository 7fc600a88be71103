import { limitMet } from "../../source/index.js";
import type { Node } from "../../tree/index.js";

/** The cost of the evaluation of one template so far. */
export interface Work {
  steps: number;
  /** How many expressions are being evaluated inside each other. */
  depth: number;
  /** Turns of the loops that make resources or entries. */
  turns: number;
}

export function noWork(): Work {
  return { steps: 0, depth: 0, turns: 0 };
}

/**
 * More than any real template needs: of 2,400 of them, none takes more than 4,000 steps. An endless evaluation stops
 * here, with a reason.
 */
const limits = { steps: 300_000, depth: 250, size: 50_000, nesting: 150, turns: 1_000 } as const;

/** Not read further, and counted for `--debug`. */
function stopped(reason: string): string {
  limitMet(reason);
  return reason;
}

/** Why the evaluation stopped. `undefined` if it did not. */
export function exhaustedReason({ steps, depth }: Work): string | undefined {
  if (depth > limits.depth) return stopped("it is nested too deeply to follow");
  return steps > limits.steps ? stopped("the file or module takes too long to follow") : undefined;
}

/** Adds the cost of a walk over a value. */
export function spend(node: Node, work: Work): void {
  work.steps += extentOf(node).size;
}

/** Why a value is not kept. `undefined` if it is kept. */
export function oversizedReason(node: Node): string | undefined {
  const { size, depth } = extentOf(node);
  if (depth > limits.nesting) return stopped("it is nested too deeply to follow");
  return size > limits.size ? stopped("it is too large to follow") : undefined;
}

/** Why a loop makes no more turns; `undefined` if it may. AWS allows 500 resources in a stack. */
export function endlessReason(turns: number, work: Work): string | undefined {
  work.turns += turns;
  return work.turns > limits.turns ? stopped("the loops make more than 1,000 turns") : undefined;
}

interface Extent {
  /** The cost of a walk over the value: its nodes, and one more for every twelve characters. */
  readonly size: number;
  readonly depth: number;
}

/** A cache. Values share parts, and each part is measured once. */
const known = new WeakMap<Node, Extent>();

function extentOf(node: Node): Extent {
  const found = known.get(node);
  if (found) return found;
  const extent = measure(node);
  known.set(node, extent);
  return extent;
}

function measure(node: Node): Extent {
  switch (node.kind) {
    case "scalar":
      return { size: 1 + node.text.length / 12, depth: 1 };
    case "text":
      return {
        size: node.parts.reduce((size, part) => size + 1 + (part.kind === "literal" ? part.text.length / 12 : 0), 1),
        depth: 1,
      };
    case "list":
      return around(node.items);
    case "mapping":
      return around(node.entries.map(({ value }) => value));
    case "choice":
      return around(node.branches.map(({ value }) => value));
    case "null":
    case "unknown":
      return { size: 1, depth: 1 };
  }
}

function around(nodes: readonly Node[]): Extent {
  let size = 1;
  let depth = 0;
  for (const node of nodes) {
    const inner = extentOf(node);
    size += inner.size;
    depth = Math.max(depth, inner.depth);
  }
  return { size, depth: depth + 1 };
}
