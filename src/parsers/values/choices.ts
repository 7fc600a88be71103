import type { Location } from "../../source/index.js";
import {
  alternatives,
  always,
  and,
  asLiteral,
  isSatisfiable,
  or,
  withInnerNodes,
  type Branch,
  type Formula,
  type Node,
} from "../../tree/index.js";
import { hasFailure, identity, nullAt } from "./values.js";

/** The maximum number of combinations of branches. */
const maximumCombinations = 32;

type Plain = Exclude<Node, { kind: "choice" }>;

/**
 * Applies a function of values to every combination of the branches of its arguments. `undefined`: there are too many
 * combinations.
 */
export function distribute(
  nodes: readonly Node[],
  location: Location,
  apply: (plain: readonly Plain[]) => Node,
): Node | undefined {
  const applied = (plain: readonly Plain[]): Node => markGap(apply(plain), plain, nodes);
  if (nodes.every(isPlain)) return applied(nodes);
  let combinations: { readonly when: Formula; readonly plain: readonly Plain[] }[] = [{ when: always, plain: [] }];
  for (const node of nodes) {
    const branches = alternatives(node);
    if (branches.length * combinations.length > maximumCombinations) return undefined;
    combinations = combinations.flatMap(({ when, plain }) =>
      branches.flatMap((branch) => {
        const both = and(when, branch.when);
        return isPossible(both) ? [{ when: both, plain: [...plain, branch.value] }] : [];
      }),
    );
  }
  return choiceOf(
    combinations.map(({ when, plain }) => ({ when, value: applied(plain) })),
    location,
  );
}

/**
 * Marks a text if a piece of it is empty because of a condition or a default. Then the rest of the text may never be
 * used.
 */
function markGap(result: Node, plain: readonly Plain[], nodes: readonly Node[]): Node {
  if ((result.kind !== "scalar" && result.kind !== "text") || result.hasOmittedPart) return result;
  const hasGap = plain.some(
    (piece, index) =>
      piece !== result &&
      (piece.kind === "scalar" || piece.kind === "text") &&
      (piece.hasOmittedPart ?? (asLiteral(piece) === "" && (nodes[index]?.kind === "choice" || isDefault(piece)))),
  );
  return hasGap ? { ...result, hasOmittedPart: true } : result;
}

function isDefault(piece: Plain): boolean {
  return piece.kind === "text" && piece.parts.some(({ origin }) => origin.from === "default");
}

function isPlain(node: Node): node is Plain {
  return node.kind !== "choice";
}

/** A choice of branches. If all branches are equal, it is a plain value. */
export function choiceOf(branches: readonly Branch[], location: Location): Node {
  const flat = branches.flatMap(({ when, value }) => alternatives(value, when)).filter(({ when }) => isPossible(when));
  const merged = new Map<string, Branch>();
  for (const branch of flat) {
    const key = identity(branch.value);
    const known = merged.get(key);
    merged.set(key, known ? { when: or(known.when, branch.when), value: known.value } : branch);
  }
  const [only, ...others] = merged.values();
  if (!only) return nullAt(location);
  return others.length === 0 ? only.value : { kind: "choice", location, branches: [only, ...others] };
}

/**
 * Removes the branches at which Terraform would stop with an error. If the deployment continues, they were not taken.
 */
export function withoutFailingBranches(node: Node): Node {
  switch (node.kind) {
    case "choice": {
      const branches = node.branches.map(({ when, value }) => ({ when, value: withoutFailingBranches(value) }));
      const working = branches.filter(({ value }) => !hasFailure(value));
      const [only, ...others] = working;
      if (!only) return node;
      return others.length === 0 ? only.value : { ...node, branches: working };
    }
    case "list":
      return hasFailure(node) ? { ...node, items: node.items.map(withoutFailingBranches) } : node;
    case "mapping":
      if (!hasFailure(node)) return node;
      return {
        ...node,
        entries: node.entries.map((entry) => ({ ...entry, value: withoutFailingBranches(entry.value) })),
      };
    default:
      return node;
  }
}

function isPossible(when: Formula): boolean {
  return isSatisfiable(when) !== false;
}

/** Removes the branches that are not possible if `given` holds. A value without such branches stays the same node. */
export function prune(node: Node, given: Formula): Node {
  if (given.op === "true") return node;
  switch (node.kind) {
    case "choice": {
      const left = node.branches.filter(({ when }) => isPossible(and(given, when)));
      if (left.length === 0) return node;
      return choiceOf(
        left.map(({ when, value }) => ({ when: left.length === 1 ? always : when, value: prune(value, given) })),
        node.location,
      );
    }
    case "list":
    case "mapping":
      return withInnerNodes(node, (inner) => prune(inner, given));
    default:
      return node;
  }
}
