import type { Mapping, Node } from "../../tree/index.js";
import { columnOf, indentUnit, isFirstOnLine } from "../layout/lines.js";
import type { WriteContext } from "../values/write-context.js";

/** The context for what is written beside a node. The sections of one file may be indented in different ways. */
export function indentedAs(beside: Node, context: WriteContext): WriteContext {
  const { file } = context;
  const step = beside.location.file === file ? stepIn(beside) : undefined;
  return step === undefined || step === indentUnit(file).length ? context : { ...context, step };
}

/** How far the first mapping below a key in a node is indented from this key. */
function stepIn(node: Node): number | undefined {
  if (node.kind === "list") return firstStep(node.items);
  return node.kind === "mapping" ? (ownStep(node) ?? firstStep(node.entries.map(({ value }) => value))) : undefined;
}

function firstStep(nodes: readonly Node[]): number | undefined {
  for (const node of nodes) {
    const step = stepIn(node);
    if (step !== undefined) return step;
  }
  return undefined;
}

function ownStep({ entries }: Mapping): number | undefined {
  for (const { key, value } of entries) {
    const { file, start } = value.location;
    if (value.kind !== "mapping" || value.layout?.style !== "block" || file !== key.location.file) continue;
    const step = columnOf(file, start) - columnOf(file, key.location.start);
    if (step > 0 && isFirstOnLine(file, start)) return step;
  }
  return undefined;
}
