import type { Mapping, Node } from "../../../../tree/index.js";
import type { HclBlock } from "../../../syntax/hcl/hcl-ast.js";
import { fillFromPlan } from "./fill-from-plan.js";
import type { InstanceKey } from "../modules/plan.js";
import type { Repetition, Repetitions } from "./repetitions.js";
import type { Instance, Module } from "../modules/scope.js";
import { computedNumber, computedText, entryAt, mappingOf, unknownAt } from "../../../values/values.js";

/** The instances in a plan. They count if the source does not decide them, or if there is no source but the plan. */
export function plannedRepetitions(
  written: Repetitions,
  address: string,
  block: HclBlock,
  { environment, source }: Module,
): Repetitions {
  const isDecided =
    written.incompleteReason === undefined && written.items.every(({ existence }) => existence.op === "true");
  const { planned } = environment;
  const found = isDecided && !source.isPlanned ? undefined : planned?.keysOf(address);
  // If there is only a plan, and it is complete, resources that are not in it will not exist.
  const isAbsent = source.isPlanned && block.type === "resource" && planned?.isComplete === true;
  const keys = found ?? (isAbsent ? [] : undefined);
  if (!keys) return written;
  const items = keys.map((key): Repetition => {
    const known = written.items.find((item) => item.key === key);
    const names = known?.names ?? namesOf(key, address, block);
    return { existence: { op: "true" }, names, ...(key !== undefined && { key }) };
  });
  return { kind: written.kind, items };
}

/** The value of an argument or attribute of an instance. The plan fills what the source does not decide. */
export function plannedValue(node: Node, { address, module }: Instance, name: string): Node {
  return fillFromPlan(node, module.environment.planned?.valueOf(address, name));
}

/** The arguments of an instance, each filled from the plan. */
export function plannedArguments(arguments_: Mapping, instance: Instance): Mapping {
  if (!instance.module.environment.planned) return arguments_;
  const entries = arguments_.entries.map((entry) => ({
    ...entry,
    value: plannedValue(entry.value, instance, entry.key.text),
  }));
  return { ...arguments_, entries };
}

/** The value of `count` or `each` in an instance. */
function namesOf(key: InstanceKey, address: string, { header }: HclBlock): ReadonlyMap<string, Node> {
  switch (typeof key) {
    case "number":
      return new Map([["count", mappingOf([entryAt("index", computedNumber(key, header))], header)]]);
    case "string": {
      const id = `${header.file.path}#${address}[${JSON.stringify(key)}]/each.value`;
      const value = unknownAt(header, { id, reason: "each.value is not known", expressionText: "each.value" });
      const entries = [entryAt("key", computedText(key, header)), entryAt("value", value)];
      return new Map([["each", mappingOf(entries, header)]]);
    }
    default:
      return new Map();
  }
}
