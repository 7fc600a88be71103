import type { Location } from "../../../../source/index.js";
import { always, and, asLiteral, or, type Formula, type Mapping, type Node } from "../../../../tree/index.js";
import type { HclAttribute, HclBlock } from "../../../syntax/hcl/hcl-ast.js";
import { withoutFailingBranches } from "../../../values/choices.js";
import { formulaOf } from "../values/conditions.js";
import { evaluate } from "../evaluation/evaluate.js";
import { argumentIn } from "../modules/declarations.js";
import { enabledIn } from "../modules/repeating-variables.js";
import { keysFrom } from "./same-keys.js";
import { existenceScope, idIn, moduleScope, type Module } from "../modules/scope.js";
import {
  computedNumber,
  computedText,
  entryAt,
  mappingOf,
  numberOf,
  reasonIn,
  unknownAt,
} from "../../../values/values.js";

/** One of the instances of a block. */
export interface Repetition {
  readonly key?: string | number;
  readonly existence: Formula;
  readonly names: ReadonlyMap<string, Node>;
}

export interface Repetitions {
  readonly kind: "single" | "count" | "for_each";
  readonly items: readonly Repetition[];
  readonly incompleteReason?: string;
}

/** The instances of a block, from its `count`, `for_each` or OpenTofu's `enabled`. */
export function repetitionsOf(block: HclBlock, module: Module, name: string): Repetitions {
  const enabled = enabledFormula(block, module);
  const count = argumentIn(block.body, "count");
  const forEach = argumentIn(block.body, "for_each");
  const found = count ? counted(count, module, name) : forEach ? forEached(forEach, module, name) : single;
  const items = found.items.map((item) => ({ ...item, existence: and(enabled, item.existence) }));
  return { ...found, items: items.filter(({ existence }) => existence.op !== "false") };
}

const single: Repetitions = { kind: "single", items: [{ existence: always, names: new Map() }] };

function enabledFormula(block: HclBlock, module: Module): Formula {
  const [enabled] = enabledIn(block);
  return enabled ? formulaOf(evaluate(enabled.value, existenceScope(module)), module) : always;
}

/** Terraform 0.11 allowed booleans as a count. */
function countOf(node: Node): number | undefined {
  const literal = asLiteral(node);
  return literal === "true" ? 1 : literal === "false" ? 0 : numberOf(node);
}

/** The maximum count that is expanded. */
const maximumCount = 256;

function counted({ value, location }: HclAttribute, module: Module, name: string): Repetitions {
  const decided = withoutFailingBranches(evaluate(value, existenceScope(module)));
  const branches = decided.kind === "choice" ? decided.branches : [{ when: always, value: decided }];
  const counts = branches.map((branch) => ({ when: branch.when, count: countOf(branch.value) }));
  const repeat = (total: number, existence: (index: number) => Formula): Repetitions => ({
    kind: "count",
    items: Array.from({ length: total }, (_, index) => ({
      key: index,
      existence: existence(index),
      names: new Map([["count", mappingOf([entryAt("index", computedNumber(index, location))], location)]]),
    })),
  });
  const numbers = counts.flatMap(({ count }) => count ?? []);
  if (numbers.length === counts.length && Math.max(0, ...numbers) <= maximumCount) {
    const exists = (index: number): Formula =>
      or(...counts.flatMap(({ when, count = 0 }) => (count > index ? when : [])));
    return repeat(Math.max(0, ...numbers), exists);
  }
  // A default decides the number of instances, but not whether they exist.
  const byDefault = countOf(withoutFailingBranches(evaluate(value, moduleScope(module))));
  const existence = existenceBy(decided, "count", module, name);
  if (byDefault !== undefined && byDefault > 0 && byDefault <= maximumCount) return repeat(byDefault, () => existence);
  const index = unknownAt(location, {
    id: `${idIn(module, name)}/count.index`,
    reason: "count is not known",
    expressionText: "count.index",
    shape: "segment",
  });
  const names = new Map([["count", mappingOf([entryAt("index", index)], location)]]);
  return {
    kind: "count",
    items: [{ existence, names }],
    incompleteReason: reasonIn(decided) ?? "there are too many instances to follow",
  };
}

function forEached({ value, location }: HclAttribute, module: Module, name: string): Repetitions {
  const decided = withoutFailingBranches(evaluate(value, existenceScope(module)));
  const byDefault = withoutFailingBranches(evaluate(value, moduleScope(module)));
  const branches = decided.kind === "choice" ? decided.branches : [{ when: always, value: decided }];
  const keys = new Map<string, { existence: Formula; value: Node }>();
  const collections = branches.map((branch) => ({ when: branch.when, elements: elementsByKey(branch.value) }));
  for (const { when, elements } of collections) {
    for (const [key, element] of elements ?? []) {
      const known = keys.get(key);
      keys.set(key, { existence: known ? or(known.existence, when) : when, value: element });
    }
  }
  const defaults = elementsByKey(byDefault);
  if (collections.every(({ elements }) => elements)) {
    const items = [...keys].map(([key, { existence, value: own }]) =>
      eachOf(key, defaults?.get(key) ?? own, existence, location),
    );
    return { kind: "for_each", items };
  }
  const from = keysFrom(value, module);
  const base = from === value ? decided : withoutFailingBranches(evaluate(from, existenceScope(module)));
  const existence = existenceBy(base.kind === "unknown" ? base : decided, "for_each", module, name);
  if (defaults && defaults.size > 0) {
    return {
      kind: "for_each",
      items: [...defaults].map(([key, element]) => eachOf(key, element, existence, location)),
    };
  }
  const reason = reasonIn(decided) ?? "for_each is not known";
  const part = (word: string): Node =>
    unknownAt(location, { id: `${idIn(module, name)}/each.${word}`, reason, expressionText: `each.${word}` });
  const each = mappingOf([entryAt("key", part("key")), entryAt("value", part("value"))], location);
  return { kind: "for_each", items: [{ existence, names: new Map([["each", each]]) }], incompleteReason: reason };
}

/** Whether the instances exist that the default of a value gives. Blocks that repeat by the same value have the same instances. */
function existenceBy(decided: Node, argument: string, module: Module, name: string): Formula {
  const of = decided.kind === "unknown" ? decided.symbol.id : idIn(module, name);
  return { op: "opaque", id: `${of}?${argument}` };
}

/** The elements of a map or set, by key. `undefined` if there may be others. */
function elementsByKey(node: Node): ReadonlyMap<string, Node> | undefined {
  if (node.kind === "null") return new Map();
  if (node.kind === "mapping" && node.incompleteReason === undefined) {
    return new Map(node.entries.map(({ key, value }) => [key.text, value]));
  }
  if (node.kind !== "list" || node.incompleteReason !== undefined) return undefined;
  const elements = new Map<string, Node>();
  for (const item of node.items) {
    const key = asLiteral(item);
    if (key === undefined) return undefined;
    elements.set(key, item);
  }
  return elements;
}

function eachOf(key: string, value: Node, existence: Formula, location: Location): Repetition {
  const each: Mapping = mappingOf([entryAt("key", computedText(key, location)), entryAt("value", value)], location);
  return { key, existence, names: new Map([["each", each]]) };
}

export function addressOf(base: string, key: string | number | undefined): string {
  return key === undefined ? base : `${base}[${typeof key === "number" ? String(key) : JSON.stringify(key)}]`;
}
