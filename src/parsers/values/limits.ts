import type { Unread } from "../../model/index.js";
import { groupBy, limitMet, type Location, type SourceFile } from "../../source/index.js";
import { formulaSize, innerNodes, type Node } from "../../tree/index.js";

/** The cost of the evaluation of one template so far. */
export interface Work {
  steps: number;
  readonly allowedSteps: number;
  /** How many expressions are being evaluated inside each other. */
  depth: number;
  /** Turns of the loops that make resources or entries. */
  turns: number;
  /** Statements that long policy documents have from other documents. */
  included: number;
  /** The extents of lists, mappings and choices so far. Values share parts, and each part is measured once. */
  readonly extents: Map<Node, Extent>;
  /** What was not followed to its end, by its reason and place. */
  readonly stops: Map<string, Stop>;
}

/** Where and why something was not followed to its end. */
interface Stop {
  readonly reason: string;
  readonly location: Location;
}

/** `files`: all that the template is read from. */
export function noWork(files: readonly SourceFile[]): Work {
  const allowedSteps = files.reduce<number>((sum, { text }) => sum + text.length, limits.steps);
  return { steps: 0, allowedSteps, depth: 0, turns: 0, included: 0, extents: new Map(), stops: new Map() };
}

/** What of a template is not read because of the limits, once for each reason and address: where that was met first. */
export function unreadAtLimits({ stops }: Work, addressAt: (location: Location) => string): readonly Unread[] {
  const unread = [...stops.values()].map(({ location, reason }) => ({
    address: addressAt(location),
    reason: `a part was left out, because ${reason}`,
    location,
  }));
  return [...groupBy(unread, ({ address, reason }) => `${reason}\n${address}`).values()].flatMap(
    ([first]) => first ?? [],
  );
}

/**
 * An endless evaluation stops here, with a reason. Steps are allowed for each character as well: of 2,400 templates none takes
 * more than 4,000, but a module that calls 70 others, and has 600 KB with them, takes 460,000.
 */
const limits = {
  steps: 300_000,
  depth: 250,
  size: 50_000,
  nesting: 150,
  turns: 1_000,
  included: 5_000,
  comparisons: 2_000,
} as const;

/** What was being evaluated. */
interface Placed {
  readonly location: Location;
}

/** Not read further, and counted for `--debug`. */
function stopped(reason: string, { location }: Placed, work: Work): string {
  return noted(reason, [reason, location.file.path, location.start].join("\n"), location, work);
}

/** Nothing that comes later is read either, so one place is enough. */
function stoppedForAll(reason: string, { location }: Placed, work: Work): string {
  return noted(reason, reason, location, work);
}

function noted(reason: string, key: string, location: Location, { stops }: Work): string {
  limitMet(reason);
  if (!stops.has(key)) stops.set(key, { reason, location });
  return reason;
}

/** Why the evaluation stopped. `undefined` if it did not. */
export function exhaustedReason(work: Work, at: Placed): string | undefined {
  if (work.depth > limits.depth) return stopped("it is nested too deeply to follow", at, work);
  return work.steps > work.allowedSteps
    ? stoppedForAll("the file or module takes too long to follow", at, work)
    : undefined;
}

/** Adds the cost of a walk over a value. */
export function spend(node: Node, work: Work): void {
  work.steps += extentOf(node, work).size;
}

/** Why the value of what was evaluated is not kept. `undefined` if it is kept. */
export function oversizedReason(node: Node, work: Work, at: Placed): string | undefined {
  const { size, depth } = extentOf(node, work);
  if (depth > limits.nesting) return stopped("it is nested too deeply to follow", at, work);
  if (comparisonsIn(node) > limits.comparisons) return stopped("too many conditions choose it", at, work);
  return size > limits.size ? stopped("it is too large to follow", at, work) : undefined;
}

/** Why a loop makes no more turns; `undefined` if it may. AWS allows 500 resources in a stack. */
export function endlessReason(turns: number, work: Work, at: Placed): string | undefined {
  work.turns += turns;
  return work.turns > limits.turns ? stopped("the loops make more than 1,000 turns", at, work) : undefined;
}

/** So many statements of others a document may have without being counted: hundreds of instances may include a common one. */
const fewIncluded = 50;

/**
 * Why a policy document includes no more statements; `undefined` if it may. Where each document includes the two before it, it
 * has as many as both. AWS accepts no policy of a thousand statements.
 */
export function overfullReason(statements: number, work: Work, at: Placed): string | undefined {
  if (statements <= fewIncluded) return undefined;
  if (work.included + statements > limits.included)
    return stopped("the policy documents include thousands of statements of others", at, work);
  work.included += statements;
  return undefined;
}

/** In a chain of sixty conditionals, the branches are chosen by 2,000 comparisons: each by all those before it. */
function comparisonsIn(node: Node): number {
  return node.kind === "choice" ? node.branches.reduce((sum, { when }) => sum + formulaSize(when), 0) : 0;
}

interface Extent {
  readonly size: number;
  readonly depth: number;
}

function extentOf(node: Node, work: Work): Extent {
  const size = sizeAlone(node);
  if (size !== undefined) return { size, depth: 1 };
  const known = work.extents.get(node);
  if (known) return known;
  const extent = around(innerNodes(node), work);
  work.extents.set(node, extent);
  return extent;
}

/** The cost of a walk over a value: its nodes, and one more for every twelve characters. `undefined`: it has others in it. */
function sizeAlone(node: Node): number | undefined {
  switch (node.kind) {
    case "scalar":
      return 1 + lengthCost(node.text);
    case "text":
      return node.parts.reduce((size, part) => size + 1 + (part.kind === "literal" ? lengthCost(part.text) : 0), 1);
    case "null":
    case "unknown":
      return 1;
    case "list":
    case "mapping":
    case "choice":
      return undefined;
  }
}

function lengthCost({ length }: string): number {
  return Math.floor(length / 12);
}

function around(parts: readonly Node[], work: Work): Extent {
  let size = 1;
  let depth = 0;
  for (const part of parts) {
    const alone = sizeAlone(part);
    if (alone === undefined) {
      const inner = extentOf(part, work);
      size += inner.size;
      depth = Math.max(depth, inner.depth);
    } else {
      size += alone;
      depth = Math.max(depth, 1);
    }
  }
  return { size, depth: depth + 1 };
}
