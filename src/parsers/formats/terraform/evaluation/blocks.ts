import { fitted, type Location } from "../../../../source/index.js";
import {
  asLiteral,
  not,
  type Entry,
  type Formula,
  type Mapping,
  type Node,
  type Scalar,
} from "../../../../tree/index.js";
import type { HclAttribute, HclBlock, HclBody } from "../../../syntax/hcl/hcl-ast.js";
import { choiceOf } from "../../../values/choices.js";
import { asConditional } from "../../../values/origins.js";
import { elementsOf } from "../values/elements.js";
import { evaluate, evaluateAttributes } from "./evaluate.js";
import { argumentIn } from "../modules/declarations.js";
import { inFileOrder } from "../modules/file-order.js";
import { layoutAt } from "../modules/layout.js";
import { withNames, type Scope } from "../modules/scope.js";
import { entryAt, mappingOf, nullAt } from "../../../values/values.js";

/** Evaluates a body: its arguments by name, and its blocks as one list for each block type. */
export function evaluateBody(
  body: HclBody,
  scope: Scope,
  skip: { readonly attributes: ReadonlySet<string>; readonly blocks: ReadonlySet<string> } = nothing,
): Mapping {
  const all = evaluateAttributes(body, scope, skip.attributes);
  if (body.blocks.length === 0) return bodyMapping(body, all);
  const found = new Map<string, Found>();
  const repeated = new Set(body.blocks.map((block) => (block.type === "dynamic" ? block.labels[0]?.text : block.type)));
  // In JSON, and before Terraform 0.12, a nested block may be written as an argument, next to blocks of its type.
  for (const { key, value, location } of all.filter((entry) => repeated.has(entry.key.text))) {
    const { items, incompleteReason } = value.kind === "list" ? value : { items: [value], incompleteReason: undefined };
    add(found, key.text, location, items, incompleteReason);
  }
  for (const block of body.blocks) {
    if (skip.blocks.has(block.type)) continue;
    if (block.type === "dynamic") addDynamic(block, scope, found);
    else add(found, block.type, block.header, [blockMapping(block, scope)]);
  }
  const blocks = [...found].map(([name, { at, items, incompleteReason, isConditional }]): Entry => {
    const location = spanOf(items, at);
    const list: Node = {
      kind: "list",
      items: fitted(items),
      location,
      ...layoutAt(at, "blocks"),
      ...(incompleteReason !== undefined && { incompleteReason }),
      ...(isConditional && { isConditional }),
    };
    return { key: keyAt(name, at), value: list, location };
  });
  const attributes = all.filter((entry) => !repeated.has(entry.key.text));
  return bodyMapping(body, [...attributes, ...blocks]);
}

function bodyMapping({ location }: HclBody, entries: readonly Entry[]): Mapping {
  return { kind: "mapping", entries: fitted(inFileOrder(entries)), location, ...layoutAt(location, "block") };
}

const nothing = { attributes: new Set<string>(), blocks: new Set<string>() };

interface Found {
  readonly at: Location;
  readonly items: Node[];
  incompleteReason?: string;
  /** A dynamic block is one of them. It may create no block, or several. */
  isConditional?: true;
}

function add(
  found: Map<string, Found>,
  name: string,
  at: Location,
  items: readonly Node[],
  incompleteReason?: string,
): Found {
  const known: Found = found.get(name) ?? { at, items: [] };
  known.items.push(...items);
  if (incompleteReason !== undefined) known.incompleteReason ??= incompleteReason;
  found.set(name, known);
  return known;
}

/** A nested block extends from its type to its closing brace. */
function blockMapping(block: HclBlock, scope: Scope): Mapping {
  const { location } = block;
  return { ...evaluateBody(block.body, scope), location, ...layoutAt(location, "block") };
}

function keyAt(text: string, location: Location): Scalar {
  return { kind: "scalar", text, quoted: false, location };
}

/** The location from the first item to the last, if both are in one file. */
function spanOf(items: readonly Node[], at: Location): Location {
  const last = items.at(-1)?.location;
  return last?.file === at.file && last.end > at.start ? { ...at, end: last.end } : at;
}

/**
 * Adds the blocks that a dynamic block creates.
 * https://developer.hashicorp.com/terraform/language/expressions/dynamic-blocks
 */
function addDynamic(block: HclBlock, scope: Scope, found: Map<string, Found>): void {
  const name = block.labels[0]?.text ?? "";
  const argument = (key: string): HclAttribute | undefined => argumentIn(block.body, key);
  const content = block.body.blocks.find((inner) => inner.type === "content");
  const forEach = argument("for_each");
  if (!forEach || !content) {
    add(found, name, block.header, [], "a dynamic block has no content");
    return;
  }
  const named = argument("iterator")?.value;
  const iterator = named?.kind === "variable" ? named.name : (asLiteral(named && evaluate(named, scope)) ?? name);
  const collection = evaluate(forEach.value, scope);
  const branches = collection.kind === "choice" ? collection.branches : [{ when: undefined, value: collection }];
  for (const { when, value } of branches) {
    const { items, incompleteReason } = elementsOf(value);
    const nodes = items.map((item) => {
      const each = mappingOf([entryAt("key", item.key), entryAt("value", item.value)], content.location);
      const node = { ...blockMapping(content, withNames(scope, [[iterator, each]])), location: block.location };
      return when ? onlyWhen(node, when) : asConditional(node);
    });
    add(found, name, block.header, nodes, incompleteReason).isConditional = true;
  }
}

/** The value if the formula is true, else null. A null is an absent block. */
function onlyWhen(value: Node, when: Formula): Node {
  const { location } = value;
  return choiceOf(
    [
      { when, value },
      { when: not(when), value: nullAt(location) },
    ],
    location,
  );
}
