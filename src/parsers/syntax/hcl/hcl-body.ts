import type { Node as SyntaxNode } from "web-tree-sitter";
import type { Location } from "../../../source/index.js";
import type { HclAttribute, HclBlock, HclBody, HclLabel } from "./hcl-ast.js";
import { convertExpression } from "./hcl-expression.js";
import { decode } from "./hcl-literal.js";
import { locate, nested, type Conversion } from "./hcl-location.js";

/** The attributes and blocks of a body. Parts that cannot be parsed are left out. */
export function convertBody(node: SyntaxNode | undefined, location: Location, conversion: Conversion): HclBody {
  const children = node?.children ?? [];
  return {
    location,
    attributes: children.flatMap((child) => (child.type === "attribute" ? convertAttribute(child, conversion) : [])),
    blocks: children.flatMap((child) =>
      child.type === "block" ? (nested(conversion, () => convertBlock(child, conversion)) ?? []) : [],
    ),
  };
}

function convertAttribute(node: SyntaxNode, conversion: Conversion): HclAttribute[] {
  const name = node.children.find((child) => child.type === "identifier");
  const value = node.children.find((child) => child.type === "expression");
  if (!name || !value) return [];
  return [
    {
      name: name.text,
      nameLocation: locate(conversion, name),
      value: convertExpression([value], conversion),
      location: locate(conversion, node),
    },
  ];
}

function convertBlock(node: SyntaxNode, conversion: Conversion): HclBlock {
  const children = node.children;
  const open = children.find((child) => child.type === "block_start");
  const head = children.filter((child) => child.endIndex <= (open?.startIndex ?? node.endIndex));
  const [type, ...labels] = head.filter((child) => child.type === "identifier" || child.type === "string_lit");
  const inside = locate(conversion, open ?? node, node);
  return {
    type: type?.text ?? "",
    labels: labels.map((label) => convertLabel(label, conversion)),
    header: locate(conversion, type ?? node, labels.at(-1) ?? type ?? node),
    body: convertBody(
      children.find((child) => child.type === "body"),
      inside,
      conversion,
    ),
    location: locate(conversion, node),
  };
}

function convertLabel(node: SyntaxNode, conversion: Conversion): HclLabel {
  const location = locate(conversion, node);
  if (node.type === "identifier") return { text: node.text, location };
  return { text: decode(conversion.parsed, node.startIndex + 1, node.endIndex - 1, "quoted").text, location };
}
