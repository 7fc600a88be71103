import type { Location } from "../../../source/index.js";
import { asLiteral, type Node, type Scalar } from "../../../tree/index.js";
import type { Expression, PlannedExpression } from "../../syntax/hcl/hcl-ast.js";
import { asComputed, notYetKnown, type ValueName } from "./known-values.js";
import { valueAt, itemsOf } from "./plan-file.js";
import { isPointer, keyedAttribute, parseReference, wholeReferences } from "./references.js";

/** An argument in a plan: what its configuration refers to, and its value if it is known. */
export interface PlannedArgument extends ValueName {
  readonly argument: string;
  readonly value: Node | undefined;
  /** `{ constant_value }` or `{ references }`. Absent in a block that a dynamic block creates. */
  readonly configuration: Node | undefined;
  readonly location: Location;
}

/** An expression without a constant and without references is the result of a function. It counts as a constant. */
export function plannedExpression(planned: PlannedArgument): Expression {
  const { configuration, location } = planned;
  const references = referencesIn(configuration);
  const value =
    planned.value ??
    valueAt(configuration, "constant_value") ??
    notYetKnown({ location: placeOf(references, location) }, planned);
  const isWritten = references.length === 0 && configuration !== undefined;
  const shown = isWritten ? value : asComputed(value, location.file.path);
  const open = unknownLeaves(shown, planned.argument);
  const whole = wholeReferences(references);
  // A plan does not show the value of a local. If everything is known, references to locals are not needed.
  const kept = open.length > 0 ? whole : whole.filter(({ text }) => !text.startsWith("local."));
  const pointed = keyedAt(planned, open, whole) ?? pointedAt(shown, planned.argument, open, whole);
  return expressionOf(shown, kept.flatMap(parsed), pointed);
}

function referencesIn(configuration: Node | undefined): readonly Scalar[] {
  return itemsOf(valueAt(configuration, "references")).flatMap((item) => (item.kind === "scalar" ? [item] : []));
}

function placeOf([first]: readonly Scalar[], location: Location): Location {
  return first?.location ?? location;
}

function parsed({ text, location }: Scalar): Expression[] {
  const { file, start, end } = location;
  const expression = parseReference(text, { file, start: start + 1, end: end - 1 });
  return expression ? [expression] : [];
}

interface Leaf {
  readonly node: Node;
  /** The argument whose value this is. It may be an item of a list there. */
  readonly argument: string;
}

function unknownLeaves(node: Node, argument: string): readonly Leaf[] {
  switch (node.kind) {
    case "unknown":
      return [{ node, argument }];
    case "list":
      return node.items.flatMap((item) => unknownLeaves(item, argument));
    case "mapping":
      return node.entries.flatMap(({ key, value }) => unknownLeaves(value, key.text));
    default:
      return [];
  }
}

/**
 * The references that are the values of single parts, by part. They are known only if there is one part and one
 * reference, or a list with one reference for each item.
 */
function pointedAt(
  value: Node,
  argument: string,
  open: readonly Leaf[],
  references: readonly Scalar[],
): ReadonlyMap<Node, Expression> {
  const isList = value.kind === "list" && value.items.every(({ kind }) => kind !== "list" && kind !== "mapping");
  const leaves = open.length === 0 && asLiteral(value) !== undefined ? [{ node: value, argument }] : open;
  if (leaves.length !== references.length || (leaves.length > 1 && !isList)) return new Map();
  return new Map(
    leaves.flatMap(({ node, argument: name }, index) => {
      const reference = references[index];
      const [expression] = reference && isPointer(name, reference.text) ? parsed(reference) : [];
      return expression ? [[node, expression] as const] : [];
    }),
  );
}

/** The single part whose value is an attribute of the instance with the same key. */
function keyedAt(
  planned: PlannedArgument,
  [leaf, ...others]: readonly Leaf[],
  [resource, key, ...more]: readonly Scalar[],
): ReadonlyMap<Node, Expression> | undefined {
  if (!leaf || !resource || !key || others.length > 0 || more.length > 0) return undefined;
  const name = keyedAttribute(planned, resource.text, key.text);
  const [of, index] = [resource, key].flatMap(parsed);
  if (name === undefined || leaf.argument !== planned.argument || !of || !index) return undefined;
  const { location } = of;
  const instance = { kind: "index", of, key: index, location } as const;
  return new Map([[leaf.node, { kind: "attribute", of: instance, name, location }]]);
}

/** Known values stay as they are. Lists and mappings around a part that is a reference become expressions. */
function expressionOf(
  value: Node,
  references: readonly Expression[],
  pointed: ReadonlyMap<Node, Expression>,
): Expression {
  const { location } = value;
  const reference = pointed.get(value);
  const planned: PlannedExpression = { kind: "planned", value, references, location, ...(reference && { reference }) };
  if (reference || pointed.size === 0) return planned;
  const inner = (node: Node): Expression => expressionOf(node, references, pointed);
  switch (value.kind) {
    case "list":
      return { kind: "tuple", items: value.items.map(inner), location };
    case "mapping": {
      const items = value.entries.map((entry) => ({
        key: { kind: "variable", name: entry.key.text, location: entry.key.location } as const,
        value: inner(entry.value),
        location: entry.location,
      }));
      return { kind: "object", items, location };
    }
    default:
      return planned;
  }
}
