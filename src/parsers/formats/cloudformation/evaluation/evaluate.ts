import { fitted } from "../../../../source/index.js";
import { asConditional } from "../../../values/origins.js";
import type { Entry, List, Mapping, Node } from "../../../../tree/index.js";
import { exhaustedReason, oversizedReason } from "../../../values/limits.js";
import { callIn } from "../templates/call.js";
import { withoutDynamicReferences } from "../values/dynamic-references.js";
import { expandLoop, filledIn, isLoop, substitute } from "../templates/for-each.js";
import { asRead } from "../values/plain-booleans.js";
import type { Scope } from "../templates/scope.js";
import { notKnown } from "../values/unknowns.js";

/**
 * The value of a node, with all functions evaluated; what only the deployment decides is a hole, a choice or an
 * unknown.
 */
export function evaluate(node: Node, scope: Scope): Node {
  const { work } = scope.stack.reading;
  const reason = exhaustedReason(work, node);
  if (reason !== undefined) return notKnown(node, reason);
  work.depth++;
  const value = evaluateByKind(node, scope);
  work.depth--;
  // A text that doubles again and again costs what its parts cost.
  work.steps += value.kind === "text" ? value.parts.length : 1;
  const problem = oversizedReason(value, work, node);
  return problem === undefined ? value : notKnown(node, problem);
}

function evaluateByKind(node: Node, scope: Scope): Node {
  if (node.kind === "list") return evaluateList(node, scope);
  if (node.kind !== "mapping")
    return withoutDynamicReferences(node.kind === "scalar" ? filledIn(asRead(node), scope.loops) : node);
  const call = callIn(node);
  if (!call) return evaluateMapping(node, scope);
  const apply = scope.stack.functions.get(call.name);
  if (!apply) return notKnown(node, `the function ${call.name} is not known`);
  const value = withoutDynamicReferences(apply(call, scope));
  // `Fn::If` and `Fn::Select` return a value that is written elsewhere.
  return value.layout && value.location !== node.location ? asConditional(value) : value;
}

/** Most of a template is its own value. Such a list or mapping is not copied. */
function evaluateList(node: List, scope: Scope): Node {
  const evaluated = node.items.map((item) => evaluate(item, scope));
  const items = evaluated.some(isNoValue) ? evaluated.filter((item) => !isNoValue(item)) : evaluated;
  return areSame(items, node.items) ? node : { ...node, items };
}

/** AWS::NoValue removes an item; a written null stays. */
function isNoValue({ kind, layout }: Node): boolean {
  return kind === "null" && layout === undefined;
}

function evaluateMapping(node: Mapping, scope: Scope): Mapping {
  let { incompleteReason } = node;
  const entries: Entry[] = [];
  for (const entry of node.entries) {
    const name = entry.key.text;
    if (isLoop(name)) {
      const loop = expandLoop(entry, scope, evaluate);
      incompleteReason ??= loop.incompleteReason;
      for (const { body, loops } of loop.iterations) {
        const turn = evaluateMapping(body, { ...scope, loops });
        incompleteReason ??= turn.incompleteReason;
        entries.push(...turn.entries);
      }
    } else if (name.startsWith("Fn::")) incompleteReason ??= `${name} may add to it`;
    else entries.push(evaluateEntry(entry, scope));
  }
  if (areSame(entries, node.entries)) return node;
  return { ...node, entries: fitted(entries), ...(incompleteReason !== undefined && { incompleteReason }) };
}

function evaluateEntry(entry: Entry, scope: Scope): Entry {
  const key = substitute(entry.key, scope.loops);
  const value = evaluate(entry.value, scope);
  return key === entry.key && value === entry.value ? entry : { key, value, location: entry.location };
}

function areSame<T>(some: readonly T[], others: readonly T[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}
