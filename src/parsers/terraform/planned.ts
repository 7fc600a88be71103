import type { Node } from "../../tree/index.js";
import type { HclBlock } from "../hcl-ast.js";
import { filled } from "./filled.js";
import type { Repetition, Repetitions } from "./repetitions.js";
import { computedNumber, computedText, entryAt, mappingOf, unknownAt } from "../values.js";

/** What a plan knows beyond the text of a module. */
export interface Planned {
  /** The keys of a resource's or a call's instances, by its address without a key; `undefined`: the plan does not say. */
  keysOf(address: string): readonly InstanceKey[] | undefined;
  /** The block of an instance where no file declares it. */
  blockOf(address: string): HclBlock | undefined;
  /** The value of an argument or attribute of an instance; `undefined` where the plan does not know it. */
  valueOf(address: string, name: string): Node | undefined;
}

/** `undefined`: a resource or call without count and for_each. */
export type InstanceKey = string | number | undefined;

/** The instances that the plan makes where the text leaves open which there are. */
export function plannedRepetitions(
  found: Repetitions,
  address: string,
  block: HclBlock,
  planned: Planned | undefined,
): Repetitions {
  const isDecided = found.open === undefined && found.items.every(({ existence }) => existence.op === "true");
  const keys = isDecided ? undefined : planned?.keysOf(address);
  if (!keys) return found;
  const items = keys.map((key): Repetition => {
    const known = found.items.find((item) => item.key === key);
    return {
      existence: { op: "true" },
      names: known?.names ?? namesOf(key, `${address}`, block),
      ...(key !== undefined && { key }),
    };
  });
  const kind = keys.some((key) => typeof key === "number") ? "count" : keys.includes(undefined) ? "single" : found.kind;
  return { kind, items };
}

/** `count` or `each` of an instance. */
function namesOf(key: InstanceKey, address: string, { header }: HclBlock): ReadonlyMap<string, Node> {
  if (key === undefined) return new Map();
  if (typeof key === "number") return new Map([["count", mappingOf([entryAt("index", computedNumber(key, header))], header)]]);
  const value = unknownAt(header, {
    id: `${header.file.path}#${address}[${JSON.stringify(key)}]/each.value`,
    reason: "each.value is not known",
    spelling: "each.value",
  });
  return new Map([["each", mappingOf([entryAt("key", computedText(key, header)), entryAt("value", value)], header)]]);
}
