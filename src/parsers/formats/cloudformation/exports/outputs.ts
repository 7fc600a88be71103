import { and, asLiteral, entryOf, member, type Mapping, type Node } from "../../../../tree/index.js";
import { conditionNamed } from "../evaluation/conditions.js";
import { evaluate } from "../evaluation/evaluate.js";
import { expandLoop, isLoop, substitute } from "../templates/for-each.js";
import type { Output, Scope, Stack } from "../templates/scope.js";

/** The entries of an `Outputs` section. */
export function readOutputs(section: Mapping | undefined, scope: Scope): readonly Output[] {
  return (section?.entries ?? []).flatMap((entry): readonly Output[] => {
    if (isLoop(entry.key.text)) {
      return expandLoop(entry, scope, evaluate).iterations.flatMap(({ body, loops }) =>
        readOutputs(body, { ...scope, loops }),
      );
    }
    const { loops } = scope;
    return entry.value.kind === "mapping"
      ? [{ name: substitute(entry.key, loops).text, body: entry.value, loops }]
      : [];
  });
}

/** The scope of an output's expressions: its condition is true there. */
export function scopeOfOutput({ body, loops }: Output, stack: Stack): Scope {
  const existence = stack.links.existence();
  const inside: Scope = { stack, loops, when: existence, usesDefaults: true };
  const condition = asLiteral(entryOf(body, "Condition")?.value);
  return condition === undefined ? inside : { ...inside, when: and(existence, conditionNamed(condition, inside)) };
}

export function outputValue(output: Output, stack: Stack): Node | undefined {
  const value = entryOf(output.body, "Value")?.value;
  return value && evaluate(value, scopeOfOutput(output, stack));
}

/** The name under which an output is exported. */
export function exportName(output: Output, stack: Stack): Node | undefined {
  const name = member(entryOf(output.body, "Export")?.value, "Name");
  return name && evaluate(name, scopeOfOutput(output, stack));
}
