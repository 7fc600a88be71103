import { oncePer, ownValue, type Location } from "../../../source/index.js";
import { entryOf, type Entry, type Mapping, type Node, type Scalar } from "../../../tree/index.js";
import type { Expression, HclAttribute, HclBlock, HclBody, ObjectItem, TemplateExpression } from "./hcl-ast.js";
import { allOf } from "./hcl-location.js";
import type { OuterPlace } from "./outer-place.js";
import { offsetPiecesOf } from "../text-parts.js";

/**
 * How many labels Terraform's top-level blocks have. In JSON, each label is one more level of objects.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 */
const labelCounts: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  ephemeral: 2,
  action: 2,
  variable: 1,
  output: 1,
  module: 1,
  provider: 1,
  check: 1,
  locals: 0,
  terraform: 0,
  moved: 0,
  import: 0,
  removed: 0,
};

/** Blocks inside a resource that must be evaluated as blocks. */
const innerCounts: Readonly<Record<string, number>> = { lifecycle: 0, provisioner: 1, connection: 0, dynamic: 1 };

/**
 * The number of labels of blocks inside a block of this type. Only the provider knows which other nested objects are blocks, so
 * they are read as arguments, if no dynamic block is in them.
 */
function innerCountsOf(type: string): Readonly<Record<string, number>> {
  if (type === "dynamic") return { content: 0 };
  if (type === "variable") return { validation: 0 };
  if (["resource", "data", "ephemeral", "action", "content"].includes(type)) return innerCounts;
  return ownValue(labelCounts, type) === undefined ? { dynamic: 1 } : {};
}

/** Whether a dynamic block is somewhere in a nested object, so that it is a block. */
const hasDynamic = oncePer((node: Node): boolean => {
  if (node.kind === "list") return node.items.some(hasDynamic);
  if (node.kind !== "mapping") return false;
  return node.entries.some(({ key, value }) => (key.text === "dynamic" ? isDynamic(value) : hasDynamic(value)));
});

/** Labels with `for_each` and `content`, each in one object or in a list of them. */
function isDynamic(node: Node): boolean {
  const labels = mappingsIn(node).flatMap(({ entries }) => entries);
  return labels.some(({ value }) =>
    mappingsIn(value).some((one) => ["for_each", "content"].every((name) => entryOf(one, name))),
  );
}

function mappingsIn(node: Node): readonly Mapping[] {
  if (node.kind === "list") return node.items.flatMap(mappingsIn);
  return node.kind === "mapping" ? [node] : [];
}

export type ReadTemplateText = (text: string, at: OuterPlace) => TemplateExpression | undefined;

/**
 * Converts a `.tf.json` file, or the values that HashiCorp's parser returned for a text, to a body. `isValues`: it is a
 * `.tfvars.json` file.
 */
export function bodyOfTree(root: Node, readText: ReadTemplateText, isValues = false): HclBody {
  if (root.kind !== "mapping") return { location: root.location, attributes: [], blocks: [] };
  return bodyOf(root, isValues ? {} : labelCounts, readText);
}

function bodyOf(mapping: Mapping, counts: Readonly<Record<string, number>>, readText: ReadTemplateText): HclBody {
  const attributes: HclAttribute[] = [];
  const blocks: HclBlock[] = [];
  const mayHaveBlocks = ownValue(counts, "dynamic") !== undefined;
  for (const entry of mapping.entries) {
    const count = ownValue(counts, entry.key.text) ?? (mayHaveBlocks && hasDynamic(entry.value) ? 0 : undefined);
    if (count !== undefined) blocks.push(...blocksOf(entry, entry.value, count, [], readText));
    else if (entry.key.text !== "//") attributes.push(attributeOf(entry, readText));
  }
  return { location: mapping.location, attributes, blocks };
}

function attributeOf({ key, value, location }: Entry, readText: ReadTemplateText): HclAttribute {
  return { name: key.text, nameLocation: key.location, value: expressionOf(value, readText), location };
}

function blocksOf(
  entry: Entry,
  value: Node,
  depth: number,
  labels: readonly Scalar[],
  readText: ReadTemplateText,
): HclBlock[] {
  if (value.kind === "list") return value.items.flatMap((item) => blocksOf(entry, item, depth, labels, readText));
  if (value.kind !== "mapping") return [];
  if (depth > 0) {
    return value.entries.flatMap((inner) => blocksOf(entry, inner.value, depth - 1, [...labels, inner.key], readText));
  }
  const last = labels.at(-1) ?? entry.key;
  const type = entry.key.text;
  const body = bodyOf(value, innerCountsOf(type), readText);
  const remark = entryOf(value, "//")?.value;
  return [
    {
      type,
      labels: labels.map(({ text, location }) => ({ text, location })),
      header: last.location,
      body: type === "variable" ? withType(body, readText) : body,
      location: value.location,
      ...(remark && { remark }),
    },
  ];
}

/** The type of a variable is an expression in a text, without the marks of a template: `"list(string)"`. */
function withType(body: HclBody, readText: ReadTemplateText): HclBody {
  const attributes = body.attributes.map((attribute) =>
    attribute.name === "type" ? { ...attribute, value: inText(attribute.value, readText) } : attribute,
  );
  return { ...body, attributes };
}

function inText(written: Expression, readText: ReadTemplateText): Expression {
  const [text] = written.kind === "template" ? written.parts : [];
  if (text?.kind !== "literal") return written;
  const [read] = readText(`\${${text.text}}`, written.location)?.parts ?? [];
  return read?.kind === "interpolation" ? read.of : written;
}

function expressionOf(node: Node, readText: ReadTemplateText): Expression {
  const { location } = node;
  switch (node.kind) {
    case "scalar":
      return scalarOf(node, readText);
    case "null":
      return { kind: "null", text: "null", location };
    case "list":
      return { kind: "tuple", items: node.items.map((item) => expressionOf(item, readText)), location };
    case "mapping": {
      const items = node.entries.map((entry): ObjectItem => {
        const key = scalarOf({ ...entry.key, quoted: true }, readText);
        return { key, value: expressionOf(entry.value, readText), location: entry.location };
      });
      return { kind: "object", items, location };
    }
    default:
      return { kind: "malformed", location };
  }
}

/** A template at the place of its JSON string, which has quotes. It has the escapes of a heredoc. */
function asValue({ parts }: TemplateExpression, location: Location): TemplateExpression {
  const [only, ...others] = parts;
  const isAll = only?.kind === "interpolation" && others.length === 0;
  const whole = isAll ? [{ ...only, of: { ...only.of, location: allOf(location, only.of.location) } }] : parts;
  return { kind: "template", style: "quoted", parts: whole, location };
}

function scalarOf(node: Scalar, readText: ReadTemplateText): Expression {
  const { location, text } = node;
  if (!node.quoted) return { kind: /^(?:true|false)$/.test(text) ? "bool" : "number", text, location };
  if (/[$%]\{/.test(text)) {
    const read = readText(text, { ...location, pieces: offsetPiecesOf(node) });
    return read ? asValue(read, location) : { kind: "malformed", location };
  }
  const map = node.map ?? [];
  return {
    kind: "template",
    style: "quoted",
    parts: text === "" ? [] : [{ kind: "literal", text, map, location }],
    location,
  };
}
