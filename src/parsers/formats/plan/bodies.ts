import type { Location } from "../../../source/index.js";
import { asLiteral, entryOf, type Mapping, type Node } from "../../../tree/index.js";
import type { HclAttribute, HclBlock, HclBody } from "../../syntax/hcl/hcl-ast.js";
import type { ValueName } from "./known-values.js";
import { valueAt, entriesOf, itemsOf } from "./plan-file.js";
import { plannedExpression } from "./planned-expressions.js";

/** The parts of a plan that a body is made of. */
export interface BodyParts extends ValueName {
  /** Absent for a block that a dynamic block creates. Then every argument with a value counts as set. */
  readonly expressions: Mapping | undefined;
  /** The values of one instance. Those that the plan does not know are unknowns. */
  readonly values: Mapping | undefined;
  readonly location: Location;
  /** Whether blocks that are in the values but not in the configuration come from a dynamic block. */
  readonly isDynamic: (block: string) => boolean;
}

type Entry = Mapping["entries"][number];

/** The body that belongs to a configuration and its values. */
export function bodyOf(parts: BodyParts): HclBody {
  const { expressions, location, values } = parts;
  const attributes: HclAttribute[] = [];
  const blocks: HclBlock[] = [];
  for (const entry of entriesOf(expressions)) {
    const known = values && entryOf(values, entry.key.text);
    if (isArgument(entry.value)) attributes.push(attributeOf(known ?? entry, known?.value, entry.value, parts));
    else blocks.push(...blocksOf(entry, known, parts));
  }
  for (const entry of entriesOf(values)) {
    if (expressions && entryOf(expressions, entry.key.text)) continue;
    if (isBlockList(entry.value)) {
      if (!expressions || parts.isDynamic(entry.key.text)) blocks.push(...blocksOf(undefined, entry, parts));
    } else if (!expressions && entry.value.kind !== "null") {
      attributes.push(attributeOf(entry, entry.value, undefined, parts));
    }
  }
  return { location, attributes, blocks };
}

function isArgument(node: Node): boolean {
  const names = ["constant_value", "references"];
  return node.kind === "mapping" && node.entries.every(({ key }) => names.includes(key.text));
}

function isBlockList(node: Node): boolean {
  return node.kind === "list" && node.items.length > 0 && node.items.every(({ kind }) => kind === "mapping");
}

/** `entry`: the place of the argument: in the values if they contain the argument, else in the configuration. */
function attributeOf(
  entry: Entry,
  value: Node | undefined,
  configuration: Node | undefined,
  parts: BodyParts,
): HclAttribute {
  const name = entry.key.text;
  const expression = plannedExpression({
    argument: name,
    value,
    configuration,
    location: (configuration ?? entry.value).location,
    id: `${parts.id}.${name}`,
    name: `${parts.name}.${name}`,
  });
  return { name, nameLocation: entry.key.location, value: expression, location: entry.location };
}

/** The blocks of one type. Those that are only in the values come from a dynamic block. */
function blocksOf(configured: Entry | undefined, known: Entry | undefined, parts: BodyParts): HclBlock[] {
  const entry = known ?? configured;
  if (!entry) return [];
  const type = entry.key.text;
  return pairedBlocks(configured?.value, known?.value).map(({ body, value }, index): HclBlock => {
    const { location } = value ?? body ?? entry;
    const inner = bodyOf({
      expressions: body,
      values: value,
      location,
      id: `${parts.id}.${type}[${String(index)}]`,
      name: `${parts.name}.${type}`,
      isDynamic: () => true,
    });
    const header = (value ? entry : (configured ?? entry)).key.location;
    return { type, labels: [], header, body: inner, location };
  });
}

interface PairedBlock {
  readonly body: Mapping | undefined;
  readonly value: Mapping | undefined;
}

/** Pairs the blocks of a configuration with their values. A plan sorts its sets, so the positions may differ. */
function pairedBlocks(configured: Node | undefined, known: Node | undefined): readonly PairedBlock[] {
  const bodies = mappingsIn(configured);
  const values = mappingsIn(known);
  const left = new Set(values);
  const found = new Map<Mapping, Mapping>();
  // The block with the most constants chooses its value first.
  for (const body of [...bodies].sort((one, other) => constantsIn(other) - constantsIn(one))) {
    const inPlace = values[bodies.indexOf(body)];
    const value = [...(inPlace && left.has(inPlace) ? [inPlace] : []), ...left].find((one) => fits(body, one));
    if (!value) continue;
    left.delete(value);
    found.set(body, value);
  }
  // If there are as many blocks as values, they are paired by position, even if the provider changed a constant.
  const isInPlace = bodies.length === values.length && found.size < bodies.length;
  if (isInPlace) return bodies.map((body, index): PairedBlock => ({ body, value: values[index] }));
  const pairs = bodies.map((body): PairedBlock => ({ body, value: found.get(body) }));
  return [...pairs, ...[...left].map((value): PairedBlock => ({ body: undefined, value }))];
}

function constantsIn(body: Mapping): number {
  return body.entries.filter(({ value }) => literalsIn(valueAt(value, "constant_value")) !== undefined).length;
}

function mappingsIn(node: Node | undefined): readonly Mapping[] {
  return (node?.kind === "mapping" ? [node] : itemsOf(node)).flatMap((item) => (item.kind === "mapping" ? [item] : []));
}

/** Whether the constants of a block agree with a value. */
function fits(body: Mapping, value: Mapping): boolean {
  return body.entries.every(({ key, value: expression }) => {
    const constant = literalsIn(valueAt(expression, "constant_value"));
    const known = literalsIn(valueAt(value, key.text));
    return constant === undefined || known === undefined || constant === known;
  });
}

/** Equal for equal texts, and for lists of the same texts in any order. `undefined` if there is anything else. */
function literalsIn(node: Node | undefined): string | undefined {
  if (node?.kind !== "list") return asLiteral(node);
  const literals = node.items.map(asLiteral);
  return literals.includes(undefined) ? undefined : JSON.stringify(literals.sort());
}
